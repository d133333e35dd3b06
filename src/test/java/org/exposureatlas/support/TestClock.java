package org.exposureatlas.support;

import java.time.Duration;
import org.exposureatlas.platform.TrialClock;

/** The program's clock in tests: goes as the system's does, and can be moved. */
public final class TestClock extends TrialClock {

    public void reset() {
        set(Duration.ZERO);
    }
}
