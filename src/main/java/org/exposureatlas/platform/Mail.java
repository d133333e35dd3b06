package org.exposureatlas.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a mail, for its HTML and its text alike.
 *
 * @param paragraphs before the action
 * @param action     the one thing to do, if there is one
 * @param closing    after it
 */
public record Mail(
        String subject, List<String> paragraphs, @Nullable Action action, List<String> closing) {

    public Mail {
        paragraphs = List.copyOf(paragraphs);
        closing = List.copyOf(closing);
    }

    /** @param url a whole address, see {@link PublicAddress} */
    public record Action(String label, String url) {}
}
