package org.exposureatlas.scoring;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.List;
import org.exposureatlas.seniority.CareerLevel;
import org.jspecify.annotations.Nullable;

/**
 * The score of an occupation under a model: made by a pure function, stored with its edition, never edited.
 *
 * @param aoi the AI Overlap Index as shown, 0-100 to one decimal; {@code null} where it is withheld
 * @param exactAoi the same before rounding
 * @param tier key of the tier the shown AOI falls into
 * @param completeness share of the model's weight that is backed by data, 0-1
 * @param withheld why there is no score
 */
public record ScoreCard(
        String occupation,
        String model,
        @Nullable BigDecimal aoi,
        @Nullable BigDecimal exactAoi,
        @Nullable String tier,
        BigDecimal completeness,
        List<SignalScore> signals,
        List<TaskScore> tasks,
        List<LevelScore> levels,
        @Nullable String withheld) {

    public ScoreCard {
        signals = List.copyOf(signals);
        tasks = List.copyOf(tasks);
        levels = List.copyOf(levels);
    }

    /**
     * @param weight as in the model
     * @param effectiveWeight weight divided by the weight of all signals that have a value
     * @param value 0-100, exact; {@code null} while pending
     * @param contribution points of the shown AOI, to one decimal; all contributions add up to it
     * @param computed whether the value is a mean over parts and not a published figure turned by the table
     * @param pending why there is no value
     */
    @Embeddable
    public record SignalScore(
            String signal,
            BigDecimal weight,
            @Column(name = "effective_weight") @Nullable BigDecimal effectiveWeight,
            @Nullable BigDecimal value,
            @Nullable BigDecimal contribution,
            boolean computed,
            @Nullable String pending) {}

    /**
     * @param feasibility mean over the model's raters, 0-100, exact; {@code low} and {@code high} the lowest and the
     *     highest of them
     * @param share the task's part of the weight of all tasks, 0-1
     * @param contribution points of the exact AOI that come from the task
     */
    @Embeddable
    public record TaskScore(
            String task,
            BigDecimal feasibility,
            BigDecimal low,
            BigDecimal high,
            @Column(name = "task_share") BigDecimal share,
            @Nullable BigDecimal contribution) {}

    /**
     * @param byCurve shown AOI times the category's multiplier, before rounding; {@code null} without curve or score
     * @param byTasks the AOI with the task signal of this level's own week, to one decimal; {@code null} where no task
     *     gives the level any time
     */
    @Embeddable
    public record LevelScore(
            @Enumerated(EnumType.STRING) CareerLevel level,
            @Column(name = "by_curve") @Nullable BigDecimal byCurve,
            @Column(name = "by_tasks") @Nullable BigDecimal byTasks) {}

    public boolean isWithheld() {
        return aoi == null;
    }
}
