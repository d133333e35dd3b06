package org.exposureatlas.insight;

import java.time.LocalDate;
import java.util.List;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.scoring.Atlas;

/** The computations behind the sections of a subscriber, over one edition. Page, file, PDF and API ask the same. */
public final class Insight {

    private final Atlas atlas;
    private final InsightBook book;

    public Insight(Atlas atlas, InsightBook book) {
        this.atlas = atlas;
        this.book = book;
    }

    public InsightBook book() {
        return book;
    }

    public Heatmap heatmap(Occupation occupation) {
        return Heatmap.of(atlas.model(), occupation, atlas.scores().of(occupation.slug()));
    }

    /** The best moves by the settings, the best first. */
    public List<Pivot> pivots(Occupation occupation, PivotSettings settings) {
        return new PivotMaker(atlas, book).best(occupation, settings);
    }

    /** The best moves by the published defaults. */
    public List<Pivot> pivots(Occupation occupation) {
        return book.best().of(occupation.slug(), () -> pivots(occupation, PivotSettings.defaults(book.pivots())));
    }

    public WageImpact wages(Occupation occupation, WageAssumptions assumptions) {
        return new WageImpactMaker(atlas, book).of(occupation, assumptions);
    }

    public WageImpact wages(Occupation occupation) {
        return wages(occupation, WageAssumptions.defaults(book.wages()));
    }

    /** The wage bill under overlap of a category: the sum over its occupations that have one. */
    public WageBill bill(Category category) {
        return new WageImpactMaker(atlas, book).bill(category);
    }

    public ToolAdvice tools(Occupation occupation, LocalDate today) {
        return ToolAdvice.of(atlas, book.tools(), book.fit(), occupation, today);
    }

    public ActionPlan plan(Occupation occupation, LocalDate today) {
        return ActionPlan.of(heatmap(occupation), pivots(occupation), tools(occupation, today));
    }
}
