package org.exposureatlas.chart;

import java.util.Locale;

/** Which end of a label sits on its position. */
public enum Anchor {
    START,
    MIDDLE,
    END;

    /** Keeps a label inside the drawing: near an edge it hangs inwards. */
    static Anchor within(Percent x, double margin) {
        if (x.value() < margin) {
            return START;
        }
        return x.value() > 100 - margin ? END : MIDDLE;
    }

    /** The value of the {@code text-anchor} attribute. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
