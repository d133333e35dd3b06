package org.exposureatlas.platform.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The programs of PostgreSQL for this machine, as the archive that Maven put on the class path. */
final class Binaries {

    private static final Logger log = LoggerFactory.getLogger(Binaries.class);

    private final URL archive;
    private final String name;

    private Binaries(URL archive, String name) {
        this.archive = archive;
        this.name = name;
    }

    static Binaries onTheClassPath() {
        String name = "postgres-" + system() + "-" + processor();
        URL archive = Binaries.class.getClassLoader().getResource(name + ".txz");
        if (archive == null) {
            throw new EmbeddedPostgresFailure(
                    "No database is configured, and this package brings no PostgreSQL of its own (" + name
                            + "): set spring.datasource.url, spring.datasource.username and"
                            + " spring.datasource.password.");
        }
        return new Binaries(archive, name);
    }

    private static String system() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String processor = System.getProperty("os.arch");
        return switch (processor) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> processor;
        };
    }

    /**
     * The folder with bin, lib and share, unpacked now if it is not there. Unpacked under another name first, so a
     * folder with the right name is always whole.
     */
    Path unpackedBelow(Path folder) throws IOException {
        // The archive carries no version to read; another version has another size.
        Path unpacked = folder.resolve(name + "-" + archive.openConnection().getContentLengthLong());
        if (!Files.isDirectory(unpacked)) {
            log.info("Unpacking PostgreSQL (first start only)");
            Path unfinished = folder.resolve("unpacking");
            FileSystemUtils.deleteRecursively(unfinished);
            try (InputStream compressed = archive.openStream()) {
                Unpacking.unpack(compressed, unfinished);
            }
            Files.move(unfinished, unpacked);
        }
        return unpacked;
    }
}
