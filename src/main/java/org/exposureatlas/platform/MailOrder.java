package org.exposureatlas.platform;

import java.util.Map;
import org.exposureatlas.shared.Email;

/**
 * A mail that has to go out. It says what about, not in which words: those are found when it is sent.
 *
 * @param kind    names the {@link MailWriter} and what it writes, such as {@code password-forgotten}
 * @param details what the writer needs to know; kept in the database, so never a secret
 */
public record MailOrder(String kind, Email recipient, Map<String, String> details) {

    public MailOrder {
        details = Map.copyOf(details);
    }
}
