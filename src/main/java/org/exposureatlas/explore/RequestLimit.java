package org.exposureatlas.explore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often one address may do something within a time; remembers a bounded number of addresses, in memory only. */
final class RequestLimit {

    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final int most;
    private final Duration within;
    private final Map<String, Deque<Instant>> asked = new LinkedHashMap<>();

    RequestLimit(Clock clock, int most, Duration within) {
        this.clock = clock;
        this.most = most;
        this.within = within;
    }

    /** Whether this one may pass; if so it is counted. */
    synchronized boolean allows(String address) {
        Instant now = clock.instant();
        Deque<Instant> times = asked.remove(address);
        if (times == null) {
            times = new ArrayDeque<>();
        }
        while (!times.isEmpty() && times.getFirst().isBefore(now.minus(within))) {
            times.removeFirst();
        }
        boolean allowed = times.size() < most;
        if (allowed) {
            times.addLast(now);
        }
        // Put back last, so that the address not heard of for longest is the first to be forgotten.
        asked.put(address, times);
        if (asked.size() > REMEMBERED) {
            asked.remove(asked.keySet().iterator().next());
        }
        return allowed;
    }
}
