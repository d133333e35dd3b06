package org.exposureatlas.explore;

import org.exposureatlas.insight.Insights;
import org.exposureatlas.insight.WageBill;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.platform.Words;
import org.exposureatlas.seniority.SeniorityCurves;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Categories: all of them beside one another, and each with its occupations. */
@Controller
class CategoryController {

    private final CurrentRoster current;
    private final SeniorityCurves curves;
    private final Insights insights;
    private final Words words;

    CategoryController(CurrentRoster current, SeniorityCurves curves, Insights insights, Words words) {
        this.current = current;
        this.curves = curves;
        this.insights = insights;
        this.words = words;
    }

    /** The wage bill under overlap in a sentence, in billions of dollars. */
    private static String bill(WageBill bill, Category category, Words words) {
        return words.say(
                "insight.wages.bill.category",
                category.name(),
                words.say("insight.billions", Figures.tenth(bill.amount().movePointLeft(9))),
                words.say("insight.billions", Figures.tenth(bill.whole().movePointLeft(9))),
                bill.counted(),
                bill.occupations());
    }

    @GetMapping("/categories")
    String list(Model model) {
        model.addAttribute("list", CategoryList.of(current.get(), words));
        return "categories/index";
    }

    @GetMapping("/categories/{slug}")
    String show(
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String dir,
            Model model) {
        Roster roster = current.get();
        Category category = roster.atlas()
                .catalog()
                .category(slug)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No category " + slug));
        model.addAttribute(
                "page",
                CategoryPage.of(
                        roster,
                        category,
                        curves.of(roster.atlas().edition().id(), slug).orElse(null),
                        SortOrder.of(sort, dir),
                        words));
        insights.of(roster.atlas())
                .map(insight -> insight.bill(category))
                .filter(bill -> bill.counted() > 0)
                .ifPresent(bill -> model.addAttribute("bill", bill(bill, category, words)));
        return "categories/show";
    }
}
