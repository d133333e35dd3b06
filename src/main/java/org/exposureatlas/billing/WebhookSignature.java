package org.exposureatlas.billing;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.time.Clock;
import java.time.Duration;

/** Signatures as Stripe makes them; the test gateway makes the same. */
final class WebhookSignature {

    static final String HEADER = "Stripe-Signature";

    private WebhookSignature() {}

    static void verify(String body, String signature, String secret, Duration oldest, Clock clock)
            throws ForgedWebhookException {
        try {
            Webhook.Signature.verifyHeader(body, signature, secret, oldest.toSeconds(), clock);
        } catch (SignatureVerificationException | NumberFormatException | IndexOutOfBoundsException wrong) {
            throw new ForgedWebhookException("The signature is not right, or old");
        }
    }

    static String sign(String body, String secret, Clock clock) {
        try {
            return Webhook.Signature.generateSignatureHeader(
                    body, secret, clock.instant().getEpochSecond());
        } catch (java.security.GeneralSecurityException everyJavaCan) {
            throw new IllegalStateException(everyJavaCan);
        }
    }
}
