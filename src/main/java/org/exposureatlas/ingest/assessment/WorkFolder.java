package org.exposureatlas.ingest.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where the answers of one rater are kept, a file for each occupation, so that a run that was broken off is taken up
 * without asking and paying twice. One run at a time has it.
 */
final class WorkFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel channel;

    private WorkFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @return nothing if another run has it */
    static Optional<WorkFolder> open(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return Optional.of(new WorkFolder(folder, channel));
                }
            } catch (OverlappingFileLockException e) {
                // Another run of this process.
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be used", e);
        }
    }

    static Optional<Work> read(Path folder, String slug) {
        Path file = folder.resolve(slug + ".json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Work.of(Files.readString(file)));
        } catch (IOException | RuntimeException e) {
            // Not one of ours, or spoiled: the question is asked again.
            return Optional.empty();
        }
    }

    void write(Work work) {
        Path draft = folder.resolve(work.occupation() + ".json.part");
        try {
            Files.writeString(draft, work.json());
            Files.move(
                    draft,
                    folder.resolve(work.occupation() + ".json"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The answers cannot be kept in " + folder, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be left", e);
        }
    }
}
