package org.exposureatlas.billing;

import org.jspecify.annotations.Nullable;

/** The payment gateway does not answer, or not as it should: nothing was charged, and nothing changed. */
@SuppressWarnings("serial")
final class GatewayAwayException extends Exception {

    GatewayAwayException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
