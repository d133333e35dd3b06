package org.exposureatlas.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.exposureatlas.occupation.OccupationSearch;
import org.exposureatlas.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Occupations beside one another; the address says which. */
@Controller
class ComparisonController {

    private static final int OFFERED = 6;
    private static final int LONGEST = 100;

    private final CurrentRoster current;
    private final OccupationSearch search;
    private final Words words;

    ComparisonController(CurrentRoster current, OccupationSearch search, Words words) {
        this.current = current;
        this.search = search;
        this.words = words;
    }

    /** @param href address of the comparison with this one added */
    record Offer(Listing listing, String href) {}

    @GetMapping("/compare")
    String show(
            @RequestParam(name = "o", required = false) @Nullable List<String> asked,
            @RequestParam(name = "add", defaultValue = "") String add,
            Model model) {
        Roster roster = current.get();
        Comparison comparison = Comparison.of(roster, Objects.requireNonNullElse(asked, List.of()), words);
        String text = add.strip();
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        model.addAttribute("page", comparison);
        model.addAttribute("add", text);
        model.addAttribute("offers", offers(roster, comparison, text));
        return "compare/show";
    }

    private List<Offer> offers(Roster roster, Comparison comparison, String text) {
        if (text.isEmpty() || comparison.full()) {
            return List.of();
        }
        List<Listing> chosen =
                comparison.sides().stream().map(Comparison.Side::listing).toList();
        List<Offer> offers = new ArrayList<>();
        for (OccupationSearch.Hit hit : search.find(roster.atlas().edition().id(), text, OFFERED + Comparison.MOST)
                .hits()) {
            roster.find(hit.occupation())
                    .filter(listing -> !chosen.contains(listing) && offers.size() < OFFERED)
                    .ifPresent(listing -> offers.add(new Offer(
                            listing,
                            Comparison.address(chosen).and("o", listing.slug()).toString())));
        }
        return offers;
    }
}
