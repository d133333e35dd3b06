package org.exposureatlas.platform;

import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Prints a {@link StartFailure} as one sentence on standard error, before Spring Boot's own reporters would print
 * much more. Named in {@code META-INF/spring.factories}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure known) {
                return report(known);
            }
            if (cause instanceof PortInUseException inUse) {
                return report(Start.portInUse(inUse.getPort(), inUse));
            }
        }
        return false;
    }

    /** Whether that was all there is to say: with {@code --debug} Spring Boot goes on with every detail. */
    private static boolean report(StartFailure failure) {
        System.err.println(failure.getMessage());
        return !LoggerFactory.getLogger(SpringApplication.class).isDebugEnabled();
    }
}
