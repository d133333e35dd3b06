package org.exposureatlas.explore.method;

import org.exposureatlas.occupation.Rater;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.shared.Figures;

/** Raters as pages name them: with how much they have rated where that is not all. */
final class RaterNames {

    private RaterNames() {}

    /** @param rated how many tasks */
    static String of(Atlas atlas, String rater, int rated, Words words) {
        String name = atlas.catalog().rater(rater).map(Rater::name).orElse(rater);
        int all = atlas.catalog().occupations().stream()
                .mapToInt(occupation -> occupation.tasks().size())
                .sum();
        return rated == all ? name : words.say("method.rater.part", name, Figures.count(rated), Figures.count(all));
    }
}
