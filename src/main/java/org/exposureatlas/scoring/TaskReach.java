package org.exposureatlas.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.occupation.Task;

/**
 * Replace against assist: how much of the task weight AI could do alone, where it assists, and where it does little.
 * The three shares add up to 1.
 */
public record TaskReach(BigDecimal alone, BigDecimal assists, BigDecimal little) {

    /** @param card the occupation's score under the model, for the feasibility and share of each task */
    public static TaskReach of(ScoringModel model, List<Task> tasks, ScoreCard card) {
        BigDecimal alone = BigDecimal.ZERO;
        BigDecimal assists = BigDecimal.ZERO;
        BigDecimal little = BigDecimal.ZERO;
        for (ScoreCard.TaskScore score : card.tasks()) {
            Task task = tasks.stream()
                    .filter(candidate -> candidate.key().equals(score.task()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No task " + score.task()));
            List<Rating> ratings = task.ratings().stream()
                    .filter(rating -> model.raters().contains(rating.rater()))
                    .toList();
            BigDecimal accountability = Exact.mean(ratings.stream()
                    .map(rating -> BigDecimal.valueOf(rating.accountability()))
                    .toList());
            BigDecimal capability = Exact.mean(ratings.stream()
                    .map(rating -> BigDecimal.valueOf(rating.capability()))
                    .toList());
            ScoringModel.Reach reach = model.reach();
            if (score.feasibility().compareTo(reach.alone().feasibilityFrom()) >= 0
                    && accountability.compareTo(reach.alone().accountabilityTo()) <= 0) {
                alone = alone.add(score.share());
            } else if (score.feasibility().compareTo(reach.assists().feasibilityFrom()) >= 0
                    && capability.compareTo(reach.assists().capabilityFrom()) >= 0) {
                assists = assists.add(score.share());
            } else {
                little = little.add(score.share());
            }
        }
        return new TaskReach(alone, assists, little);
    }
}
