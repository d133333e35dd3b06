package org.exposureatlas.platform;

import java.util.Optional;
import java.util.Set;

/** Finds the words for the mails of a module. */
public interface MailWriter {

    /** The kinds it writes. */
    Set<String> kinds();

    /**
     * Runs in a transaction of its own just before the mail is sent, and again where that has to be tried again: what is
     * stored here, such as the hash of a link's secret, is kept by then.
     *
     * @return empty where there is nothing to say, such as to an address nobody has an account with
     */
    Optional<Mail> write(MailOrder order);
}
