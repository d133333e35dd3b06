package org.exposureatlas.ingest.official;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The handbook's phrases for growth. Their cuts are set anew with every release of the projections and stand in no
 * table, so they are either given or, for the release that is loaded, read off the occupations that have them.
 *
 * @param from the lowest whole percent of each phrase
 */
record OutlookPhrases(TreeMap<Integer, String> from) {

    /**
     * @param text such as {@code 7=Much faster than average,0=Little or no change,-100=Decline}
     * @throws IllegalArgumentException if it is not written like that
     */
    static OutlookPhrases parse(String text) {
        TreeMap<Integer, String> from = new TreeMap<>();
        for (String part : text.split(",")) {
            String[] cut = part.strip().split("=", 2);
            if (cut.length != 2 || !cut[0].matches("-?\\d{1,4}") || cut[1].isBlank()) {
                throw new IllegalArgumentException("--outlook: found \"" + part.strip()
                        + "\", expected a whole percent, = and a phrase, such as 7=Much faster than average");
            }
            from.put(Integer.valueOf(cut[0]), cut[1].strip());
        }
        return new OutlookPhrases(from);
    }

    static OutlookPhrases of(SeedData seed, String vintage) {
        Map<String, Integer> lowest = new TreeMap<>();
        for (SeedData.Target occupation : seed.occupations()) {
            SeedData.Projection jobs = occupation.jobs();
            if (jobs != null && jobs.vintage().equals(vintage)) {
                lowest.merge(jobs.outlook(), jobs.changePercent(), Math::min);
            }
        }
        TreeMap<Integer, String> from = new TreeMap<>();
        lowest.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .forEach(phrase -> from.put(phrase.getValue(), phrase.getKey()));
        if (!from.isEmpty()) {
            // The lowest phrase has no lower end.
            from.put(Integer.MIN_VALUE, from.firstEntry().getValue());
        }
        return new OutlookPhrases(from);
    }

    boolean isEmpty() {
        return from.isEmpty();
    }

    @Nullable
    String of(int percent) {
        Map.Entry<Integer, String> phrase = from.floorEntry(percent);
        return phrase == null ? null : phrase.getValue();
    }
}
