package org.exposureatlas.platform;

import org.exposureatlas.shared.Email;
import org.springframework.mail.MailSendException;

/** The way a written mail takes. */
interface MailDelivery {

    /** The way of a program that knows no mail server: mail waits. */
    final class None implements MailDelivery {

        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public void deliver(Email recipient, String subject, String text, String html) {
            throw new MailSendException("No mail server is configured");
        }
    }

    /** Whether mail can be sent at all from here. */
    default boolean isThere() {
        return true;
    }

    /** @throws org.springframework.mail.MailException if it could not be handed over; it is tried again later */
    void deliver(Email recipient, String subject, String text, String html);
}
