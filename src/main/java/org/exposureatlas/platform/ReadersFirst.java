package org.exposureatlas.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows how many requests are being answered at this moment, so that work that takes long can step aside for them. A
 * low priority is not enough where two processors are one core: each then runs slower while the other does.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ReadersFirst extends OncePerRequestFilter {

    private static final long GLANCE_NANOS = 500_000;

    private final AtomicInteger underWay = new AtomicInteger();

    /** Files are the work that steps aside; who waits for one is not waited for. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().endsWith(".pdf");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        underWay.incrementAndGet();
        try {
            chain.doFilter(request, response);
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** @param most how long the work may be held up in all: on a site that is never at rest it has to end too */
    public Pace pace(Duration most) {
        return new Pace(most.toNanos());
    }

    /** Of one piece of work, on one thread. */
    public final class Pace {

        private long left;

        private Pace(long left) {
            this.left = left;
        }

        /** To be called every few milliseconds; returns when nobody is being answered, or at once if that took too long. */
        public void stepAside() {
            if (left > 0 && underWay.get() > 0) {
                long start = System.nanoTime();
                while (underWay.get() > 0 && System.nanoTime() - start < left) {
                    LockSupport.parkNanos(GLANCE_NANOS);
                }
                left -= System.nanoTime() - start;
            }
        }
    }
}
