package org.exposureatlas.ingest.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A kind of question: the prompt, and the form that an answer has to have. Both are files of the program.
 *
 * @param version the first line of the prompt's file; a change of the text is a new version
 * @param sha256 of the prompt's file
 * @param form a JSON schema as endpoints take it: types and names, no lengths and ranges
 */
record Prompt(String name, String version, String text, String sha256, String form) {

    private static final String VERSION = "version: ";

    static final Prompt TASKS = read("extract-tasks");
    static final Prompt RATINGS = read("rate-tasks");

    private static Prompt read(String name) {
        byte[] file = resource(name + ".txt");
        String text = new String(file, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        if (!text.startsWith(VERSION)) {
            throw new IllegalStateException("The prompt " + name + " does not begin with its version");
        }
        return new Prompt(
                name,
                text.substring(VERSION.length(), end).strip(),
                text.substring(end).strip(),
                Hash.of(file),
                new String(resource(name + ".schema.json"), StandardCharsets.UTF_8));
    }

    private static byte[] resource(String file) {
        try (InputStream in = Prompt.class.getResourceAsStream("/assessment/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its file assessment/" + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
