package org.exposureatlas.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.Band;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.scoring.ScoreCard;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The scores of the current edition for programs. Figures are those the pages show; every answer names edition and
 * model and carries the caveat.
 */
@RestController
@RequestMapping("/api/v1/occupations")
class ScoresApi {

    private static final int FEASIBILITY_DECIMALS = 1;
    private static final int SHARE_DECIMALS = 4;

    private final CurrentAtlas current;

    ScoresApi(CurrentAtlas current) {
        this.current = current;
    }

    /**
     * @param asOf the data date
     * @param caveat what a score is not; to be shown wherever a score is
     */
    record Listing(String edition, LocalDate asOf, String model, String caveat, List<Summary> occupations) {}

    /**
     * @param aoi AI Overlap Index, 0-100 to one decimal; {@code null} where it is withheld
     * @param low fifth, {@code high} ninety-fifth percentile of the AOI over the seeded draws
     * @param rank 1 for the most exposed, shared where scores are equal; {@code bestRank} and {@code worstRank} its
     *     percentiles over the draws
     */
    record Summary(
            String slug,
            String title,
            String category,
            @Nullable BigDecimal aoi,
            @Nullable String tier,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable Integer rank,
            @Nullable Integer bestRank,
            @Nullable Integer worstRank) {}

    record Report(
            String edition,
            LocalDate asOf,
            String model,
            String caveat,
            Summary score,
            BigDecimal completeness,
            @Nullable String withheld,
            List<Signal> signals,
            List<Task> tasks,
            List<Level> levels) {}

    /** @param pending why there is no value */
    record Signal(
            String key,
            String name,
            BigDecimal weight,
            @Nullable BigDecimal effectiveWeight,
            @Nullable BigDecimal value,
            @Nullable BigDecimal contribution,
            @Nullable String pending) {}

    /** @param feasibility mean over raters, {@code low} and {@code high} the lowest and highest of them, 0-100 */
    record Task(
            String key,
            String statement,
            String importance,
            BigDecimal feasibility,
            BigDecimal low,
            BigDecimal high,
            BigDecimal share) {}

    record Level(
            String level,
            @Nullable BigDecimal byCurve,
            @Nullable BigDecimal byTasks) {}

    @GetMapping
    Listing all() {
        Atlas atlas = current.get();
        return new Listing(
                atlas.edition().label(),
                atlas.edition().asOf(),
                atlas.model().id(),
                atlas.model().caveat(),
                atlas.catalog().occupations().stream()
                        .map(occupation -> summary(atlas, occupation))
                        .toList());
    }

    @GetMapping("/{slug}")
    Report one(@PathVariable String slug) {
        Atlas atlas = current.get();
        Occupation occupation = atlas.catalog()
                .find(slug)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No occupation " + slug));
        ScoreCard card = atlas.scores().of(slug);
        return new Report(
                atlas.edition().label(),
                atlas.edition().asOf(),
                atlas.model().id(),
                atlas.model().caveat(),
                summary(atlas, occupation),
                rounded(card.completeness(), SHARE_DECIMALS),
                card.withheld(),
                card.signals().stream()
                        .map(signal -> new Signal(
                                signal.signal(),
                                atlas.model().signal(signal.signal()).name(),
                                signal.weight(),
                                maybe(signal.effectiveWeight(), SHARE_DECIMALS),
                                maybe(signal.value(), FEASIBILITY_DECIMALS),
                                signal.contribution(),
                                signal.pending()))
                        .toList(),
                tasks(occupation, card),
                card.levels().stream()
                        .map(level -> new Level(
                                level.level().key(), maybe(level.byCurve(), FEASIBILITY_DECIMALS), level.byTasks()))
                        .toList());
    }

    private static List<Task> tasks(Occupation occupation, ScoreCard card) {
        return card.tasks().stream()
                .flatMap(score -> occupation.tasks().stream()
                        .filter(task -> task.key().equals(score.task()))
                        .map(task -> new Task(
                                task.key(),
                                task.statement(),
                                task.importance().key(),
                                rounded(score.feasibility(), FEASIBILITY_DECIMALS),
                                rounded(score.low(), FEASIBILITY_DECIMALS),
                                rounded(score.high(), FEASIBILITY_DECIMALS),
                                rounded(score.share(), SHARE_DECIMALS))))
                .toList();
    }

    private static Summary summary(Atlas atlas, Occupation occupation) {
        ScoreCard card = atlas.scores().of(occupation.slug());
        Band band = atlas.scores().band(occupation.slug()).orElse(null);
        return new Summary(
                occupation.slug(),
                occupation.title(),
                occupation.category().slug(),
                card.aoi(),
                card.tier(),
                band == null ? null : band.low(),
                band == null ? null : band.high(),
                band == null ? null : band.rank(),
                band == null ? null : band.bestRank(),
                band == null ? null : band.worstRank());
    }

    private static @Nullable BigDecimal maybe(@Nullable BigDecimal value, int decimals) {
        return value == null ? null : rounded(value, decimals);
    }

    private static BigDecimal rounded(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }
}
