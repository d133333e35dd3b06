package org.exposureatlas.occupation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exposureatlas.occupation.OccupationSearch.Asked;
import org.exposureatlas.occupation.OccupationSearch.Candidate;
import org.exposureatlas.occupation.OccupationSearch.Hit;
import org.exposureatlas.occupation.OccupationSearch.Matched;

/**
 * Orders what a question has brought. An entry counts for how closely it says what was asked (1 for the same words),
 * then for what kind of name it is, and among equals for how many people do the job.
 */
final class SearchRanking {

    /** A hit of at least this answers the question. */
    private static final double ANSWERED = 0.58;

    /** A hit of at least this needs no more forgiving step. */
    private static final double SURE = 0.9;

    private static final double SAME_LETTERS = 0.97;
    private static final double SAME_STEMS = 0.95;
    private static final double PRIOR = 0.008;
    private static final double MORE_NAMES = 0.012;
    private static final int MOST_NAMES = 5;

    private static final Map<String, Double> BY_KIND = Map.of(
            "title", 0.08,
            "ours", 0.07,
            "onet-title", 0.03,
            "reported", 0.02,
            "alternate", 0.0,
            "code", 0.1,
            "category", -0.2,
            "task", -0.32);

    private final Asked asked;
    private final Map<String, Tally> tallies = new HashMap<>();

    SearchRanking(Asked asked) {
        this.asked = asked;
    }

    private static final class Tally {
        private final Set<String> names = new HashSet<>();
        private double best = -1;
        private double closest;
        private Candidate entry;

        Tally(Candidate entry) {
            this.entry = entry;
        }
    }

    void add(Candidate candidate) {
        double closeness = closeness(candidate);
        double score = closeness + BY_KIND.getOrDefault(candidate.kind(), 0.0) + PRIOR * candidate.prior();
        Tally tally = tallies.computeIfAbsent(candidate.occupation(), occupation -> new Tally(candidate));
        if (closeness > 0.5) {
            tally.names.add(candidate.name());
        }
        tally.closest = Math.max(tally.closest, closeness + Math.min(0, BY_KIND.getOrDefault(candidate.kind(), 0.0)));
        if (score > tally.best || score == tally.best && candidate.shown().compareTo(tally.entry.shown()) < 0) {
            tally.best = score;
            tally.entry = candidate;
        }
    }

    int size() {
        return tallies.size();
    }

    boolean isSure() {
        return tallies.values().stream().anyMatch(tally -> tally.closest >= SURE);
    }

    boolean isAnswered() {
        return tallies.values().stream().anyMatch(tally -> tally.closest >= ANSWERED);
    }

    List<Hit> best(int most) {
        double least = isAnswered() ? 0.45 : 0;
        List<Map.Entry<String, Tally>> ordered = new ArrayList<>(tallies.entrySet());
        ordered.sort(Comparator.comparingDouble((Map.Entry<String, Tally> entry) -> -total(entry.getValue()))
                .thenComparing(Map.Entry::getKey));
        return ordered.stream()
                .filter(entry -> entry.getValue().closest >= least)
                .limit(most)
                .map(entry -> hit(entry.getValue().entry))
                .toList();
    }

    private static double total(Tally tally) {
        return tally.best + MORE_NAMES * Math.min(MOST_NAMES, tally.names.size());
    }

    private static Hit hit(Candidate candidate) {
        Matched matched = switch (candidate.kind()) {
            case "title" -> Matched.TITLE;
            case "code" -> Matched.CODE;
            case "category" -> Matched.CATEGORY;
            case "task" -> Matched.TASK;
            default -> Matched.NAME;
        };
        return new Hit(candidate.occupation(), matched, candidate.shown());
    }

    /** How closely an entry says what was asked, 0-1. */
    private double closeness(Candidate candidate) {
        if (candidate.name().equals(asked.name())) {
            return 1;
        }
        if (candidate.name().replace(" ", "").equals(asked.joined())) {
            return SAME_LETTERS;
        }
        Set<String> shared = new HashSet<>(candidate.stems());
        shared.retainAll(asked.stems());
        int all = asked.stems().size() + candidate.stems().size() - shared.size();
        if (shared.size() == all) {
            return SAME_STEMS;
        }
        if (shared.size() == asked.stems().size()) {
            return 0.55 + 0.35 * shared.size() / candidate.stems().size();
        }
        double byWords = 0.85 * shared.size() / all;
        double byPrefix = candidate.name().startsWith(asked.name())
                ? 0.6 + 0.3 * asked.name().length() / candidate.name().length()
                : shared.size() + 1 == asked.stems().size() && candidate.likeness() == 0 && endsInPrefix(candidate)
                        ? 0.5 + 0.3 * asked.stems().size() / candidate.stems().size()
                        : 0;
        double byLetters = candidate.likeness() == 0
                ? 0
                : 0.93
                        * Math.max(
                                candidate.likeness(),
                                1
                                        - (double) distance(candidate.name(), asked.name())
                                                / Math.max(
                                                        candidate.name().length(),
                                                        asked.name().length()));
        return Math.max(byWords, Math.max(byPrefix, byLetters));
    }

    private boolean endsInPrefix(Candidate candidate) {
        String last = asked.name().substring(asked.name().lastIndexOf(' ') + 1);
        return (" " + candidate.name()).contains(" " + last);
    }

    /** Letters to insert, drop or change to turn one into the other; two that have changed places count once. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
