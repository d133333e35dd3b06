package org.exposureatlas.report;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * Gives a thread the least priority of the operating system, so that it runs on what all others leave. Java’s own
 * priorities say nothing to Linux. Elsewhere, and where calls to the system are not allowed, nothing happens: a niceness
 * of one thread alone is known to Linux only.
 */
final class LeastPriority {

    /** Of {@code setpriority(2)}: the niceness of a single thread, and the calling one where its number is zero. */
    private static final int PRIO_PROCESS = 0;

    private static final int CALLING_THREAD = 0;
    private static final int NICEST = 19;
    private static final @Nullable MethodHandle SET_PRIORITY =
            System.getProperty("os.name", "").equals("Linux") ? setPriority() : null;

    private LeastPriority() {}

    /** For the calling thread and for good: without privileges nobody takes back what was given away. */
    static void take() {
        if (SET_PRIORITY != null) {
            try {
                int ignored = (int) SET_PRIORITY.invokeExact(PRIO_PROCESS, CALLING_THREAD, NICEST);
            } catch (Throwable e) {
                // The file is made all the same, at the expense of others.
            }
        }
    }

    @SuppressWarnings("restricted")
    private static @Nullable MethodHandle setPriority() {
        try {
            Linker linker = Linker.nativeLinker();
            return linker.defaultLookup()
                    .find("setpriority")
                    .map(function -> linker.downcallHandle(
                            function,
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT)))
                    .orElse(null);
        } catch (UnsupportedOperationException | IllegalCallerException e) {
            return null;
        }
    }
}
