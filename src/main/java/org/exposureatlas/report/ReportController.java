package org.exposureatlas.report;

import java.time.Clock;
import java.time.ZoneOffset;
import org.exposureatlas.billing.Gate;
import org.exposureatlas.edition.EditionHistory;
import org.exposureatlas.insight.InsightBook;
import org.exposureatlas.insight.Insights;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.career.Careers;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.seniority.SeniorityCurves;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The page of one occupation. */
@Controller
class ReportController {

    private final CurrentAtlas current;
    private final SeniorityCurves curves;
    private final Careers careers;
    private final EditionHistory history;
    private final Insights insights;
    private final Gate gate;
    private final Clock clock;
    private final Words words;

    ReportController(
            CurrentAtlas current,
            SeniorityCurves curves,
            Careers careers,
            EditionHistory history,
            Insights insights,
            Gate gate,
            Clock clock,
            Words words) {
        this.current = current;
        this.curves = curves;
        this.careers = careers;
        this.history = history;
        this.insights = insights;
        this.gate = gate;
        this.clock = clock;
        this.words = words;
    }

    @GetMapping("/occupations/{slug}")
    String show(@PathVariable String slug, @RequestParam(defaultValue = "feasibility") String tasks, Model model) {
        Atlas atlas = current.get();
        Occupation occupation = atlas.catalog()
                .find(slug)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No occupation " + slug));
        CareerProfile career = CareerProfileMaker.make(
                atlas,
                careers.of(atlas.edition().id()),
                insights.of(atlas.edition().id()).map(InsightBook::likeness).orElse(null),
                occupation,
                words);
        model.addAttribute("career", career);
        model.addAttribute("sample", slug.equals(gate.sample()));
        model.addAttribute(
                "insight",
                InsightSections.of(
                        atlas,
                        insights.of(atlas),
                        occupation,
                        gate.opensSections(slug),
                        gate.sample(),
                        clock.instant().atOffset(ZoneOffset.UTC).toLocalDate(),
                        words));
        model.addAttribute(
                "history", HistoryPart.of(atlas, history.of(atlas.edition().id()), slug, words));
        model.addAttribute(
                "report",
                ReportMaker.make(
                        atlas,
                        occupation,
                        curves.of(atlas.edition().id(), occupation.category().slug())
                                .orElse(null),
                        order(tasks),
                        career.sources(),
                        ServletUriComponentsBuilder.fromCurrentRequest()
                                .replaceQuery(null)
                                .toUriString(),
                        words));
        return "report/show";
    }

    private static TaskOrder order(String tasks) {
        try {
            return TaskOrder.of(tasks);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "tasks is " + tasks + ", expected feasibility, contribution or importance");
        }
    }
}
