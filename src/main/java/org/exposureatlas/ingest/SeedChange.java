package org.exposureatlas.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A change of some files of a seed folder: checked whole beside the folder, then moved into it. */
public final class SeedChange {

    private SeedChange() {}

    /**
     * The files of a folder, by path below it, that are as they were sealed. A change must not cover up earlier ones
     * that nobody sealed.
     *
     * @throws SeedProblemsException with every file that is not
     */
    public static SortedMap<String, byte[]> sealedFiles(Path folder) {
        SeedFiles files = SeedFiles.read(folder);
        Map<String, String> sealed = checksums(files.all().get(SeedFiles.MANIFEST));
        List<Problem> problems = new ArrayList<>();
        for (String path : files.content()) {
            String checksum = sealed.remove(path);
            if (!SeedFiles.sha256(Objects.requireNonNull(files.all().get(path))).equals(checksum)) {
                problems.add(new Problem(
                        path,
                        0,
                        "",
                        path + " is not the file that was sealed; if the change is intended, run the command seal"));
            }
        }
        sealed.keySet()
                .forEach(path ->
                        problems.add(new Problem(SeedFiles.MANIFEST, 0, "/files", path + " is listed but not there")));
        if (!problems.isEmpty()) {
            throw new SeedProblemsException(problems);
        }
        return files.all();
    }

    private static Map<String, String> checksums(byte @Nullable [] manifest) {
        Map<String, String> checksums = new TreeMap<>();
        try {
            JsonNode root = JsonMapper.shared().readTree(manifest == null ? new byte[0] : manifest);
            root.path("files")
                    .forEach(file -> checksums.put(
                            file.path("path").stringValue(), file.path("sha256").stringValue()));
        } catch (JacksonException e) {
            checksums.clear();
        }
        if (checksums.isEmpty()) {
            throw new SeedProblemsException(List.of(new Problem(
                    SeedFiles.MANIFEST, 0, "/files", "there is no sound manifest, expected a sealed folder")));
        }
        return checksums;
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

    /**
     * Makes a new folder of these files, sealed. It is checked whole beside its place and then moved there, so that
     * it is there whole or not at all.
     *
     * @throws SeedProblemsException if the folder is there already or would not load; then nothing is written
     */
    public static void create(Path folder, Map<String, byte[]> files, boolean write) {
        Path target = folder.toAbsolutePath().normalize();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new SeedProblemsException(List.of(
                    new Problem(folder.toString(), 0, "", "is there already, expected the name of a new folder")));
        }
        try {
            Path parent = Objects.requireNonNull(target.getParent());
            Files.createDirectories(parent);
            Path draft = Files.createTempDirectory(parent, ".seed-draft-");
            try {
                write(draft, files);
                SeedManifest.seal(draft);
                SeedReader.read(draft);
                if (write) {
                    makeReadable(draft);
                    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
                }
            } finally {
                if (Files.exists(draft)) {
                    delete(draft);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The seed folder " + folder + " cannot be written", e);
        }
    }

    /** A temporary folder is for its owner alone; a seed folder is for the account that runs the site. */
    private static void makeReadable(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void write(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue());
        }
    }

    private static void carryOut(Path folder, Map<String, byte[]> changed, boolean write) {
        try {
            Path target = folder.toRealPath();
            Path draft = Files.createTempDirectory(Objects.requireNonNull(target.getParent()), ".seed-draft-");
            try {
                Map<String, byte[]> whole = new TreeMap<>(SeedFiles.read(target).all());
                whole.putAll(changed);
                write(draft, whole);
                SeedManifest.seal(draft);
                SeedReader.read(draft);
                if (write) {
                    List<String> paths = new ArrayList<>(new TreeMap<>(changed).keySet());
                    paths.add(SeedFiles.MANIFEST);
                    for (String path : paths) {
                        Files.createDirectories(
                                Objects.requireNonNull(target.resolve(path).getParent()));
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
