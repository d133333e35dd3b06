package org.exposureatlas.report;

import java.time.ZoneOffset;
import java.util.Objects;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.edition.Editions;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.platform.PublicAddress;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
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
    private final ReportPage page;
    private final PublicAddress addresses;
    private final Words words;

    OldReportController(
            CurrentAtlas current, Editions editions, ReportPage page, PublicAddress addresses, Words words) {
        this.current = current;
        this.editions = editions;
        this.page = page;
        this.addresses = addresses;
        this.words = words;
    }

    /**
     * @param canonical address of the present report
     * @param pdf address of this one as a file
     */
    record Old(String notice, String canonical, String pdf) {}

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
        String here = "/editions/" + label + "/occupations/" + slug;
        model.addAttribute(
                "old",
                new Old(
                        words.say("history.old.notice", label, published),
                        "/occupations/" + slug,
                        here + "/report.pdf"));
        // Dates are judged when the edition was made, and not when it is read: it never changes by itself.
        page.fill(model, atlas, occupation, TaskOrder.FEASIBILITY, edition.asOf(), addresses.of(here));
        return "report/old";
    }
}
