package org.exposureatlas.explore.method;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.exposureatlas.insight.Insights;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.scoring.Perturbation;
import org.exposureatlas.seniority.SeniorityCurves;
import org.exposureatlas.signal.PublishedMeasure;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The method and its sources. */
@Controller
class MethodController {

    private final CurrentAtlas current;
    private final SeniorityCurves curves;
    private final Findings findings;
    private final Insights insights;
    private final Clock clock;
    private final Words words;

    MethodController(
            CurrentAtlas current,
            SeniorityCurves curves,
            Findings findings,
            Insights insights,
            Clock clock,
            Words words) {
        this.current = current;
        this.findings = findings;
        this.insights = insights;
        this.curves = curves;
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

    @GetMapping("/methodology/moves")
    String moves(Model model) {
        model.addAttribute(
                "page",
                insights.of(current.get().edition().id())
                        .map(book -> MovesPage.of(book, words))
                        .orElseThrow(() -> new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "This edition has no rule of moves")));
        return "methodology/moves";
    }

    @GetMapping("/sources")
    String sources(Model model) {
        model.addAttribute(
                "page",
                SourcesPage.of(
                        current.get(), clock.instant().atOffset(ZoneOffset.UTC).toLocalDate(), words));
        return "methodology/sources";
    }

    @GetMapping("/methodology/robustness")
    String robustness(
            @RequestParam(defaultValue = "rank") String order,
            @RequestParam(defaultValue = "") String change,
            Model model) {
        Atlas atlas = current.get();
        List<Perturbation> perturbations = findings.of(atlas).perturbations();
        if (!change.isEmpty()
                && perturbations.stream()
                        .noneMatch(perturbation -> perturbation.key().equals(change))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No perturbation " + change);
        }
        RobustnessPage.ListOrder listOrder = RobustnessPage.ListOrder.of(order)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "order is " + order + ", expected rank, certain or uncertain"));
        model.addAttribute("page", RobustnessPage.of(atlas, perturbations, listOrder, change, words));
        return "methodology/robustness";
    }

    @GetMapping("/methodology/what-if")
    String whatIf(@RequestParam Map<String, String> weights, Model model) {
        try {
            model.addAttribute("page", WhatIfPage.of(current.get(), weights, words));
        } catch (WhatIfPage.NotAWeightException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
        return "methodology/what-if";
    }

    @GetMapping("/methodology/validation")
    String validation(@RequestParam(defaultValue = "") String measure, Model model) {
        Atlas atlas = current.get();
        PublishedMeasure chosen = atlas.signals().measures().stream()
                .filter(candidate -> measure.isEmpty()
                        ? candidate.headline()
                        : candidate.key().equals(measure))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No measure " + measure));
        model.addAttribute("page", ValidationPage.of(atlas, findings.of(atlas), chosen, words));
        return "methodology/validation";
    }
}
