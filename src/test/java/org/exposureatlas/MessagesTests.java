package org.exposureatlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word of the interface is in a message file, and every message a template asks for is there. */
class MessagesTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][\\w.\\-]*)[(}]");
    private static final Pattern PATTERN = Pattern.compile("#\\{\\|([^|]+)\\|[(}]");

    @Test
    void everyMessageATemplateAsksForExists() {
        Set<String> known = messages().keySet();
        Set<String> missing = new TreeSet<>();
        int asked = 0;
        for (Path template : files("templates", ".html")) {
            for (String key : found(KEY, read(template))) {
                asked++;
                if (!known.contains(key)) {
                    missing.add(key + " in " + template.getFileName());
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(asked).as("keys looked at").isGreaterThan(40);
    }

    /** A key with an expression in it must at least fit some message. */
    @Test
    void everyPatternOfMessagesFitsOne() {
        Set<String> known = messages().keySet();
        for (Path template : files("templates", ".html")) {
            for (String pattern : found(PATTERN, read(template))) {
                Pattern fits = Pattern.compile(Stream.of(pattern.split("\\$\\{[^}]*}", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("[\\w\\-]+")));
                assertThat(known)
                        .as(pattern + " in " + template)
                        .anyMatch(key -> fits.matcher(key).matches());
            }
        }
    }

    @Test
    void everyMessageFileIsRead() {
        Properties settings = load(RESOURCES.resolve("application.properties"));
        List<String> read =
                List.of(settings.getProperty("spring.messages.basename").split(","));

        assertThat(files("messages", ".properties"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(read)
                        .contains("messages/" + file.getFileName().toString().replace(".properties", "")));
    }

    /** An apostrophe is a special character only in messages with arguments: the typographic one is never special. */
    @Test
    void noMessageHasAStraightApostrophe() {
        assertThat(messages())
                .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContain("'"));
    }

    private static TreeMap<String, String> messages() {
        TreeMap<String, String> messages = new TreeMap<>();
        for (Path file : files("messages", ".properties")) {
            load(file)
                    .forEach((key, text) -> assertThat(messages.put((String) key, (String) text))
                            .as(key + " is in two files")
                            .isNull());
        }
        return messages;
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult hit) -> hit.group(1))
                .toList();
    }

    private static List<Path> files(String folder, String ending) {
        try (Stream<Path> all = Files.walk(RESOURCES.resolve(folder))) {
            return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** Comments may name keys as examples: they are not looked at. */
    private static String read(Path file) {
        try {
            return Files.readString(file).replaceAll("(?s)<!--/\\*.*?\\*/-->", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
