package org.exposureatlas.ingest.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseFilesTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"../Skills.txt", "/etc/Skills.txt", "a/../../Skills.txt", "a\\Skills.txt", "C:/Skills.txt"})
    void aPathThatLeadsOutOfTheArchiveIsRefused(String entry) {
        assertThat(refusal(Map.of(entry, "x")))
                .isEqualTo("r.zip: an entry leads out of the archive, found " + entry + ", expected a path inside it");
    }

    @Test
    void tooManyEntriesAreRefused() {
        Path zip = Fixtures.zip(folder.resolve("r.zip"), Map.of("a", "", "b", "", "c", ""));
        assertThatThrownBy(() -> ReleaseFiles.open(zip, 2, 100)).hasMessageContaining("too many entries, found 3");
    }

    @Test
    void tooManyBytesAreRefusedWhateverTheArchiveClaims() throws IOException {
        Path zip = Fixtures.zip(folder.resolve("r.zip"), Map.of("a.txt", "x".repeat(5000)));
        assertThatThrownBy(() -> ReleaseFiles.open(zip, 9, 4999)).hasMessageContaining("too large");
        byte[] bytes = Files.readAllBytes(zip);
        // The size that the directory at the end claims, four bytes with the lowest first.
        int claimed = lastIndexOf(bytes, new byte[] {(byte) 0x88, 0x13, 0, 0});
        bytes[claimed] = 1;
        bytes[claimed + 1] = 0;
        Files.write(zip, bytes);
        try (ReleaseFiles files = ReleaseFiles.open(zip, 9, 4999);
                InputStream in = files.open("a.txt")) {
            assertThatThrownBy(in::readAllBytes)
                    .satisfiesAnyOf(
                            e -> assertThat(e).hasMessageContaining("too large"),
                            e -> assertThat(e).isInstanceOf(IOException.class));
        }
    }

    @Test
    void aFileThatStandsTwiceIsRefused() {
        assertThat(refusal(Map.of("a/Skills.txt", "x", "b/Skills.txt", "y")))
                .isEqualTo("Skills.txt: stands twice in r.zip, expected one release");
    }

    @Test
    void whatIsNoZipIsRefused() throws IOException {
        Path zip = Files.writeString(folder.resolve("r.zip"), "not a zip");
        assertThatThrownBy(() -> ReleaseFiles.open(zip)).hasMessageContaining("expected a sound zip or folder");
        assertThatThrownBy(() -> ReleaseFiles.open(folder.resolve("nowhere"))).hasMessageContaining("is not there");
    }

    @Test
    void linksInAFolderAreNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "x");
        Path release = Files.createDirectory(folder.resolve("release"));
        Files.createSymbolicLink(release.resolve("Skills.txt"), secret);
        try (ReleaseFiles files = ReleaseFiles.open(release)) {
            assertThat(files.names()).isEmpty();
        }
    }

    private String refusal(Map<String, String> entries) {
        Path zip = Fixtures.zip(folder.resolve("r.zip"), entries);
        return catchThrowableOfType(ImportRefusedException.class, () -> ReleaseFiles.open(zip))
                .problems()
                .getFirst()
                .toString();
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted) {
        for (int at = bytes.length - wanted.length; at >= 0; at--) {
            if (java.util.Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new IllegalArgumentException("Not there");
    }
}
