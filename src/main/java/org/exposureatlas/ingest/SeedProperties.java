package org.exposureatlas.ingest;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param folder where the seed data lies
 * @param onStart whether a start loads it: whenever it has {@code changed}, only when nothing is published yet
 *     ({@code empty}), or {@code never}
 */
@ConfigurationProperties("atlas.seed")
record SeedProperties(
        @DefaultValue("seed-data") Path folder,
        @DefaultValue("changed") OnStart onStart) {

    enum OnStart {
        CHANGED,
        EMPTY,
        NEVER
    }
}
