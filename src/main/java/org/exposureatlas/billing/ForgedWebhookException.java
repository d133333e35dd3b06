package org.exposureatlas.billing;

/** Somebody sent a webhook who may not be the gateway. */
@SuppressWarnings("serial")
final class ForgedWebhookException extends Exception {

    ForgedWebhookException(String why) {
        super(why);
    }
}
