package org.exposureatlas.explore;

import org.exposureatlas.occupation.OccupationSearch;
import org.exposureatlas.platform.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds an occupation by the name a reader uses for it. */
@Controller
class SearchController {

    private static final int LONGEST = 100;
    private static final int MOST = 20;

    private final CurrentRoster current;
    private final OccupationSearch search;
    private final Words words;

    SearchController(CurrentRoster current, OccupationSearch search, Words words) {
        this.current = current;
        this.search = search;
        this.words = words;
    }

    @GetMapping("/search")
    String show(@RequestParam(name = "q", defaultValue = "") String asked, Model model) {
        Roster roster = current.get();
        String text = asked.strip();
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        model.addAttribute("query", text);
        model.addAttribute(
                "page",
                SearchPage.of(roster, text, search.find(roster.atlas().edition().id(), text, MOST), words));
        return "search/show";
    }
}
