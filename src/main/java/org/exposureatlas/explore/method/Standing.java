package org.exposureatlas.explore.method;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.scoring.Validation;

/** Where an occupation stands among all by what its score is made of: 0 for the lowest, 100 for the highest. */
final class Standing {

    private final Map<String, Double> presence;
    private final Map<String, Double> accountability;
    private final Map<String, Double> capability;
    private final Map<String, Double> tasks;
    private final Map<String, Double> others;

    Standing(Atlas atlas) {
        presence = places(atlas, occupation -> mean(atlas, occupation, Rating::presence));
        accountability = places(atlas, occupation -> mean(atlas, occupation, Rating::accountability));
        capability = places(atlas, occupation -> mean(atlas, occupation, Rating::capability));
        tasks = places(
                atlas,
                occupation -> Validation.taskSignal(atlas, atlas.scores().of(occupation.slug()))
                        .doubleValue());
        others = places(atlas, occupation -> others(atlas, occupation));
    }

    double presence(String slug) {
        return presence.getOrDefault(slug, 50.0);
    }

    double accountability(String slug) {
        return accountability.getOrDefault(slug, 50.0);
    }

    double capability(String slug) {
        return capability.getOrDefault(slug, 50.0);
    }

    /** By the task signal. */
    double tasks(String slug) {
        return tasks.getOrDefault(slug, 50.0);
    }

    /** By what all other signals add to the score. */
    double others(String slug) {
        return others.getOrDefault(slug, 50.0);
    }

    private static double others(Atlas atlas, Occupation occupation) {
        ScoreCard card = atlas.scores().of(occupation.slug());
        BigDecimal tasks = Validation.taskSignal(atlas, card);
        BigDecimal aoi = card.exactAoi();
        return aoi == null ? 0 : aoi.subtract(tasks).doubleValue();
    }

    private static double mean(Atlas atlas, Occupation occupation, ToIntFunction<Rating> factor) {
        double sum = 0;
        double weights = 0;
        for (Task task : occupation.tasks()) {
            double weight = atlas.model()
                    .taskWeights()
                    .getOrDefault(task.importance().key(), BigDecimal.ZERO)
                    .doubleValue();
            for (Rating rating : task.ratings()) {
                sum += weight * factor.applyAsInt(rating);
                weights += weight;
            }
        }
        return weights == 0 ? 0 : sum / weights;
    }

    private static Map<String, Double> places(Atlas atlas, ToDoubleFunction<Occupation> property) {
        List<Occupation> scored = new ArrayList<>();
        atlas.ranked().forEach(each -> scored.add(each.occupation()));
        double[] values = scored.stream().mapToDouble(property).toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        Map<String, Double> places = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            long below = Arrays.stream(sorted).filter(other -> other < value).count();
            places.put(scored.get(i).slug(), 100.0 * below / Math.max(1, values.length - 1));
        }
        return places;
    }
}
