package org.exposureatlas.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/**
 * Seed files with a fault put in at random: each is refused with a place and a reason, soon, and nothing worse happens.
 * A few in the tests; ten thousand with {@code mvn -Pfuzz test}.
 */
class SeedMutationTests {

    private static final int COUNT = Integer.getInteger("atlas.mutations", 25);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(Long.getLong("atlas.mutations.seed", 20261122L));

    /** A way to spoil a file; the manifest is left alone, so that whatever changes at all is found. */
    private interface Mutation {
        byte[] of(byte[] bytes, RandomGenerator random);
    }

    private static final List<Mutation> MUTATIONS = List.of(
            SeedMutationTests::flipBits,
            SeedMutationTests::cutLine,
            SeedMutationTests::doubleLine,
            SeedMutationTests::truncate,
            (bytes, random) -> inject(bytes, random, "1e999999999"),
            (bytes, random) -> inject(bytes, random, "9".repeat(5_000)),
            (bytes, random) -> inject(bytes, random, "[".repeat(100_000)),
            (bytes, random) -> inject(bytes, random, "\"slug\": \"twice\", \"slug\": \"twice\","),
            (bytes, random) -> inject(bytes, random, "\u0000\u0001"),
            (bytes, random) -> inject(bytes, random, "\","),
            (bytes, random) -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16),
            (bytes, random) -> ("\uFEFF" + new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8),
            (bytes, random) -> new byte[0],
            (bytes, random) -> new byte[] {(byte) 0xC3, (byte) 0x28});

    @Test
    void everyFaultIsRefusedWithItsPlace() {
        SortedMap<String, byte[]> sound = SeedFiles.read(SeedFolders.SHIPPED).all();
        List<String> names = new ArrayList<>(sound.keySet());
        int refused = 0;
        for (int i = 0; i < COUNT; i++) {
            String name = names.get(random.nextInt(names.size()));
            byte[] before = java.util.Objects.requireNonNull(sound.get(name));
            byte[] after = MUTATIONS.get(random.nextInt(MUTATIONS.size())).of(before, random);
            if (Arrays.equals(before, after)) {
                continue;
            }
            SortedMap<String, byte[]> files = new TreeMap<>(sound);
            files.put(name, after);
            refused += refused(i + ": " + name, name, files) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(COUNT / 2);
    }

    /** A schema may change in ways that still accept the data; everything else is in the manifest. */
    private static boolean refused(String what, String name, SortedMap<String, byte[]> files) {
        long start = System.nanoTime();
        try {
            SeedReader.read(SeedFiles.of(files));
            assertThat(name).as(what + " was accepted").matches("schema/.*|manifest\\.json");
            return false;
        } catch (SeedProblemsException e) {
            assertThat(e.problems()).as(what).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.file()).isNotBlank();
                assertThat(problem.message()).isNotBlank();
            });
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(what).isLessThan(PATIENCE);
            return true;
        }
    }

    private static byte[] flipBits(byte[] bytes, RandomGenerator random) {
        byte[] flipped = bytes.clone();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] cutLine(byte[] bytes, RandomGenerator random) {
        List<String> lines = lines(bytes);
        lines.remove(random.nextInt(lines.size()));
        return bytes(lines);
    }

    private static byte[] doubleLine(byte[] bytes, RandomGenerator random) {
        List<String> lines = lines(bytes);
        lines.add(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size())));
        return bytes(lines);
    }

    private static byte[] truncate(byte[] bytes, RandomGenerator random) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    private static byte[] inject(byte[] bytes, RandomGenerator random, String text) {
        String whole = new String(bytes, StandardCharsets.UTF_8);
        int at = random.nextInt(whole.length());
        return (whole.substring(0, at) + text + whole.substring(at)).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> lines(byte[] bytes) {
        return new ArrayList<>(Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\n", -1)));
    }

    private static byte[] bytes(List<String> lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
