package org.exposureatlas.explore.method;

import java.time.Clock;
import java.time.ZoneOffset;
import org.exposureatlas.edition.Editions;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.seniority.SeniorityCurves;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The method and its sources. */
@Controller
class MethodController {

    private final CurrentAtlas current;
    private final SeniorityCurves curves;
    private final Editions editions;
    private final Clock clock;
    private final Words words;

    MethodController(CurrentAtlas current, SeniorityCurves curves, Editions editions, Clock clock, Words words) {
        this.current = current;
        this.curves = curves;
        this.editions = editions;
        this.clock = clock;
        this.words = words;
    }

    @GetMapping("/methodology")
    String method(Model model) {
        model.addAttribute("page", MethodPage.of(current.get(), curves, words));
        return "methodology/index";
    }

    @GetMapping("/methodology/rubric")
    String rubric(Model model) {
        model.addAttribute("page", RubricPage.of(current.get(), words));
        return "methodology/rubric";
    }

    @GetMapping("/sources")
    String sources(Model model) {
        model.addAttribute(
                "page",
                SourcesPage.of(
                        current.get(), clock.instant().atOffset(ZoneOffset.UTC).toLocalDate(), words));
        return "methodology/sources";
    }

    @GetMapping("/editions")
    String editions(Model model) {
        model.addAttribute("page", EditionsPage.of(current.get().edition(), editions.published(), words));
        return "methodology/editions";
    }
}
