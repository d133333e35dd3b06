package org.exposureatlas.explore;

import java.util.List;
import java.util.Optional;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.occupation.OccupationSearch;
import org.exposureatlas.occupation.OccupationSearch.Hit;
import org.exposureatlas.platform.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a question finds.
 *
 * @param answered whether the results answer it; otherwise they are the nearest there are
 * @param category the category that has the very name asked for
 */
record SearchPage(
        String asked,
        boolean answered,
        List<Result> results,
        @Nullable Category category) {

    /** @param reason why it is here; {@code null} where its title says so */
    record Result(Listing listing, @Nullable String reason) {}

    SearchPage {
        results = List.copyOf(results);
    }

    static SearchPage of(Roster roster, String asked, OccupationSearch.Answer answer, Words words) {
        return new SearchPage(
                asked,
                answer.answered(),
                answer.hits().stream()
                        .map(hit -> roster.find(hit.occupation())
                                .map(listing -> new Result(listing, reason(listing, hit, words))))
                        .flatMap(Optional::stream)
                        .toList(),
                roster.atlas().catalog().categories().stream()
                        .filter(category -> category.name().equalsIgnoreCase(asked))
                        .findFirst()
                        .orElse(null));
    }

    private static @Nullable String reason(Listing listing, Hit hit, Words words) {
        return switch (hit.matched()) {
            case TITLE -> null;
            case NAME ->
                hit.shown().equalsIgnoreCase(listing.title()) ? null : words.say("search.reason.name", hit.shown());
            case CODE -> words.say("search.reason.code", hit.shown());
            case CATEGORY -> words.say("search.reason.category", hit.shown());
            case TASK -> words.say("search.reason.task", hit.shown());
        };
    }
}
