package org.exposureatlas.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.exposureatlas.billing.Gate;
import org.exposureatlas.insight.Heatmap;
import org.exposureatlas.insight.Insight;
import org.exposureatlas.insight.Insights;
import org.exposureatlas.insight.Pivot;
import org.exposureatlas.insight.ToolShelf;
import org.exposureatlas.insight.WageAssumptions;
import org.exposureatlas.insight.WageBill;
import org.exposureatlas.insight.WageImpact;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.career.Element;
import org.exposureatlas.occupation.career.Spread;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The paid sections of a report for programs: heatmap, moves, pay under overlap and tools, with the figures of the
 * pages. The gate is asked first; 403 where it does not open.
 */
@RestController
class InsightApi {

    private final CurrentAtlas current;
    private final Insights insights;
    private final Gate gate;
    private final Clock clock;

    InsightApi(CurrentAtlas current, Insights insights, Gate gate, Clock clock) {
        this.current = current;
        this.insights = insights;
        this.gate = gate;
        this.clock = clock;
    }

    record Sections(
            String edition,
            LocalDate asOf,
            String slug,
            String caveat,
            List<HeatRow> heatmap,
            List<Move> pivots,
            Wage wages,
            List<Tools> tools) {}

    /** @param factors means over the raters, 0 to 4 to one decimal; {@code share} of the weight of all tasks, to three decimals */
    record HeatRow(
            String task,
            Factors factors,
            BigDecimal feasibility,
            BigDecimal share,
            @Nullable BigDecimal contribution,
            List<RaterRow> raters) {}

    record RaterRow(String rater, Factors factors, BigDecimal feasibility) {}

    record Factors(
            BigDecimal capability,
            BigDecimal digital,
            BigDecimal structure,
            BigDecimal presence,
            BigDecimal accountability) {}

    /**
     * @param licence the usual one; {@code null} where none is usual, and where nobody has written it down yet
     *     ({@code licenceKnown})
     */
    record Move(
            String slug,
            String title,
            BigDecimal score,
            BigDecimal likeness,
            BigDecimal aoi,
            String tier,
            @Nullable String licence,
            boolean licenceKnown,
            @Nullable String education,
            @Nullable BigDecimal extraYears,
            Pivot.@Nullable Cost cost,
            List<Part> parts,
            List<Pay> pay,
            List<String> shared,
            List<Gap> gaps) {}

    record Part(
            String key,
            BigDecimal weight,
            @Nullable BigDecimal figure,
            @Nullable BigDecimal value,
            @Nullable BigDecimal points) {}

    record Pay(int percentile, BigDecimal here, boolean hereAtLeast, BigDecimal there, boolean thereAtLeast) {}

    record Gap(
            String element,
            BigDecimal here,
            BigDecimal there,
            @Nullable String usedIn) {}

    record Wage(
            WageAssumptions assumptions,
            @Nullable String release,
            List<Level> levels,
            WageImpact.@Nullable OccupationBill bill,
            WageBill category) {}

    /**
     * Rounded as on the pages.
     *
     * @param overlap 0 to 1
     * @param yearly US dollars at the end of the period, {@code summed} over all of it
     */
    record Level(
            String level,
            int percentile,
            Spread.@Nullable Figure pay,
            WageImpact.@Nullable Range overlap,
            WageImpact.@Nullable Range yearly,
            WageImpact.@Nullable Range summed) {}

    record Tools(String activity, List<String> tasks, List<ToolShelf.Tool> tools) {}

    @GetMapping("/api/v1/occupations/{slug}/insight")
    Sections sections(@PathVariable String slug) {
        Atlas atlas = current.get();
        Occupation occupation = atlas.catalog()
                .find(slug)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No occupation " + slug));
        if (!gate.opensSections(slug)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Part of Pro");
        }
        Insight insight = insights.of(atlas)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "This edition has no such sections"));
        WageImpact wages = insight.wages(occupation);
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        return new Sections(
                atlas.edition().label(),
                atlas.edition().asOf(),
                slug,
                atlas.model().caveat(),
                insight.heatmap(occupation).rows().stream().map(InsightApi::row).toList(),
                insight.pivots(occupation).stream().map(InsightApi::move).toList(),
                new Wage(
                        wages.assumptions(),
                        wages.release(),
                        wages.levels().stream()
                                .map(level ->
                                        level(level, insight.book().wages().rounding()))
                                .toList(),
                        wages.bill(),
                        wages.category()),
                insight.tools(occupation, today).groups().stream()
                        .map(group -> new Tools(
                                group.activity().key(),
                                group.tasks().stream().map(task -> task.key()).toList(),
                                group.tools()))
                        .toList());
    }

    private static HeatRow row(Heatmap.Row row) {
        BigDecimal contribution = row.contribution();
        return new HeatRow(
                row.task().key(),
                factors(row.factors()),
                tenth(row.feasibility()),
                rounded(row.share(), 3),
                contribution == null ? null : tenth(contribution),
                row.raters().stream()
                        .map(rater -> new RaterRow(rater.rater(), factors(rater.factors()), tenth(rater.feasibility())))
                        .toList());
    }

    private static Factors factors(Heatmap.Factors factors) {
        return new Factors(
                tenth(factors.capability()),
                tenth(factors.digital()),
                tenth(factors.structure()),
                tenth(factors.presence()),
                tenth(factors.accountability()));
    }

    private static Move move(Pivot pivot) {
        Pivot.Education education = pivot.education();
        return new Move(
                pivot.target().slug(),
                pivot.target().title(),
                pivot.score(),
                pivot.likeness(),
                pivot.exposure().targetScore(),
                pivot.exposure().targetTier(),
                pivot.licence(),
                pivot.licenceKnown(),
                education == null ? null : education.to().level(),
                education == null ? null : education.extraYears(),
                education == null ? null : education.cost(),
                pivot.parts().stream()
                        .map(score -> new Part(
                                score.part().key(),
                                score.part().weight(),
                                maybe(score.figure()),
                                maybe(score.value()),
                                score.points()))
                        .toList(),
                pivot.pay().stream()
                        .map(step -> new Pay(
                                step.percentile(),
                                step.amount(),
                                step.atLeast(),
                                step.targetAmount(),
                                step.targetAtLeast()))
                        .toList(),
                pivot.shared().stream().map(Element::name).toList(),
                pivot.gaps().stream()
                        .map(gap -> new Gap(
                                gap.element().name(),
                                gap.importance(),
                                gap.targetImportance(),
                                gap.usedIn() == null ? null : gap.usedIn().key()))
                        .toList());
    }

    private static Level level(WageImpact.LevelImpact level, int step) {
        return new Level(
                level.level().key(),
                level.percentile(),
                level.pay(),
                range(level.overlap(), share -> rounded(share, 3)),
                range(level.yearly(), dollars -> inSteps(dollars, step)),
                range(level.summed(), dollars -> inSteps(dollars, step)));
    }

    private static WageImpact.@Nullable Range range(
            WageImpact.@Nullable Range range, UnaryOperator<BigDecimal> rounding) {
        return range == null ? null : new WageImpact.Range(rounding.apply(range.low()), rounding.apply(range.high()));
    }

    private static BigDecimal inSteps(BigDecimal dollars, int step) {
        BigDecimal steps = BigDecimal.valueOf(step);
        return dollars.divide(steps, 0, RoundingMode.HALF_UP).multiply(steps);
    }

    private static @Nullable BigDecimal maybe(@Nullable BigDecimal value) {
        return value == null ? null : rounded(value, 4);
    }

    private static BigDecimal tenth(BigDecimal value) {
        return rounded(value, 1);
    }

    private static BigDecimal rounded(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }
}
