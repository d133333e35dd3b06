package org.exposureatlas.platform;

import java.time.Duration;

/** Something was tried too often; it may be tried again after a while. */
@SuppressWarnings("serial")
public final class TooManyTriesException extends Exception {

    private final Duration wait;

    TooManyTriesException(Limit limit, Duration wait) {
        super("Too many times: " + limit.name());
        this.wait = wait;
    }

    /** How long until it may be tried again, in whole minutes and never less than one. */
    public long minutes() {
        return Math.max(1, (wait.toSeconds() + 59) / 60);
    }
}
