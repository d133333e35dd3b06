package org.exposureatlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The style sheets keep their promises: contrast in light and dark, known tokens, nothing from elsewhere. */
class StylesTests {

    private static final Path CSS = Path.of("src/main/resources/static/css");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path PAPER = TEMPLATES.resolve("report/print");
    private static final Pattern PAIR =
            Pattern.compile("--([a-z0-9-]+): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\);");

    private record Pair(String light, String dark) {}

    private static final Map<String, Pair> PAIRS = pairs();

    @ParameterizedTest(name = "{0} on {1} reaches {2} in light and dark")
    @CsvSource({
        "ink, paper, 7",
        "ink, paper-sunken, 7",
        "ink, paper-raised, 7",
        "ink-soft, paper, 4.5",
        "ink-soft, paper-sunken, 4.5",
        "ink-faint, paper, 4.5",
        "ink-faint, paper-sunken, 4.5",
        "ink-faint, paper-raised, 4.5",
        "link, paper, 4.5",
        "link, paper-sunken, 4.5",
        "link, paper-raised, 4.5",
        "link-strong, paper, 4.5",
        "accent, paper, 4.5",
        "error, paper, 4.5",
        "button-ink, button, 4.5",
        "button-ink, button-hover, 4.5",
        "edge, paper, 3",
        "edge, paper-raised, 3",
        "focus, paper, 3",
        "focus, paper-sunken, 3",
        "mark-neutral, paper, 3",
        "mark-above, paper, 3",
        "mark-below, paper, 3",
        "tier-1-ink, tier-1, 4.5",
        "tier-2-ink, tier-2, 4.5",
        "tier-3-ink, tier-3, 4.5",
        "tier-4-ink, tier-4, 4.5",
        "tier-5-ink, tier-5, 4.5",
    })
    void colorsThatMeetCanBeToldApart(String front, String back, double least) {
        Pair a = PAIRS.get(front);
        Pair b = PAIRS.get(back);

        assertThat(contrast(a.light(), b.light())).as("light").isGreaterThanOrEqualTo(least);
        assertThat(contrast(a.dark(), b.dark())).as("dark").isGreaterThanOrEqualTo(least);
    }

    /** From one tier to the next the scale darkens in light and lightens in dark, by a step one can see. */
    @Test
    void theExposureScaleIsOrderedByLightnessAlone() {
        for (int step = 1; step < 5; step++) {
            Pair one = PAIRS.get("tier-" + step);
            Pair next = PAIRS.get("tier-" + (step + 1));
            assertThat(luminance(one.light())).isGreaterThan(luminance(next.light()));
            assertThat(luminance(one.dark())).isLessThan(luminance(next.dark()));
            assertThat(contrast(one.light(), next.light())).isGreaterThan(1.2);
            assertThat(contrast(one.dark(), next.dark())).isGreaterThan(1.2);
        }
    }

    @Test
    void everyTokenThatIsUsedIsDefined() {
        Set<String> used = new TreeSet<>();
        Set<String> defined = new TreeSet<>();
        for (Path sheet : files(CSS, ".css")) {
            Pattern.compile("var\\(--([a-z0-9-]+)")
                    .matcher(read(sheet))
                    .results()
                    .forEach(hit -> used.add(hit.group(1)));
            Pattern.compile("--([a-z0-9-]+):").matcher(read(sheet)).results().forEach(hit -> defined.add(hit.group(1)));
        }
        assertThat(used).hasSizeGreaterThan(40);
        assertThat(defined).containsAll(used);
    }

    @Test
    void everySheetOfTheFrameIsLinkedAndInALayer() {
        String links = read(TEMPLATES.resolve("layout/styles.html"));
        List<Path> sheets = files(CSS, ".css").stream()
                .filter(sheet -> !sheet.startsWith(CSS.resolve("pages")))
                .toList();

        assertThat(sheets).hasSizeGreaterThan(15).allSatisfy(sheet -> {
            assertThat(links)
                    .contains("@{/css/" + CSS.relativize(sheet).toString().replace('\\', '/') + "}");
            assertThat(read(sheet)).containsPattern("@layer|@font-face");
            assertThat(read(sheet).lines()).hasSizeLessThanOrEqualTo(200);
        });
    }

    @Test
    void nothingComesFromElsewhereAndNothingIsInline() {
        assertThat(files(CSS, ".css"))
                .allSatisfy(
                        sheet -> assertThat(read(sheet)).doesNotContain("@import", "http:", "https:", "!important"));
        assertThat(files(TEMPLATES, ".html"))
                .hasSizeGreaterThan(15)
                .allSatisfy(template -> assertThat(read(template))
                        .doesNotContainPattern("\\sstyle=|<style|<script(?![^>]*src)|\\son[a-z]+=|javascript:"));
        assertThat(files(TEMPLATES, ".html"))
                .allSatisfy(template -> assertThat(read(template)).doesNotContainPattern("th:(style|on[a-z]+)\\s*="));
    }

    /** Lengths of bars stand as data in the markup of reports on paper, which only the press makes into style. */
    @Test
    void theTemplatesForPaperAreForNoPage() {
        assertThat(files(PAPER, ".html")).isNotEmpty();
        assertThat(files(TEMPLATES, ".html"))
                .filteredOn(template -> !template.startsWith(PAPER))
                .allSatisfy(template -> assertThat(read(template)).doesNotContain("report/print"));
        assertThat(files(Path.of("src/main/java"), ".java"))
                .filteredOn(source -> read(source).contains("\"report/print"))
                .extracting(source -> source.getFileName().toString())
                .containsExactly("PrintedReport.java");
    }

    private static Map<String, Pair> pairs() {
        Map<String, Pair> pairs = new HashMap<>();
        Matcher matcher = PAIR.matcher(read(CSS.resolve("tokens.css")));
        while (matcher.find()) {
            pairs.put(matcher.group(1), new Pair(matcher.group(2), matcher.group(3)));
        }
        return pairs;
    }

    /** As WCAG 2 defines it. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String color) {
        int rgb = Integer.parseInt(color, 16);
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
