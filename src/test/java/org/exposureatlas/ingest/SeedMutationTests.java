package org.exposureatlas.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Seed files with a fault put in at random: each is refused with a place and a reason, soon, in little memory, and
 * nothing is written. A few in the tests; ten thousand with {@code mvn -Pfuzz test}.
 *
 * <p>In two of three the manifest knows the spoiled file, as if somebody had sealed it: only then do the checks behind
 * that of the checksum have something to find, and only then may a change be one that leaves sound data.
 */
class SeedMutationTests {

    private static final int COUNT = Integer.getInteger("atlas.mutations", 150);
    private static final long SEED = Long.getLong("atlas.mutations.seed", 20261122L);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final long MOST_MEMORY = 1L << 30;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Spoiled as a whole, and not in the text of a file. */
    private enum Package {
        ZIP_BOMB,
        CLIMBING_PATH,
        LINK_IN_ZIP,
        LINK_IN_FOLDER,
        DAMAGED_ZIP
    }

    private static final List<Enum<?>> KINDS = Stream.concat(
                    Arrays.stream(Mutation.values()), Arrays.stream(Package.values()))
            .collect(Collectors.toUnmodifiableList());

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    private final ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private SortedMap<String, byte[]> sound = new TreeMap<>();
    private List<String> names = List.of();
    private final Map<String, Integer> tally = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    @TempDir
    Path temporary;

    private long slowest;
    private long largest;

    @Test
    void everyFaultIsRefusedWithItsPlace() throws IOException {
        Path folder = temporary.resolve("seed");
        SmallSeed.writeTo(folder);
        sound = SeedFiles.read(folder).all();
        names = List.copyOf(sound.keySet());
        assertThat(SeedReader.read(SeedFiles.of(sound)).scores()).isNotEmpty();
        Map<String, Long> before = state();
        for (int i = 0; i < COUNT; i++) {
            switch (KINDS.get(i % KINDS.size())) {
                case Mutation kind -> spoilFile(i, kind);
                case Package kind -> spoilPackage(i, kind, folder);
                default -> throw new IllegalStateException();
            }
        }
        System.out.println(COUNT + " mutations, seed " + SEED + ", the slowest took " + slowest / 1_000_000
                + " ms, the largest allocated " + (largest >> 20) + " MB");
        tally.forEach((what, times) -> System.out.println(what + ": " + times));

        assertThat(faults).isEmpty();
        assertThat(state()).as("what lies in the folders").isEqualTo(before);
        assertThat(tally.keySet().stream().filter(what -> what.endsWith(" refused")))
                .as("every kind was tried and refused")
                .hasSize(KINDS.size());
    }

    private void spoilFile(int number, Mutation kind) {
        String name = names.get(random.nextInt(names.size()));
        byte[] bytes = sound.get(name);
        byte[] spoiled = kind.of(name, bytes, random);
        if (Arrays.equals(bytes, spoiled)) {
            tally.merge(kind + " had no place", 1, Integer::sum);
            return;
        }
        SortedMap<String, byte[]> files = new TreeMap<>(sound);
        files.put(name, spoiled);
        boolean listed = !name.startsWith("schema/") && !name.equals(SeedFiles.MANIFEST);
        boolean sealed = listed && random.nextInt(3) > 0;
        SortedMap<String, byte[]> all = sealed ? sealed(files, name) : files;
        boolean mayBeSound = !kind.isAlwaysWrong() && (sealed || !listed)
                // A schema may well allow for more than anybody has.
                || kind == Mutation.HUGE_NUMBERS && name.startsWith("schema/");
        read(number + " " + kind + (sealed ? ", sealed: " : ": ") + name, kind, mayBeSound, () -> SeedFiles.of(all));
    }

    private void spoilPackage(int number, Package kind, Path folder) throws IOException {
        String what = number + " " + kind;
        switch (kind) {
            case ZIP_BOMB -> {
                byte[] zip = random.nextInt(4) == 0 ? manyFiles() : bomb();
                read(what, kind, false, () -> SeedFiles.unzip(zip));
            }
            case CLIMBING_PATH -> {
                byte[] zip = zip(Map.of(climbing(), "{}".getBytes(StandardCharsets.US_ASCII)));
                read(what, kind, false, () -> SeedFiles.unzip(zip));
            }
            case LINK_IN_ZIP -> {
                byte[] zip = linked(zip(
                        Map.of(names.get(random.nextInt(names.size())), "../x".getBytes(StandardCharsets.US_ASCII))));
                read(what, kind, false, () -> SeedFiles.unzip(zip));
            }
            case LINK_IN_FOLDER -> {
                Path link = folder.resolve("occupations/link-" + number + ".json");
                Files.createSymbolicLink(
                        link,
                        random.nextBoolean() ? temporary : folder.resolve(names.get(random.nextInt(names.size()))));
                read(what, kind, false, () -> SeedFiles.read(folder));
                Files.delete(link);
            }
            case DAMAGED_ZIP -> {
                byte[] zip = zip(Map.of("manifest.json", sound.get(SeedFiles.MANIFEST), "a.csv", new byte[100]));
                byte[] damaged = random.nextBoolean()
                        ? Arrays.copyOf(zip, random.nextInt(zip.length - 1))
                        : Mutation.BYTES_FLIPPED.of("", zip, random);
                read(what, kind, false, () -> SeedFiles.unzip(damaged));
            }
        }
    }

    private void read(String what, Enum<?> kind, boolean mayBeSound, Supplier<SeedFiles> files) {
        long allocated = memory.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        String end;
        try {
            SeedReader.read(files.get());
            end = " left sound data";
            if (!mayBeSound) {
                faults.add(what + " was accepted");
            }
        } catch (SeedProblemsException e) {
            end = " refused";
            if (e.problems().isEmpty()
                    || e.problems().stream()
                            .anyMatch(problem -> problem.file().isBlank()
                                    || problem.message().isBlank()
                                    || problem.line() < 0)) {
                faults.add(what + " without place or reason: " + e.problems());
            }
            // A zip, a link or a schema is refused as a whole; of data it is said where in the file.
            if (kind instanceof Mutation
                    && !what.contains(": schema/")
                    && e.problems().stream()
                            .allMatch(problem ->
                                    problem.line() == 0 && problem.field().isEmpty())) {
                faults.add(what + " without a place in the file: " + e.problems());
            }
        } catch (RuntimeException | Error e) {
            end = " failed";
            faults.add(what + " ended in " + e + " at "
                    + Arrays.asList(e.getStackTrace()).subList(0, 3));
        }
        tally.merge(kind + end, 1, Integer::sum);
        long took = System.nanoTime() - start;
        long bytes = memory.getCurrentThreadAllocatedBytes() - allocated;
        slowest = Math.max(slowest, took);
        largest = Math.max(largest, bytes);
        if (took > LONGEST.toNanos() || bytes > MOST_MEMORY) {
            faults.add(what + " took " + Duration.ofNanos(took) + " and " + bytes + " bytes");
        }
    }

    private byte[] bomb() throws IOException {
        String name = names.get(random.nextInt(names.size()));
        byte[] zeros = new byte[(1 << 20) * (8 + random.nextInt(64))];
        return zip(Map.of(name, zeros));
    }

    private byte[] manyFiles() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 5_001 + random.nextInt(1_000); i++) {
            files.put("occupations/" + i + ".json", new byte[] {'{', '}'});
        }
        return zip(files);
    }

    private String climbing() {
        String name = names.get(random.nextInt(names.size()));
        String up = "../".repeat(1 + random.nextInt(5));
        return switch (random.nextInt(7)) {
            case 0 -> up + name;
            case 1 -> "occupations/" + up + name;
            case 2 -> "/" + name;
            case 3 -> "C:/" + name;
            case 4 -> "..\\" + name.replace('/', '\\');
            case 5 -> "./" + name;
            default -> "a/b/c/d/" + name;
        };
    }

    private static byte[] linked(byte[] zip) {
        ByteBuffer data = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < zip.length - 4; i++) {
            if (data.getInt(i) == 0x02014b50) {
                data.putInt(i + 38, 0xA1FF << 16);
            }
        }
        return zip;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** The files with a manifest that knows one of them as it is now. */
    private static SortedMap<String, byte[]> sealed(SortedMap<String, byte[]> files, String changed) {
        ObjectNode manifest = (ObjectNode) JSON.readTree(files.get(SeedFiles.MANIFEST));
        byte[] bytes = files.get(changed);
        manifest.path("files").forEach(entry -> {
            if (entry.path("path").stringValue().equals(changed)) {
                ((ObjectNode) entry)
                        .put("rows", SeedManifest.rows(changed, bytes))
                        .put("sha256", SeedFiles.sha256(bytes));
            }
        });
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        all.put(SeedFiles.MANIFEST, JSON.writeValueAsBytes(manifest));
        return all;
    }

    /** Every file of the folders that were read from, with its time. */
    private Map<String, Long> state() throws IOException {
        Map<String, Long> state = new TreeMap<>();
        for (Path root : List.of(temporary, SeedFolders.SHIPPED)) {
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    state.put(path.toString(), Files.getLastModifiedTime(path).toMillis());
                }
            }
        }
        return state;
    }
}
