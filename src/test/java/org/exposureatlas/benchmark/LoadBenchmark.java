package org.exposureatlas.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.exposureatlas.ingest.Publication;
import org.exposureatlas.ingest.Seed;
import org.exposureatlas.ingest.SeedReader;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** How long it takes to read, check, score, store and publish the data that ship. Not part of the tests: {@code mvn -Pbenchmark test}. */
@WebTest
class LoadBenchmark {

    @Autowired
    Publication publication;

    @TempDir
    Path temporary;

    @Test
    void theShippedDataLoadInTime() throws Exception {
        copy();
        List<Double> times = new ArrayList<>();
        for (int round = 1; round <= 6; round++) {
            Path manifest = temporary.resolve("manifest.json");
            Files.writeString(
                    manifest,
                    Files.readString(manifest)
                            .replaceFirst("\"asOf\" ?: ?\"[^\"]*\"", "\"asOf\": \"2026-11-0" + round + "\""));
            long start = System.nanoTime();
            Seed seed = SeedReader.read(temporary);
            long read = System.nanoTime();
            publication.publish(seed);
            long end = System.nanoTime();
            System.out.printf(
                    Locale.ROOT,
                    "load %d: read %.2f s, publish %.2f s%n",
                    round,
                    (read - start) / 1e9,
                    (end - read) / 1e9);
            times.add((end - start) / 1e9);
        }
        assertThat(times.getLast()).as("seconds, warm").isLessThan(3);
    }

    private void copy() throws Exception {
        Path shipped = Path.of("seed-data");
        try (Stream<Path> paths = Files.walk(shipped)) {
            for (Path path : paths.toList()) {
                Path target = temporary.resolve(shipped.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
