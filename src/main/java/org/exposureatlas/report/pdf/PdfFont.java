package org.exposureatlas.report.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The fonts of the site, in the weights that a printed report uses. The files are those of the fontsource packages;
 * their figures all have one width.
 */
enum PdfFont {
    SANS_LIGHT("Source Sans 3", 300, false, "source-sans-3-latin-300-normal"),
    SANS("Source Sans 3", 400, false, "source-sans-3-latin-400-normal"),
    SANS_ITALIC("Source Sans 3", 400, true, "source-sans-3-latin-400-italic"),
    SANS_STRONG("Source Sans 3", 600, false, "source-sans-3-latin-600-normal"),
    SERIF("Source Serif 4", 500, false, "source-serif-4-latin-500-normal"),
    SERIF_STRONG("Source Serif 4", 600, false, "source-serif-4-latin-600-normal");

    private final String family;
    private final int weight;
    private final boolean italic;
    private final String file;

    PdfFont(String family, int weight, boolean italic, String file) {
        this.family = family;
        this.weight = weight;
        this.italic = italic;
        this.file = file;
    }

    String family() {
        return family;
    }

    int weight() {
        return weight;
    }

    boolean italic() {
        return italic;
    }

    /** Whether charts are labelled in it. */
    boolean inCharts() {
        return this == SANS || this == SANS_STRONG;
    }

    /** The font as a TrueType file. */
    byte[] trueType() {
        String path = "/pdf/fonts/" + file + ".woff";
        try (InputStream packed = Objects.requireNonNull(PdfFont.class.getResourceAsStream(path), path)) {
            return Woff.unpack(packed.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
