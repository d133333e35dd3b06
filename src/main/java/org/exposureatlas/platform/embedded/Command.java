package org.exposureatlas.platform.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command of the operating system, run to its end. */
final class Command {

    /** What came of it; {@code started} is false where the machine has no such program. */
    record Outcome(boolean started, int exitCode, String output) {

        boolean succeeded() {
            return started && exitCode == 0;
        }
    }

    private Command() {}

    static Outcome run(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        // A reader's own PGDATA, PGPORT or language must not reach this server.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process;
        try {
            process = builder.start();
        } catch (IOException noSuchProgram) {
            return new Outcome(false, -1, String.valueOf(noSuchProgram.getMessage()));
        }
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(true, process.waitFor(), output);
        } catch (IOException failure) {
            return new Outcome(true, -1, String.valueOf(failure.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Outcome(true, -1, "interrupted");
        }
    }
}
