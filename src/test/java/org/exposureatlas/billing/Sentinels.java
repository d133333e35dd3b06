package org.exposureatlas.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.exposureatlas.ingest.PlantedEdition;
import org.exposureatlas.insight.Heatmap;
import org.exposureatlas.insight.Insight;
import org.exposureatlas.insight.Pivot;
import org.exposureatlas.insight.WageImpact;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.shared.Figures;

/** How the values planted in {@link PlantedEdition} look wherever what is paid for is shown. */
final class Sentinels {

    enum Where {
        PAGE,
        JSON,
        CSV,
        PDF
    }

    /**
     * @param hint stands wherever it is found: looking for that first is much faster
     * @param where somebody who has paid finds it
     */
    record Sentinel(String name, String hint, Pattern pattern, Set<Where> where) {

        boolean in(String text) {
            return text.contains(hint) && pattern.matcher(text).find();
        }

        @Override
        public String toString() {
            return name + ": " + pattern;
        }
    }

    private final Atlas atlas;
    private final Insight insight;
    private final Occupation sample;
    private final List<Sentinel> found = new ArrayList<>();

    private Sentinels(Atlas atlas, Insight insight, String sample) {
        this.atlas = atlas;
        this.insight = insight;
        this.sample = atlas.catalog().find(sample).orElseThrow();
    }

    /**
     * Those of one locked occupation.
     *
     * @param sample the occupation that is open to all
     */
    static List<Sentinel> of(Atlas atlas, Insight insight, String slug, String sample) {
        Sentinels sentinels = new Sentinels(atlas, insight, sample);
        Occupation occupation = atlas.catalog().find(slug).orElseThrow();
        sentinels.tools(occupation);
        sentinels.factors(occupation);
        sentinels.moves(occupation);
        sentinels.wages(occupation);
        return sentinels.found;
    }

    private void add(String name, String hint, String pattern, Where... where) {
        found.add(new Sentinel(name, hint, Pattern.compile(pattern), EnumSet.copyOf(List.of(where))));
    }

    private void tools(Occupation occupation) {
        String tool = PlantedEdition.tool(occupation.slug());
        LocalDate day = atlas.edition().asOf();
        if (insight.tools(sample, day).groups().stream()
                .flatMap(group -> group.tools().stream())
                .anyMatch(each -> each.name().equals(tool))) {
            throw new AssertionError("The open sample shows " + tool);
        }
        add("tool", tool, tool + "\\b", Where.PAGE, Where.JSON, Where.PDF);
        add("maker of a tool", tool, tool + "Maker", Where.PAGE, Where.JSON);
        add("what a tool does", tool, tool + "Does", Where.PAGE, Where.JSON, Where.PDF);
        add("what to watch for", tool, tool + "Watch", Where.PAGE, Where.JSON, Where.PDF);
        add("kind of tool", tool, tool + "Kind", Where.PAGE, Where.PDF);
    }

    /** All five of a task in their order, whatever stands between them. */
    private void factors(Occupation occupation) {
        BigDecimal half = new BigDecimal("0.5");
        List<Heatmap.Row> planted = insight.heatmap(occupation).rows().stream()
                .filter(row -> row.factors().list().stream()
                        .allMatch(figure -> figure.remainder(BigDecimal.ONE).compareTo(half) == 0))
                .toList();
        for (Heatmap.Row row : planted) {
            add(
                    "factors, " + row.task().key(),
                    Figures.tenth(row.factors().capability()),
                    row.factors().list().stream()
                            .map(figure -> Pattern.quote(Figures.tenth(figure)))
                            .collect(Collectors.joining("[^0-9.]{1,80}", "(?<![0-9.])", "(?![0-9])")),
                    Where.PAGE,
                    Where.JSON,
                    Where.CSV,
                    Where.PDF);
        }
    }

    private void moves(Occupation occupation) {
        Set<String> open = new HashSet<>();
        insight.pivots(sample).forEach(pivot -> open.add(pivot.target().slug()));
        for (Pivot pivot : insight.pivots(occupation)) {
            String name = "move to " + pivot.target().slug();
            if (!open.contains(pivot.target().slug()) && pivot.licence() != null) {
                add("license, " + name, pivot.licence(), pivot.licence() + "\\b", Where.PAGE, Where.JSON, Where.PDF);
            }
            for (Pivot.PayStep step : pivot.pay()) {
                if (step.atLeast() || step.targetAtLeast()) {
                    continue;
                }
                long difference = step.difference().longValueExact();
                // Two or three figures in a row may stand anywhere.
                if (Math.abs(difference) >= 1000) {
                    add(
                            "difference in pay, " + name,
                            Figures.dollars(Math.abs(difference)),
                            "[+\u2212]" + Pattern.quote(Figures.dollars(Math.abs(difference))) + "(?![0-9,])",
                            step.percentile() == 50 ? new Where[] {Where.PAGE, Where.PDF} : new Where[] {Where.PAGE});
                }
                add(
                        "pay here and there, " + name,
                        "\"here\":",
                        "\"here\":" + plain(step.amount()) + ",[^}]*\"there\":" + plain(step.targetAmount()) + "\\b",
                        Where.JSON);
            }
        }
    }

    private void wages(Occupation occupation) {
        BigDecimal rounding = BigDecimal.valueOf(insight.book().wages().rounding());
        // The greatest of them, which the wages of others do not come to by chance.
        insight.wages(occupation).levels().stream()
                .filter(level -> level.summed() != null)
                .max(Comparator.comparing(level -> level.percentile()))
                .map(WageImpact.LevelImpact::summed)
                .ifPresent(range -> {
                    long low = inSteps(range.low(), rounding);
                    long high = inSteps(range.high(), rounding);
                    add(
                            "sum of pay under overlap",
                            Figures.dollars(high),
                            Pattern.quote(Figures.dollars(low)) + " to " + Pattern.quote(Figures.dollars(high))
                                    + "(?![0-9,])",
                            Where.PAGE,
                            Where.PDF);
                    add(
                            "sum of pay under overlap",
                            "\"high\":" + high,
                            "\"low\":" + low + ",\"high\":" + high + "\\b",
                            Where.JSON);
                });
    }

    private static String plain(BigDecimal amount) {
        return Pattern.quote(amount.stripTrailingZeros().toPlainString()) + "(?:\\.0+)?";
    }

    private static long inSteps(BigDecimal amount, BigDecimal step) {
        return amount.divide(step, 0, RoundingMode.HALF_UP).multiply(step).longValueExact();
    }
}
