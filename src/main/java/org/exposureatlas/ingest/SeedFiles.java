package org.exposureatlas.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a seed folder, read once, by their path below it with forward slashes. */
public final class SeedFiles {

    static final String MANIFEST = "manifest.json";

    private static final int LARGEST_FILE = 32 << 20;

    private final SortedMap<String, byte[]> files;

    private SeedFiles(SortedMap<String, byte[]> files) {
        this.files = Collections.unmodifiableSortedMap(files);
    }

    /** @throws SeedProblemsException if the folder is not there or cannot be read */
    public static SeedFiles read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new SeedProblemsException(List.of(new Problem(
                    folder.toString(), 0, "", "there is no such folder; expected the folder of the seed data")));
        }
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            // The folder itself may be a link, which an operator sets to the release in use; nothing in it may.
            Path root = folder.toRealPath();
            try (Stream<Path> paths = Files.walk(root)) {
                // A link to a folder is a link too: nothing behind it is read, and it is not passed over in silence.
                for (Path path : paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                        .toList()) {
                    String name = root.relativize(path).toString().replace('\\', '/');
                    refuseLinkOrOutsized(name, path);
                    if (name.endsWith(".json") || name.endsWith(".csv")) {
                        files.put(name, Files.readAllBytes(path));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The seed folder " + folder + " cannot be read", e);
        }
        return new SeedFiles(files);
    }

    /** @throws SeedProblemsException if it is not a sound zip of a seed folder */
    public static SeedFiles unzip(byte[] zip) {
        SortedMap<String, byte[]> files = new TreeMap<>(SeedZip.read(zip));
        files.keySet().removeIf(name -> !name.endsWith(".json") && !name.endsWith(".csv"));
        return new SeedFiles(files);
    }

    static SeedFiles of(SortedMap<String, byte[]> files) {
        return new SeedFiles(new TreeMap<>(files));
    }

    private static void refuseLinkOrOutsized(String name, Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new SeedProblemsException(List.of(new Problem(name, 0, "", "is a symbolic link, expected a file")));
        }
        if (Files.size(path) > LARGEST_FILE) {
            throw new SeedProblemsException(List.of(
                    new Problem(name, 0, "", "has " + Files.size(path) + " bytes, expected at most " + LARGEST_FILE)));
        }
    }

    SortedMap<String, byte[]> all() {
        return files;
    }

    /** What the manifest lists: everything but itself and the schemas. */
    List<String> content() {
        return files.keySet().stream()
                .filter(name -> !name.equals(MANIFEST) && !name.startsWith("schema/"))
                .toList();
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
