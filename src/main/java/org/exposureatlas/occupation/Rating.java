package org.exposureatlas.occupation;

import jakarta.persistence.Embeddable;

/** One rater's five factors for a task, each 0 to 4 by the rubric. */
@Embeddable
public record Rating(String rater, int capability, int digital, int structure, int presence, int accountability) {

    public Rating {
        check("capability", capability);
        check("digital", digital);
        check("structure", structure);
        check("presence", presence);
        check("accountability", accountability);
    }

    private static void check(String factor, int value) {
        if (value < 0 || value > 4) {
            throw new IllegalArgumentException(factor + " is " + value + ", expected 0 to 4");
        }
    }
}
