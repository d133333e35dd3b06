package org.exposureatlas.explore;

import java.util.List;
import java.util.Optional;
import org.exposureatlas.occupation.OccupationSearch;
import org.exposureatlas.platform.Words;
import org.jspecify.annotations.Nullable;

/** What a question finds. */
record SearchPage(String asked, List<Result> results) {

    /** @param reason why it is here; {@code null} where its title says so */
    record Result(Listing listing, @Nullable String reason) {}

    SearchPage {
        results = List.copyOf(results);
    }

    static SearchPage of(Roster roster, String asked, List<OccupationSearch.Hit> hits, Words words) {
        return new SearchPage(
                asked,
                hits.stream()
                        .map(hit -> roster.find(hit.occupation())
                                .map(listing -> new Result(
                                        listing,
                                        hit.matched().equals(listing.title())
                                                ? null
                                                : words.say("search.reason.alias", hit.matched()))))
                        .flatMap(Optional::stream)
                        .toList());
    }
}
