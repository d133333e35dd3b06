package org.exposureatlas.ingest.official;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param from file, folder or zip of the release
 * @param release its name as {@code sources.json} prints it; {@code null} leaves that as it stands
 * @param released the day it came out; {@code null} leaves that as it stands
 * @param nextDue the day the next one is expected
 * @param only the tables to import; all where empty
 * @param key the published measure
 * @param aggregation how values of several codes become one: mean or sum
 * @param outlook the phrases for growth and where each begins
 * @param topcode what a mark for the highest pay stands for
 * @param to where the folder of a taxonomy is to be; {@code null} for all other imports
 * @param edition the label of that edition; {@code null} for one made from ours and the release
 * @param acceptLosses whether figures may go without new ones
 */
record Options(
        Path from,
        Path seedData,
        @Nullable String release,
        @Nullable LocalDate released,
        @Nullable LocalDate nextDue,
        Set<String> only,
        @Nullable String key,
        @Nullable String aggregation,
        @Nullable OutlookPhrases outlook,
        @Nullable TopCode topcode,
        @Nullable Path to,
        @Nullable String edition,
        boolean acceptLosses,
        boolean dryRun,
        boolean json) {

    static Options of(Path from, Path seedData) {
        return new Options(
                from, seedData, null, null, null, Set.of(), null, null, null, null, null, null, false, false, false);
    }

    Options only(Set<String> tables) {
        return new Options(
                from,
                seedData,
                release,
                released,
                nextDue,
                tables,
                key,
                aggregation,
                outlook,
                topcode,
                to,
                edition,
                acceptLosses,
                dryRun,
                json);
    }

    Options dated(String vintage, LocalDate day) {
        return new Options(
                from,
                seedData,
                vintage,
                day,
                nextDue,
                only,
                key,
                aggregation,
                outlook,
                topcode,
                to,
                edition,
                acceptLosses,
                dryRun,
                json);
    }
}
