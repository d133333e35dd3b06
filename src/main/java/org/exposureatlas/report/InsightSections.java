package org.exposureatlas.report;

import java.time.LocalDate;
import java.util.Optional;
import org.exposureatlas.insight.Insight;
import org.exposureatlas.insight.InsightBook;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.jspecify.annotations.Nullable;

/**
 * The paid sections of a report. Where they are locked nothing of them is computed: {@code locked} says what is inside,
 * and everything else is {@code null}.
 *
 * @param missing why there are no such sections at all
 */
record InsightSections(
        @Nullable String missing,
        @Nullable Locked locked,
        @Nullable HeatmapView heatmap,
        @Nullable PivotsView pivots,
        @Nullable WagesView wages,
        @Nullable ToolsView tools) {

    /** @param sample the occupation whose sections are open to everybody */
    record Locked(
            String heatmap, String pivots, String wages, String tools, String plan, String sample, String sampleTitle) {

        /** What is inside the section of that name. */
        String of(String section) {
            return switch (section) {
                case "heatmap" -> heatmap;
                case "pivots" -> pivots;
                case "wages" -> wages;
                case "tools" -> tools;
                case "plan" -> plan;
                default -> throw new IllegalArgumentException("No section " + section);
            };
        }
    }

    static InsightSections of(
            Atlas atlas,
            Optional<Insight> insight,
            Occupation occupation,
            boolean open,
            String sample,
            LocalDate today,
            Words words) {
        if (insight.isEmpty()) {
            return new InsightSections(words.say("insight.missing"), null, null, null, null, null);
        }
        if (!open) {
            return new InsightSections(
                    null, locked(atlas, insight.get().book(), occupation, sample, words), null, null, null, null);
        }
        UsedSources sources = new UsedSources(atlas, words);
        return new InsightSections(
                null,
                null,
                HeatmapView.of(
                        atlas, insight.get().heatmap(occupation), occupation, HeatmapOrder.CONTRIBUTION, false, words),
                PivotsView.of(atlas, insight.get(), occupation, words),
                WagesView.of(insight.get(), occupation, insight.get().wages(occupation), words, sources),
                ToolsView.of(atlas, insight.get().tools(occupation, today), words));
    }

    /** From public facts only: how many tasks, kinds of work, moves and levels there are. */
    static Locked locked(Atlas atlas, InsightBook book, Occupation occupation, String sample, Words words) {
        long kinds = occupation.tasks().stream().map(Task::activity).distinct().count();
        return new Locked(
                words.say("insight.locked.heatmap", occupation.tasks().size()),
                words.say(
                        "insight.locked.pivots",
                        book.pivots().count(),
                        book.pivots().parts().size()),
                words.say("insight.locked.wages", book.wages().levels().size()),
                words.say("insight.locked.tools", kinds, book.tools().tools().size()),
                words.say("insight.locked.plan"),
                sample,
                atlas.catalog().find(sample).map(Occupation::title).orElse(sample));
    }
}
