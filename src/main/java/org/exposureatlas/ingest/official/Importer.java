package org.exposureatlas.ingest.official;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lays one kind of release out as files of the seed data. Texts and ratings of our own are never touched. */
interface Importer {

    void read(Task task);

    /** One import: what from, what for, and where what is found goes. */
    record Task(SeedData seed, ReleaseFiles release, Options options, Findings findings, Draft draft) {

        static Task of(SeedData seed, ReleaseFiles release, Options options) {
            return new Task(seed, release, options, new Findings(), new Draft(seed));
        }

        /**
         * Lays out a table whose rows begin with the occupation, and says which occupations lose theirs.
         *
         * @param from the file of the release that the rows come from
         */
        void lay(String table, String from, Tally tally, List<String> columns, List<List<String>> rows) {
            tally.losses(slugs(seed.rows(table)), slugs(rows), options.acceptLosses(), from, findings);
            draft.put(table, Text.csvFile(columns, rows));
        }

        private static Set<String> slugs(List<List<String>> rows) {
            return rows.stream().map(List::getFirst).collect(Collectors.toSet());
        }
    }
}
