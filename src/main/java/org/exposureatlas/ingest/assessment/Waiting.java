package org.exposureatlas.ingest.assessment;

import java.time.Duration;

/** Time that passes, so that tests need not wait for it. */
interface Waiting {

    /** Of a clock that only measures. */
    long nanos();

    void pause(Duration duration) throws InterruptedException;

    Waiting REAL = new Waiting() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }
    };
}
