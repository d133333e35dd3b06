package org.exposureatlas.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A change of some files of a seed folder: checked whole beside the folder, then moved into it. */
public final class SeedChange {

    private SeedChange() {}

    /**
     * The files of a folder that loads as it stands, by path below it. A change must not cover up earlier ones that
     * nobody sealed.
     *
     * @throws SeedProblemsException with every problem, if there is one
     */
    public static SortedMap<String, byte[]> soundFiles(Path folder) {
        SeedFiles files = SeedFiles.read(folder);
        SeedReader.read(files);
        return files.all();
    }

    /** @throws SeedProblemsException if the folder would not load with these files, whose manifest is written anew */
    public static void check(Path folder, Map<String, byte[]> changed) {
        carryOut(folder, changed, false);
    }

    /**
     * Puts the files in place and seals the folder. Each move is atomic and the manifest comes last, so that a folder
     * in which the work broke off is refused by its checksums.
     *
     * @throws SeedProblemsException if the folder would not load; then nothing is written
     */
    public static void apply(Path folder, Map<String, byte[]> changed) {
        carryOut(folder, changed, true);
    }

    private static void carryOut(Path folder, Map<String, byte[]> changed, boolean write) {
        try {
            Path target = folder.toRealPath();
            Path draft = Files.createTempDirectory(Objects.requireNonNull(target.getParent()), ".seed-draft-");
            try {
                Map<String, byte[]> whole = new TreeMap<>(SeedFiles.read(target).all());
                whole.putAll(changed);
                for (Map.Entry<String, byte[]> file : whole.entrySet()) {
                    Path path = draft.resolve(file.getKey());
                    Files.createDirectories(Objects.requireNonNull(path.getParent()));
                    Files.write(path, file.getValue());
                }
                SeedManifest.seal(draft);
                SeedReader.read(draft);
                if (write) {
                    List<String> paths = new ArrayList<>(new TreeMap<>(changed).keySet());
                    paths.add(SeedFiles.MANIFEST);
                    for (String path : paths) {
                        Files.move(
                                draft.resolve(path),
                                target.resolve(path),
                                StandardCopyOption.ATOMIC_MOVE,
                                StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            } finally {
                delete(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The seed folder " + folder + " cannot be changed", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
