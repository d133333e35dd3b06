package org.exposureatlas.explore.method;

import java.util.List;
import org.exposureatlas.chart.BarList;
import org.exposureatlas.chart.CompositionBar;
import org.exposureatlas.chart.Curve;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.seniority.SeniorityCurves;
import org.exposureatlas.shared.Crumb;
import org.jspecify.annotations.Nullable;

/**
 * How the score is made: rendered from the model file and the data of the edition. No number of the method is written
 * here or in the template.
 */
record MethodPage(
        List<Crumb> crumbs,
        String model,
        String summary,
        String caveat,
        String asOf,
        Weights weights,
        List<SignalRule> rules,
        FeasibilityRule feasibility,
        Completeness completeness,
        List<TierRow> tiers,
        Seniority seniority,
        @Nullable String bands,
        String disagreement,
        @Nullable String labels,
        Resilience resilience,
        List<String> limits,
        List<Comparison> comparisons) {

    record Weights(String finding, CompositionBar bar, DataTable table) {}

    /**
     * How one signal gets its value from 0 to 100.
     *
     * @param reads what it is computed from
     * @param coverage how many occupations have a value
     * @param curve for a rule of straight lines, {@code bars} for a table of phrases
     * @param pending why the signal has no value anywhere
     */
    record SignalRule(
            String key,
            String name,
            String weight,
            String explains,
            String reads,
            String coverage,
            List<Origin> origins,
            @Nullable String finding,
            @Nullable Curve curve,
            @Nullable BarList bars,
            @Nullable DataTable table,
            List<String> notes,
            @Nullable String pending) {}

    record Origin(String title, @Nullable String url, String vintage) {}

    /** @param parts one sentence for each part of the formula */
    record FeasibilityRule(String formula, String scale, List<String> parts, DataTable importance, String raters) {}

    /** @param pending the signals without a value, by reason */
    record Completeness(String lede, DataTable shares, DataTable pending) {}

    record TierRow(Tone tone, String name, String range, String verdict, String count, String share) {}

    record Seniority(String lede, DataTable curves) {}

    record Resilience(String lede, DataTable points, DataTable classes, List<String> reach) {}

    /** The default model beside another one. */
    record Comparison(
            String id,
            String name,
            String summary,
            DataTable signals,
            List<String> limits,
            List<String> effects,
            String finding,
            String ours,
            String theirs,
            List<Difference> differences) {}

    record Difference(String title, String href, Reading ours, Reading theirs, String apart) {}

    record Reading(String figure, Tone tone, String tier) {}

    static MethodPage of(Atlas atlas, SeniorityCurves curves, Words words) {
        return new MethodPageMaker(atlas, curves, words).make();
    }
}
