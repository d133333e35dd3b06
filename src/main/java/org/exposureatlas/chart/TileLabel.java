package org.exposureatlas.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A label set in lines that fit a rectangle. Widths are estimated from the letters, a little on the wide side, because
 * the server has no type to measure.
 *
 * @param size of the type, in the units of the drawing
 * @param lines empty where there is no room; the last one may end in an ellipsis
 * @param figureFits whether one line more, for a figure, still fits
 */
public record TileLabel(double size, List<String> lines, boolean figureFits) {

    private static final double LEADING = 1.18;
    private static final double PADDING = 5;
    private static final String NARROW = "fijlrtI.,'-()| ";
    private static final String WIDE = "mwMWABCDGHKNOQRUVXYZ@%&";

    public TileLabel {
        lines = List.copyOf(lines);
    }

    /** The largest of the sizes in which the whole text fits; in the smallest, as many words as do. */
    public static TileLabel of(String text, Treemap.Box box, double... sizes) {
        double width = box.width() - 2 * PADDING;
        double height = box.height() - 2 * PADDING;
        for (double size : sizes) {
            int most = (int) Math.floor(height / (size * LEADING));
            List<String> lines = wrapped(text, width / size);
            if (!lines.isEmpty() && lines.size() <= most) {
                return new TileLabel(size, lines, lines.size() < most);
            }
        }
        double size = sizes[sizes.length - 1];
        int most = (int) Math.floor(height / (size * LEADING));
        return new TileLabel(size, shortened(text, width / size, most), false);
    }

    /** Distance between two lines. */
    public double leading() {
        return size * LEADING;
    }

    /** The words in lines no wider than this, in units of the type size; nothing where a word is wider. */
    private static List<String> wrapped(String text, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (width(word) > width) {
                return List.of();
            }
            if (!line.isEmpty() && width(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The first words, if at least the first one fits and says something. */
    private static List<String> shortened(String text, double width, int most) {
        List<String> lines = new ArrayList<>();
        String[] words = text.split(" ");
        int at = 0;
        while (lines.size() < most && at < words.length) {
            StringBuilder line = new StringBuilder();
            boolean last = lines.size() + 1 == most;
            while (at < words.length
                    && width((line.isEmpty() ? "" : line + " ") + words[at] + (last ? "…" : "")) <= width) {
                line.append(line.isEmpty() ? "" : " ").append(words[at++]);
            }
            if (line.isEmpty()) {
                break;
            }
            lines.add(line.toString());
        }
        if (lines.isEmpty()
                || at < words.length && lines.size() == 1 && lines.getFirst().length() < 6) {
            return List.of();
        }
        if (at < words.length) {
            String last = lines.removeLast().replaceFirst("[,;]$", "");
            while (width(last + "…") > width && last.contains(" ")) {
                last = last.substring(0, last.lastIndexOf(' ')).replaceFirst("[,;]$", "");
            }
            if (last.toLowerCase(Locale.ROOT).endsWith(" and")) {
                last = last.substring(0, last.length() - 4).replaceFirst("[,;]$", "");
            }
            lines.add(last + "…");
        }
        return lines;
    }

    static double width(String text) {
        double width = 0;
        for (char letter : text.toCharArray()) {
            width += NARROW.indexOf(letter) >= 0 ? 0.31 : WIDE.indexOf(letter) >= 0 ? 0.72 : 0.53;
        }
        return width;
    }
}
