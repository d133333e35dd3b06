package org.exposureatlas.platform.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As whom PostgreSQL runs. It refuses to run as root, so root steps down: into a user namespace of its own where
 * the machine allows that, else to the user nobody.
 *
 * @param prefix the words before a command that make it run so
 * @param owner the number of the user to whom the files must belong
 */
record Privileges(List<String> prefix, int owner) {

    /** The number by which Linux systems know the user without any rights. */
    private static final int NOBODY = 65534;

    /** An ordinary user's files belong to that user anyway. */
    private static final int UNCHANGED = -1;

    private static final Privileges AS_ONESELF = new Privileges(List.of(), UNCHANGED);

    /** Root without any of root's powers: the files stay root's. */
    private static final Privileges IN_A_USER_NAMESPACE = new Privileges(List.of("unshare", "-U"), 0);

    /** Where user namespaces are refused, as in most containers: another user, who must own the files. */
    private static Privileges as(int user) {
        return new Privileges(List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"), user);
    }

    static Privileges available() {
        if (!isRoot()) {
            return AS_ONESELF;
        }
        return Stream.of(IN_A_USER_NAMESPACE, as(NOBODY))
                .filter(way -> way.run(List.of("true")).succeeded())
                .findFirst()
                .orElseThrow(() -> new EmbeddedPostgresFailure(
                        "PostgreSQL does not run as root, and neither unshare nor setpriv can step down here:"
                                + " start the program as an ordinary user, or set spring.datasource.url."));
    }

    /** Those with which a server that uses this folder was started, perhaps by another user. */
    static Privileges ofTheOwnerOf(Path folder) throws IOException {
        if (!isRoot()) {
            return AS_ONESELF;
        }
        int owner = ownerOf(folder);
        return owner == 0 ? IN_A_USER_NAMESPACE : as(owner);
    }

    private static boolean isRoot() {
        return hasUnixOwners() && new UnixSystem().getUid() == 0;
    }

    private static boolean hasUnixOwners() {
        return Path.of("").getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    Command.Outcome run(List<String> words) {
        return Command.run(Stream.concat(prefix.stream(), words.stream()).toList());
    }

    /** Whether the user who runs PostgreSQL gets as far as this folder: a home directory may be closed to others. */
    boolean reaches(Path folder) {
        return prefix.isEmpty() || run(List.of("test", "-x", folder.toString())).succeeded();
    }

    /** Makes the folder and all in it belong to the user who runs PostgreSQL. */
    void own(Path folder) throws IOException {
        if (owner == UNCHANGED || ownerOf(folder) == owner) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return own(file);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                return own(directory);
            }

            private FileVisitResult own(Path path) throws IOException {
                Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static int ownerOf(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }
}
