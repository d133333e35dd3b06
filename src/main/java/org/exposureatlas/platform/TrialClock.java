package org.exposureatlas.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of somebody who tries the program out: goes as the system's does and can be moved, so that nobody has to
 * wait a month to see what happens after one.
 */
public class TrialClock extends Clock {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    public void advance(Duration duration) {
        ahead.updateAndGet(before -> before.plus(duration));
    }

    public void set(Duration fromNow) {
        ahead.set(fromNow);
    }

    public Duration ahead() {
        return ahead.get();
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
