package org.exposureatlas.ingest.official;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which occupation each O*NET-SOC code belongs to, and which of the codes a table of the release has. */
final class OnetCodes {

    private final Map<String, SeedData.Target> byCode = new HashMap<>();

    OnetCodes(SeedData seed) {
        for (SeedData.Target occupation : seed.occupations()) {
            occupation.onetCodes().forEach(code -> byCode.put(code, occupation));
        }
    }

    SeedData.@Nullable Target occupationOf(String code) {
        return byCode.get(code);
    }

    /** Notes a row of the table, under whichever code it stands. */
    void count(Tally tally, Set<String> seen, String code) {
        tally.readOne();
        seen.add(code);
        if (byCode.containsKey(code)) {
            tally.usedOne();
        }
    }

    /** Says which codes of the table belong to nobody here, and which of ours the table does not have. */
    void report(Tally tally, Set<String> seen) {
        seen.stream()
                .filter(code -> !byCode.containsKey(code))
                .sorted()
                .forEach(code -> tally.unmatched(code, "no occupation here has this code"));
        Set<String> missing = new HashSet<>(byCode.keySet());
        missing.removeAll(seen);
        missing.stream()
                .sorted()
                .forEach(code -> tally.unmatched(
                        code + " (" + slug(code) + ")", "a code of ours for which the table has no rows"));
    }

    private String slug(String code) {
        SeedData.Target occupation = byCode.get(code);
        return occupation == null ? "" : occupation.slug();
    }
}
