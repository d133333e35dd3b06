package org.exposureatlas.ingest.official;

/** Lays one kind of release out as files of the seed data. Texts and ratings of our own are never touched. */
interface Importer {

    void read(Task task);

    /** One import: what from, what for, and where what is found goes. */
    record Task(SeedData seed, ReleaseFiles release, Options options, Findings findings, Draft draft) {

        static Task of(SeedData seed, ReleaseFiles release, Options options) {
            return new Task(seed, release, options, new Findings(), new Draft(seed));
        }
    }
}
