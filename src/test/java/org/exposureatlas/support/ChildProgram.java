package org.exposureatlas.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A Java program in a process of its own, for what cannot be seen from inside: exit codes, signals, other users. */
public final class ChildProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Path output;
    private final Path errors;

    private ChildProgram(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** @param words the whole command; {@link #java} writes one */
    public static ChildProgram start(Path workingFolder, Map<String, String> environment, List<String> words)
            throws IOException {
        Path output = Files.createTempFile("child", ".out");
        Path errors = Files.createTempFile("child", ".err");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(workingFolder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("SERVER_"));
        builder.environment().putAll(environment);
        return new ChildProgram(builder.start(), output, errors);
    }

    public static List<String> java(String classPath, String mainClass, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                classPath,
                mainClass));
        words.addAll(List.of(arguments));
        return words;
    }

    /** Waits until the program has printed this. */
    public void awaitOutput(String text) throws Exception {
        await("printed " + text, () -> output().contains(text));
    }

    public int awaitExit() throws Exception {
        await("ended", () -> !process.isAlive());
        return process.exitValue();
    }

    private void await(String what, BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || (!process.isAlive() && !condition.getAsBoolean())) {
                throw new AssertionError("The program has not " + what + ":\n" + output() + errors());
            }
            Thread.sleep(20);
        }
    }

    /** Asks it to end, as a terminal or a service manager does. */
    public void terminate() {
        process.destroy();
    }

    /** Ends it without a chance to tidy up. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public String output() {
        return read(output);
    }

    public String errors() {
        return read(errors);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        Files.deleteIfExists(output);
        Files.deleteIfExists(errors);
    }
}
