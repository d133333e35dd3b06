package org.exposureatlas.ingest.official;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of one table of a release: how much was read, how much of it was used, and what was not, with why. */
final class Tally {

    /** A release that takes away more than this share of what there is, is not whole. */
    private static final int LOSS_IN = 20;

    private final String name;
    private final Map<String, String> unmatched = new LinkedHashMap<>();
    private int read;
    private int used;

    Tally(String name) {
        this.name = name;
    }

    record Unmatched(String what, String why) {}

    String name() {
        return name;
    }

    void readOne() {
        read++;
    }

    void usedOne() {
        used++;
    }

    /** Rows of the release. */
    int read() {
        return read;
    }

    /** Rows of the release that a row of the seed data stands on. */
    int used() {
        return used;
    }

    void unmatched(String what, String why) {
        unmatched.putIfAbsent(what, why);
    }

    List<Unmatched> unmatched() {
        List<Unmatched> list = new ArrayList<>();
        unmatched.forEach((what, why) -> list.add(new Unmatched(what, why)));
        return list;
    }

    /** Reports what had figures and has none any more; too much of it stops the import unless it is asked for. */
    void losses(Set<String> before, Set<String> after, boolean accepted, String file, Findings findings) {
        List<String> lost =
                before.stream().filter(key -> !after.contains(key)).sorted().toList();
        lost.forEach(key -> unmatched.put(key, "had figures before and has none in this release"));
        if (!accepted && lost.size() * LOSS_IN > before.size()) {
            findings.problem(
                    file,
                    0,
                    "",
                    "the release does not cover what there is: " + lost.size() + " of " + before.size()
                            + " would be lost, found " + after.size()
                            + ", expected nearly all; if that is meant, say --accept-losses");
        }
    }
}
