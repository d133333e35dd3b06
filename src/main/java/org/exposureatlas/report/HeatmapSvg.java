package org.exposureatlas.report;

import java.util.ArrayList;
import java.util.List;
import org.exposureatlas.platform.Words;

/** The heatmap as a drawing of its own, for slides and print: the figures of the page, no style sheet, no font. */
final class HeatmapSvg {

    private static final int LEFT = 380;
    private static final int CELL = 84;
    private static final int ROW = 40;
    private static final int TOP = 96;
    private static final int LETTERS = 54;

    /** From little to much; the figure stands in every cell. */
    private static final List<String> HEAT = List.of("#f6f4ee", "#dfe6ea", "#c7d5df", "#aec3d3", "#93b0c7");

    private static final List<String> LIMITS = List.of("#f6f4ee", "#f3e8d2", "#efdab3", "#eacc94", "#e4bd74");

    private HeatmapSvg() {}

    static String of(HeatmapView view, String source, String caveat, Words words) {
        List<HeatmapView.Line> lines = new ArrayList<>(view.lines());
        HeatmapView.Line summary = view.summary();
        if (summary != null) {
            lines.add(summary);
        }
        int width = LEFT + CELL * view.columns().size() + 24;
        int height = TOP + ROW * lines.size() + 64;
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        .formatted(width, height, width, height));
        svg.append(" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\" fill=\"#1b2025\">\n");
        svg.append("<title>")
                .append(escaped(words.say("insight.heatmap.of", view.title())))
                .append("</title>\n");
        svg.append("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>%n".formatted(width, height));
        text(
                svg,
                12,
                28,
                "start",
                " font-size=\"18\" font-weight=\"bold\"",
                words.say("insight.heatmap.of", view.title()));
        text(svg, 12, 48, "start", "", view.finding());
        for (int i = 0; i < view.columns().size(); i++) {
            text(
                    svg,
                    LEFT + i * CELL + CELL / 2,
                    TOP - 10,
                    "middle",
                    " font-size=\"12\"",
                    view.columns().get(i).label());
        }
        for (int i = 0; i < lines.size(); i++) {
            line(svg, lines.get(i), TOP + i * ROW, lines.get(i).equals(summary));
        }
        text(svg, 12, height - 32, "start", " font-size=\"12\"", source);
        text(svg, 12, height - 14, "start", " font-size=\"12\"", caveat);
        return svg.append("</svg>\n").toString();
    }

    private static void line(StringBuilder svg, HeatmapView.Line line, int top, boolean bold) {
        List<String> name = wrapped(line.name());
        String weight = bold ? " font-weight=\"bold\"" : "";
        for (int i = 0; i < name.size(); i++) {
            int y = name.size() == 1 ? top + 25 : top + 17 + i * 16;
            text(svg, line.rater() ? 28 : 12, y, "start", weight, name.get(i));
        }
        for (int i = 0; i < line.cells().size(); i++) {
            HeatmapView.Cell cell = line.cells().get(i);
            int x = LEFT + i * CELL;
            if (cell.heat() >= 0) {
                svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n"
                        .formatted(
                                x + 1, top + 1, CELL - 2, ROW - 2, (cell.limits() ? LIMITS : HEAT).get(cell.heat())));
            }
            text(svg, x + CELL / 2, top + 25, "middle", weight, cell.shown());
        }
    }

    private static void text(StringBuilder svg, int x, int y, String anchor, String more, String text) {
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\"".formatted(x, y, anchor))
                .append(more)
                .append('>')
                .append(escaped(text))
                .append("</text>\n");
    }

    /** At most two lines. */
    private static List<String> wrapped(String text) {
        if (text.length() <= LETTERS) {
            return List.of(text);
        }
        int cut = text.lastIndexOf(' ', LETTERS);
        String rest = text.substring(cut + 1);
        return List.of(
                text.substring(0, cut),
                rest.length() <= LETTERS ? rest : rest.substring(0, rest.lastIndexOf(' ', LETTERS - 1)) + "…");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
