package org.exposureatlas.scoring;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.occupation.Catalog;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.signal.SignalBook;

/**
 * Everything the pages of one edition are made of, so that a page never mixes two editions. Immutable.
 */
public record Atlas(EditionInfo edition, Catalog catalog, SignalBook signals, ScoreBook scores) {

    /** An occupation with its score under the default model. */
    public record Scored(Occupation occupation, ScoreCard score) {}

    public ScoringModel model() {
        return scores.method().model();
    }

    /** All occupations that have a score, the most exposed first, then by title. */
    public List<Scored> ranked() {
        return rank(catalog.occupations());
    }

    /** The scored occupations of a category, the most exposed first, then by title. */
    public List<Scored> ranked(Category category) {
        return rank(catalog.in(category));
    }

    /**
     * The tier's step from 1 (the lowest) up, for scales and colors.
     */
    public int step(String tier) {
        List<ScoringModel.Tier> tiers = model().tiers();
        return tiers.size() - tiers.indexOf(model().tier(tier));
    }

    /** The career-page view of an occupation, under the default model. */
    public ResilienceReading resilience(Occupation occupation) {
        return ResilienceReading.of(model(), occupation, signals);
    }

    private List<Scored> rank(List<Occupation> occupations) {
        return occupations.stream()
                .map(occupation -> new Scored(occupation, scores.of(occupation.slug())))
                .filter(scored -> !scored.score().isWithheld())
                .sorted(Comparator.comparing((Scored scored) -> aoi(scored.score()))
                        .reversed()
                        .thenComparing(scored -> scored.occupation().title()))
                .toList();
    }

    private static BigDecimal aoi(ScoreCard card) {
        BigDecimal aoi = card.aoi();
        if (aoi == null) {
            throw new IllegalArgumentException("The score of " + card.occupation() + " is withheld");
        }
        return aoi;
    }
}
