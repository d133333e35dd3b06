package org.exposureatlas.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The score of a week of one's own: the tasks weighted by hours and not by importance, all other signals as published.
 * Hours are held exactly, so the default hours give exactly the published score.
 */
public final class Mix {

    /** Hours of the default week; only proportions count. */
    public static final BigDecimal WEEK = BigDecimal.valueOf(40);

    private Mix() {}

    /**
     * A part of the week.
     *
     * @param weight hours times a factor that all parts of the mix share
     * @param feasibility 0-100, exact
     */
    public record Part(String key, BigDecimal weight, BigDecimal feasibility) {}

    /**
     * @param aoi as shown; {@code null} where no task has hours
     * @param parts in the order given
     */
    public record Result(@Nullable BigDecimal aoi, @Nullable String tier, BigDecimal taskSignal, List<Share> parts) {}

    /**
     * @param share of the week, 0-1
     * @param contribution points of the exact AOI that come from the task
     */
    public record Share(String key, BigDecimal share, BigDecimal feasibility, BigDecimal contribution) {}

    /** @param card the published score of the occupation */
    public static Result of(ScoringModel model, ScoreCard card, List<Part> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Part part : parts) {
            sum = sum.add(part.weight().multiply(part.feasibility()));
            weights = weights.add(part.weight());
        }
        if (weights.signum() == 0) {
            return new Result(null, null, BigDecimal.ZERO, List.of());
        }
        BigDecimal taskSignal = sum.divide(weights, Exact.PRECISION);
        BigDecimal weighted = BigDecimal.ZERO;
        BigDecimal dataWeight = BigDecimal.ZERO;
        BigDecimal taskWeight = BigDecimal.ZERO;
        for (ScoringModel.Signal signal : model.signals()) {
            BigDecimal value = signal.rule() instanceof ScoringModel.TaskMean ? taskSignal : value(card, signal.key());
            if (value != null) {
                weighted = weighted.add(signal.weight().multiply(value));
                dataWeight = dataWeight.add(signal.weight());
            }
            if (signal.rule() instanceof ScoringModel.TaskMean) {
                taskWeight = signal.weight();
            }
        }
        BigDecimal shown = Exact.shown(weighted.divide(dataWeight, Exact.PRECISION));
        BigDecimal effective = taskWeight.divide(dataWeight, Exact.PRECISION);
        BigDecimal all = weights;
        return new Result(
                shown,
                model.tierOf(shown).key(),
                taskSignal,
                parts.stream()
                        .map(part -> {
                            BigDecimal share = part.weight().divide(all, Exact.PRECISION);
                            return new Share(
                                    part.key(),
                                    share,
                                    part.feasibility(),
                                    effective.multiply(share).multiply(part.feasibility(), Exact.PRECISION));
                        })
                        .toList());
    }

    private static @Nullable BigDecimal value(ScoreCard card, String signal) {
        return card.signals().stream()
                .filter(score -> score.signal().equals(signal))
                .findFirst()
                .map(ScoreCard.SignalScore::value)
                .orElse(null);
    }
}
