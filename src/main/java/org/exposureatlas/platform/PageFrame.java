package org.exposureatlas.platform;

import org.jspecify.annotations.Nullable;

/**
 * What the frame around every page needs to know, under the name {@code frame} in every template.
 *
 * @param theme        {@code light} or {@code dark}; null where the reader's system decides
 * @param path         the page's own address, so that the theme switch can come back to it
 * @param contactEmail where readers write to
 * @param signedIn     whether the reader is signed in
 * @param tryOut       whether somebody tries the program out, see {@link Installation}
 */
public record PageFrame(@Nullable String theme, String path, String contactEmail, boolean signedIn, boolean tryOut) {

    static final String NAME = "frame";
}
