package org.exposureatlas.explore;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.exposureatlas.occupation.OccupationSearch;
import org.exposureatlas.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Finds an occupation by the name a reader uses for it, and takes requests for those that are not here. */
@Controller
class SearchController {

    private static final int LONGEST = 100;
    private static final int MOST = 20;
    private static final int MOST_SUGGESTED = 8;
    private static final int REQUESTS_AN_HOUR = 5;

    private final CurrentRoster current;
    private final OccupationSearch search;
    private final OccupationRequests requests;
    private final RequestLimit limit;
    private final Words words;

    SearchController(
            CurrentRoster current, OccupationSearch search, OccupationRequests requests, Clock clock, Words words) {
        this.current = current;
        this.search = search;
        this.requests = requests;
        this.limit = new RequestLimit(clock, REQUESTS_AN_HOUR, Duration.ofHours(1));
        this.words = words;
    }

    @GetMapping("/search")
    String show(@RequestParam(name = "q", defaultValue = "") String asked, Model model) {
        find(asked, MOST, model);
        return "search/show";
    }

    /** What fits so far, as a piece of a page that the script puts below the search box. */
    @GetMapping("/search/suggestions")
    String suggest(@RequestParam(name = "q", defaultValue = "") String asked, Model model) {
        find(asked, MOST_SUGGESTED, model);
        return "search/suggestions";
    }

    private void find(String asked, int most, Model model) {
        Roster roster = current.get();
        String text = asked.strip();
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        model.addAttribute("query", text);
        model.addAttribute(
                "page",
                SearchPage.of(roster, text, search.find(roster.atlas().edition().id(), text, most), words));
    }

    @GetMapping("/search/requests")
    String requests(@RequestParam(required = false) @Nullable String kept, Model model) {
        model.addAttribute("requests", requests.list());
        model.addAttribute("kept", kept != null);
        return "search/requests";
    }

    @PostMapping("/search/requests")
    ModelAndView request(@RequestParam(name = "q", defaultValue = "") String asked, HttpServletRequest request) {
        Optional<String> title = OccupationRequests.titleIn(asked);
        if (title.isEmpty()) {
            return refused(HttpStatus.BAD_REQUEST, "search.request.notatitle");
        }
        if (!limit.allows(request.getRemoteAddr())) {
            return refused(HttpStatus.TOO_MANY_REQUESTS, "search.request.toomany");
        }
        requests.add(title.get());
        RedirectView list = new RedirectView("/search/requests?kept", true);
        list.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(list);
    }

    private ModelAndView refused(HttpStatus status, String reason) {
        ModelAndView page = new ModelAndView("search/requests", status);
        page.addObject("requests", requests.list());
        page.addObject("kept", false);
        page.addObject("refused", words.say(reason));
        return page;
    }
}
