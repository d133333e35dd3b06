package org.exposureatlas.report;

import java.time.LocalDate;
import java.util.Optional;
import org.exposureatlas.billing.Gate;
import org.exposureatlas.edition.EditionHistory;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.insight.InsightBook;
import org.exposureatlas.insight.Insights;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.career.Careers;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.seniority.SeniorityCurves;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a report shows, of whatever edition: the present report and those of old editions are made alike. */
@Component
class ReportPage {

    private final SeniorityCurves curves;
    private final Careers careers;
    private final EditionHistory history;
    private final Insights insights;
    private final Gate gate;
    private final Words words;

    ReportPage(
            SeniorityCurves curves,
            Careers careers,
            EditionHistory history,
            Insights insights,
            Gate gate,
            Words words) {
        this.curves = curves;
        this.careers = careers;
        this.history = history;
        this.insights = insights;
        this.gate = gate;
        this.words = words;
    }

    /**
     * Puts all parts of a report into the model of its page. Paid sections that are locked for this reader are not
     * computed.
     *
     * @param today by which the age of what is dated is judged
     * @param address of the page, for its citation
     */
    void fill(Model model, Atlas atlas, Occupation occupation, TaskOrder order, LocalDate today, String address) {
        EditionId edition = atlas.edition().id();
        String slug = occupation.slug();
        Optional<InsightBook> book = insights.of(edition);
        CareerProfile career = CareerProfileMaker.make(
                atlas, careers.of(edition), book.map(InsightBook::likeness).orElse(null), occupation, words);
        model.addAttribute("career", career);
        model.addAttribute("sample", slug.equals(gate.sample()));
        model.addAttribute(
                "insight",
                InsightSections.of(
                        atlas, insights.of(atlas), occupation, gate.opensSections(slug), gate.sample(), today, words));
        model.addAttribute("history", HistoryPart.of(atlas, history.of(edition), slug, words));
        model.addAttribute(
                "report",
                ReportMaker.make(
                        atlas,
                        occupation,
                        curves.of(edition, occupation.category().slug()).orElse(null),
                        order,
                        career.sources(),
                        address,
                        words));
    }
}
