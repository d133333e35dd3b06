package org.exposureatlas.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Reads the files of a seed folder from a zip in memory. Nothing is written anywhere, and nobody's zip is believed:
 * names that climb out, links, doubled names and anything that unpacks to more than a seed folder ever holds are refused.
 */
final class SeedZip {

    private static final int MOST_FILES = 5_000;
    private static final int LARGEST_FILE = 32 << 20;
    private static final int LARGEST_SUM = 192 << 20;

    /** How much smaller a file may have been in the zip; text gets to a tenth or so. */
    private static final int HIGHEST_RATIO = 200;

    private static final int DEEPEST = 4;

    private final byte[] zip;
    private final List<Problem> problems = new ArrayList<>();
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    private SeedZip(byte[] zip) {
        this.zip = zip;
    }

    /** @throws SeedProblemsException if it is no zip, or one of those described above */
    static SortedMap<String, byte[]> read(byte[] zip) {
        SeedZip reader = new SeedZip(zip);
        try {
            reader.refuseLinks();
            reader.unpack();
        } catch (IOException | IllegalArgumentException e) {
            reader.problems.add(new Problem("(zip)", 0, "", "not a sound zip file: " + e.getMessage()));
        }
        if (reader.problems.isEmpty() && reader.files.isEmpty()) {
            reader.problems.add(new Problem("(zip)", 0, "", "no files found, expected those of a seed folder"));
        }
        if (!reader.problems.isEmpty()) {
            throw new SeedProblemsException(reader.problems.stream().sorted().toList());
        }
        return withoutOuterFolder(reader.files);
    }

    private void unpack() throws IOException {
        long sum = 0;
        int count = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                if (++count > MOST_FILES) {
                    problems.add(new Problem("(zip)", 0, "", "more files than expected: at most " + MOST_FILES));
                    return;
                }
                String fault = faultOf(name);
                if (fault != null) {
                    problems.add(new Problem(printable(name), 0, "", fault));
                    continue;
                }
                if (entry.isDirectory() || isClutter(name)) {
                    continue;
                }
                byte[] bytes = unpack(in, name);
                sum += bytes.length;
                if (sum > LARGEST_SUM) {
                    problems.add(new Problem(
                            "(zip)", 0, "", "unpacks to more than expected: at most " + LARGEST_SUM + " bytes"));
                    return;
                }
                if (files.put(name, bytes) != null) {
                    problems.add(new Problem(name, 0, "", "the zip has this file twice"));
                }
                if (!problems.isEmpty() && problems.getLast().message().startsWith("unpacks")) {
                    return;
                }
            }
        }
    }

    private byte[] unpack(InputStream in, String name) throws IOException {
        long most = Math.min(LARGEST_FILE, (long) HIGHEST_RATIO * zip.length);
        byte[] bytes = in.readNBytes((int) most + 1);
        if (bytes.length > most) {
            problems.add(new Problem(name, 0, "", "unpacks to more than expected: at most " + most + " bytes"));
            return new byte[0];
        }
        return bytes;
    }

    private static @org.jspecify.annotations.Nullable String faultOf(String name) {
        if (name.startsWith("/") || name.matches("^[A-Za-z]:.*") || name.indexOf('\\') >= 0) {
            return "the name is not a path below the seed folder";
        }
        String[] parts = name.split("/");
        for (String part : parts) {
            if (part.equals("..") || part.equals(".") || part.isEmpty()) {
                return "the name climbs out of the seed folder";
            }
        }
        if (parts.length > DEEPEST) {
            return "lies deeper than expected: at most " + DEEPEST + " folders";
        }
        return name.chars().anyMatch(c -> c < ' ' || c == 127) ? "the name has control characters" : null;
    }

    /** What archivers of some systems add. */
    private static boolean isClutter(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store");
    }

    private static String printable(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 100 ? plain.substring(0, 100) : plain;
    }

    /** Only the directory at the end of a zip says what is a link. */
    private void refuseLinks() throws ZipException {
        ByteBuffer data = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = -1;
        for (int i = zip.length - 22; i >= Math.max(0, zip.length - 22 - 0xFFFF) && end < 0; i--) {
            if (data.getInt(i) == 0x06054b50) {
                end = i;
            }
        }
        if (end < 0) {
            throw new ZipException("it has no directory at its end");
        }
        int entries = data.getShort(end + 10) & 0xFFFF;
        int at = data.getInt(end + 16);
        for (int i = 0; i < entries; i++) {
            if (at < 0 || at + 46 > zip.length || data.getInt(at) != 0x02014b50) {
                throw new ZipException("its directory is damaged");
            }
            int nameLength = data.getShort(at + 28) & 0xFFFF;
            int rest = (data.getShort(at + 30) & 0xFFFF) + (data.getShort(at + 32) & 0xFFFF);
            int mode = data.getInt(at + 38) >>> 16;
            if ((mode & 0xF000) == 0xA000 && at + 46 + nameLength <= zip.length) {
                String name = new String(zip, at + 46, nameLength, java.nio.charset.StandardCharsets.UTF_8);
                problems.add(new Problem(printable(name), 0, "", "is a symbolic link, expected a file"));
            }
            at += 46 + nameLength + rest;
        }
    }

    /** Many archivers put the folder itself around its files. */
    private static SortedMap<String, byte[]> withoutOuterFolder(SortedMap<String, byte[]> files) {
        if (files.containsKey(SeedFiles.MANIFEST)) {
            return files;
        }
        String first = files.firstKey();
        String outer = first.substring(0, first.indexOf('/') + 1);
        if (outer.isEmpty() || !files.keySet().stream().allMatch(name -> name.startsWith(outer))) {
            return files;
        }
        SortedMap<String, byte[]> inner = new TreeMap<>();
        files.forEach((name, bytes) -> inner.put(name.substring(outer.length()), bytes));
        return inner;
    }
}
