package org.exposureatlas.occupation;

import jakarta.persistence.Embeddable;

/**
 * One rater's rating of how far an occupation rests on something people bring: empathy, presence, opinion, creativity
 * or hope (the EPOCH groups of Loaiza and Rigobon, 2024), with a one-line reason.
 *
 * @param rating 1 to 5
 */
@Embeddable
public record HumanAdvantage(String rater, String dimension, int rating, String reason) {

    public HumanAdvantage {
        if (rating < 1 || rating > 5) {
            throw new IllegalArgumentException(dimension + " is " + rating + ", expected 1 to 5");
        }
    }
}
