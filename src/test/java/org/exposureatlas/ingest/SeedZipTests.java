package org.exposureatlas.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** A zip from a stranger: it is a seed folder or it is refused, and never more than memory can hold. */
class SeedZipTests {

    @Test
    void aZipOfTheFolderIsReadLikeTheFolder() {
        assertThat(SeedFiles.unzip(zip(SeedFolders.SHIPPED)).all().keySet())
                .isEqualTo(SeedFiles.read(SeedFolders.SHIPPED).all().keySet());
    }

    @Test
    void theFolderItselfMayStandAroundItsFiles() {
        assertThat(SeedFiles.unzip(zip(Map.of("seed/manifest.json", "{}", "seed/demand.csv", "a")))
                        .all()
                        .keySet())
                .containsExactly("demand.csv", "manifest.json");
    }

    @Test
    void namesThatClimbOutAreRefused() {
        refused(zip(Map.of("../manifest.json", "{}")), "../manifest.json: the name climbs out");
        refused(zip(Map.of("/etc/manifest.json", "{}")), "/etc/manifest.json: the name is not a path");
        refused(zip(Map.of("a\\..\\manifest.json", "{}")), "is not a path");
        refused(zip(Map.of("C:/manifest.json", "{}")), "is not a path");
        refused(zip(Map.of("a/b/c/d/e/manifest.json", "{}")), "deeper than expected");
    }

    @Test
    void aLinkIsRefused() {
        byte[] zip = zip(Map.of("manifest.json", "../../etc/passwd"));
        ByteBuffer data = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < zip.length - 4; i++) {
            if (data.getInt(i) == 0x02014b50) {
                data.putInt(i + 38, 0xA1FF << 16);
            }
        }
        refused(zip, "manifest.json: is a symbolic link");
    }

    @Test
    void aBombIsRefusedBeforeItGoesOff() {
        byte[] zeros = new byte[64 << 20];
        refused(zip(Map.of("manifest.json", new String(zeros, StandardCharsets.ISO_8859_1))), "unpacks to more");
    }

    @Test
    void tooManyFilesAreRefused() {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < 5_001; i++) {
            files.put("occupations/" + i + ".json", "{}");
        }
        refused(zip(files), "more files than expected");
    }

    @Test
    void aDoubledNameIsRefused() {
        byte[] zip = zip(Map.of("demand.csv", "one", "demane.csv", "two"));
        byte[] name = "demane.csv".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < zip.length - name.length; i++) {
            if (new String(zip, i, name.length, StandardCharsets.US_ASCII).equals("demane.csv")) {
                zip[i + 5] = 'd';
            }
        }
        refused(zip, "demand.csv: the zip has this file twice");
    }

    @Test
    void whatIsNoZipIsRefused() {
        refused("hello".getBytes(StandardCharsets.US_ASCII), "not a sound zip file");
        refused(new byte[0], "not a sound zip file");
        byte[] cut = zip(SeedFolders.SHIPPED);
        refused(java.util.Arrays.copyOf(cut, cut.length / 2), "not a sound zip file");
        refused(zip(Map.of()), "no files found");
    }

    private static void refused(byte[] zip, String why) {
        assertThatThrownBy(() -> SeedFiles.unzip(zip))
                .isInstanceOfSatisfying(
                        SeedProblemsException.class,
                        refused -> assertThat(refused.problems().toString()).contains(why));
    }

    static byte[] zip(Path folder) {
        Map<String, String> files = new LinkedHashMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zip(files);
    }

    static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
