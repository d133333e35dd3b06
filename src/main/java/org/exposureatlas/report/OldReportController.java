package org.exposureatlas.report;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.edition.Editions;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.platform.PublicAddress;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.seniority.SeniorityCurves;
import org.exposureatlas.shared.Figures;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The report as an edition had it that is kept: the same words and figures at an address of their own. */
@Controller
class OldReportController {

    private final CurrentAtlas current;
    private final Editions editions;
    private final SeniorityCurves curves;
    private final PublicAddress addresses;
    private final Words words;

    OldReportController(
            CurrentAtlas current, Editions editions, SeniorityCurves curves, PublicAddress addresses, Words words) {
        this.current = current;
        this.editions = editions;
        this.curves = curves;
        this.addresses = addresses;
        this.words = words;
    }

    /** @param canonical address of the present report */
    record Old(String notice, String canonical) {}

    @GetMapping("/editions/{label}/occupations/{slug}")
    String show(@PathVariable String label, @PathVariable String slug, Model model) {
        EditionInfo edition = editions.find(label)
                .filter(found -> found.publishedAt() != null)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No edition " + label));
        Atlas atlas = current.of(edition);
        Occupation occupation = atlas.catalog()
                .find(slug)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No occupation " + slug));
        String published = Figures.day(Objects.requireNonNull(edition.publishedAt())
                .atOffset(ZoneOffset.UTC)
                .toLocalDate());
        model.addAttribute("old", new Old(words.say("history.old.notice", label, published), "/occupations/" + slug));
        model.addAttribute(
                "report",
                ReportMaker.make(
                        atlas,
                        occupation,
                        curves.of(edition.id(), occupation.category().slug()).orElse(null),
                        TaskOrder.FEASIBILITY,
                        List.of(),
                        addresses.of("/editions/" + label + "/occupations/" + slug),
                        words));
        return "report/old";
    }
}
