package org.exposureatlas.ingest.official;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The files of a release by their names without folders: of a folder, of a zip, or one file alone. */
final class ReleaseFiles implements AutoCloseable {

    /** Several times the largest release there is; what lies beyond is no release. */
    static final int MOST_FILES = 500;

    static final long MOST_BYTES = 1L << 30;

    private final String label;
    private final Map<String, Path> paths = new TreeMap<>();
    private final Map<String, ZipEntry> entries = new TreeMap<>();
    private final @Nullable ZipFile zip;
    private final long mostBytes;
    private long read;

    private ReleaseFiles(String label, @Nullable ZipFile zip, long mostBytes) {
        this.label = label;
        this.zip = zip;
        this.mostBytes = mostBytes;
    }

    /** @throws ImportRefusedException if it is not there or not to be trusted */
    static ReleaseFiles open(Path path) {
        return open(path, MOST_FILES, MOST_BYTES);
    }

    static ReleaseFiles open(Path path, int mostFiles, long mostBytes) {
        String label = Objects.requireNonNull(path.toAbsolutePath().normalize().getFileName())
                .toString();
        try {
            if (Files.isDirectory(path)) {
                ReleaseFiles files = new ReleaseFiles(label, null, mostBytes);
                files.addFolder(path, mostFiles);
                return files;
            }
            if (!Files.isRegularFile(path)) {
                throw Findings.refusal(path.toString(), 0, "", "is not there, expected a file, a folder or a zip");
            }
            if (label.endsWith(".zip")) {
                return zip(path, label, mostFiles, mostBytes);
            }
            ReleaseFiles files = new ReleaseFiles(label, null, mostBytes);
            files.paths.put(label, path);
            return files;
        } catch (IOException e) {
            throw Findings.refusal(
                    label, 0, "", "cannot be read: " + e.getMessage() + ", expected a sound zip or folder");
        }
    }

    private static ReleaseFiles zip(Path path, String label, int mostFiles, long mostBytes) throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        try {
            ReleaseFiles files = new ReleaseFiles(label, zip, mostBytes);
            files.addEntries(zip, mostFiles);
            return files;
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void addFolder(Path folder, int mostFiles) throws IOException {
        try (Stream<Path> found = Files.walk(folder, 2)) {
            for (Path path : found.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                add(paths, folder.relativize(path).toString().replace('\\', '/'), path, mostFiles);
            }
        }
    }

    private void addEntries(ZipFile zip, int mostFiles) {
        if (zip.size() > mostFiles) {
            throw Findings.refusal(
                    label, 0, "", "has too many entries, found " + zip.size() + ", expected at most " + mostFiles);
        }
        long size = 0;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName();
            if (name.startsWith("/")
                    || name.contains("\\")
                    || name.contains(":")
                    || name.indexOf('\0') >= 0
                    || Stream.of(name.split("/")).anyMatch(".."::equals)) {
                throw Findings.refusal(
                        label,
                        0,
                        "",
                        "an entry leads out of the archive, found " + name + ", expected a path inside it");
            }
            size += Math.max(0, entry.getSize());
            if (size > mostBytes) {
                throw tooLarge();
            }
            if (!entry.isDirectory()) {
                add(entries, name, entry, mostFiles);
            }
        }
    }

    private <T> void add(Map<String, T> files, String path, T file, int mostFiles) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.startsWith(".") || path.startsWith("__MACOSX/")) {
            return;
        }
        if (files.put(name, file) != null) {
            throw Findings.refusal(name, 0, "", "stands twice in " + label + ", expected one release");
        }
        if (files.size() > mostFiles) {
            throw Findings.refusal(
                    label, 0, "", "has too many files, found more than " + mostFiles + ", expected one release");
        }
    }

    /** The name of the folder, the zip or the file. */
    String label() {
        return label;
    }

    Collection<String> names() {
        return zip == null ? paths.keySet() : entries.keySet();
    }

    boolean has(String name) {
        return names().contains(name);
    }

    /** A stream that counts: what claims to be small and is not is given up on. */
    InputStream open(String name) {
        try {
            InputStream in = zip == null
                    ? Files.newInputStream(Objects.requireNonNull(paths.get(name), name))
                    : zip.getInputStream(Objects.requireNonNull(entries.get(name), name));
            return new Counting(in);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private ImportRefusedException tooLarge() {
        return Findings.refusal(
                label, 0, "", "is too large, found more than " + mostBytes + " bytes, expected at most so many");
    }

    @Override
    public void close() {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(label + " cannot be closed", e);
        }
    }

    private final class Counting extends FilterInputStream {

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int character = super.read();
            count(character < 0 ? 0 : 1);
            return character;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            count(count);
            return count;
        }

        private void count(int bytes) {
            read += Math.max(0, bytes);
            if (read > mostBytes) {
                throw tooLarge();
            }
        }
    }
}
