package org.exposureatlas.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies of the shipped seed data that a test may change. */
final class SeedFolders {

    static final Path SHIPPED = Path.of("seed-data");

    /** Read once; nothing changes it. */
    private static final class Read {
        static final Seed SHIPPED_SEED = SeedReader.read(SHIPPED);
    }

    static Seed shippedSeed() {
        return Read.SHIPPED_SEED;
    }

    private final Path folder;

    private SeedFolders(Path folder) {
        this.folder = folder;
    }

    static SeedFolders copyTo(Path folder) {
        try (Stream<Path> paths = Files.walk(SHIPPED)) {
            for (Path path : paths.toList()) {
                Path target = folder.resolve(SHIPPED.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SeedFolders(folder);
    }

    /** A file as it ships. */
    static String shipped(String file) {
        try {
            return Files.readString(SHIPPED.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Replaces the first occurrence, and insists that there is one. */
    SeedFolders replace(String file, String old, String replacement) {
        String text = read(file);
        if (!text.contains(old)) {
            throw new IllegalArgumentException(file + " does not contain " + old);
        }
        int at = text.indexOf(old);
        return write(file, text.substring(0, at) + replacement + text.substring(at + old.length()));
    }

    SeedFolders write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    SeedFolders delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int lineOf(String file, String text) {
        List<String> lines = read(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException(file + " does not contain " + text);
    }

    SeedFolders seal() {
        SeedManifest.seal(folder);
        return this;
    }
}
