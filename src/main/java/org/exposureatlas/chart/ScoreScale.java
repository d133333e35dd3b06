package org.exposureatlas.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a score lies on the scale from 0 to 100, over the tiers it is cut into, with its band where there is one.
 *
 * @param zones one for each tier, least exposed first
 * @param band  the stretch the score may lie in; null where none has been computed
 */
public record ScoreScale(
        String title,
        String description,
        List<Zone> zones,
        List<Tick> cuts,
        Percent marker,
        @Nullable Band band) {

    /** @param current whether the score lies in this tier */
    public record Zone(Tone tone, boolean current, Percent x, Percent width) {}

    public record Band(Percent x, Percent width) {}

    public ScoreScale {
        zones = List.copyOf(zones);
        cuts = List.copyOf(cuts);
    }

    /** @param cuts the lower ends of the second tier to the last, ascending */
    public static ScoreScale of(String title, String description, double score, List<Double> cuts) {
        List<Double> edges = new ArrayList<>();
        edges.add(0.0);
        edges.addAll(cuts);
        edges.add(100.0);
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i + 1 < edges.size(); i++) {
            double from = edges.get(i);
            double to = edges.get(i + 1);
            boolean last = i + 2 == edges.size();
            zones.add(new Zone(
                    Tone.tier(i + 1),
                    score >= from && (score < to || last),
                    Scale.HUNDRED.at(from),
                    Scale.HUNDRED.between(from, to)));
        }
        List<Tick> ticks = edges.stream()
                .map(edge -> Scale.HUNDRED.tick(edge, v -> Long.toString(Math.round(v))))
                .toList();
        return new ScoreScale(title, description, zones, ticks, Scale.HUNDRED.at(score), null);
    }

    public ScoreScale within(double low, double high) {
        if (low > high) {
            throw new IllegalArgumentException("Band from " + low + " to " + high);
        }
        return new ScoreScale(
                title,
                description,
                zones,
                cuts,
                marker,
                new Band(Scale.HUNDRED.at(low), Scale.HUNDRED.between(low, high)));
    }
}
