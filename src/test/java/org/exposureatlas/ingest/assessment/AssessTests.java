package org.exposureatlas.ingest.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.exposureatlas.ingest.Seed;
import org.exposureatlas.ingest.SeedCommands;
import org.exposureatlas.ingest.SeedReader;
import org.exposureatlas.ingest.SmallSeed;
import org.exposureatlas.ingest.assessment.Orders.Provider;
import org.exposureatlas.scoring.Agreement;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.support.OnetRelease;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The command over HTTP against a stand-in, on the shipped seed data cut down to three occupations. */
@ExtendWith(OutputCaptureExtension.class)
class AssessTests {

    static final String KEY = "sk-not-a-real-key-5e1f";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final String CONCIERGES = "occupations/concierges.json";
    private static final String RECORD = "assessments/test-rater/concierges.json";

    @TempDir
    private static Path once;

    @TempDir
    private Path temporary;

    private Path seed;
    private Path work;
    private final List<Duration> pauses = new ArrayList<>();

    /** Pauses cost nothing; after so many of them the process dies. */
    private int pausesLeft = Integer.MAX_VALUE;

    private long passed;

    private final Waiting waiting = new Waiting() {
        @Override
        public long nanos() {
            return passed;
        }

        @Override
        public void pause(Duration duration) {
            if (pausesLeft-- == 0) {
                throw new Killed();
            }
            pauses.add(duration);
            passed += duration.toNanos();
        }
    };

    /** The process is gone at this moment. */
    private static final class Killed extends Error {}

    @BeforeAll
    static void cutTheShippedData() {
        SmallSeed.writeTo(once);
    }

    @BeforeEach
    void copyIt() throws IOException {
        seed = temporary.resolve("seed-data");
        work = temporary.resolve("work");
        try (Stream<Path> paths = Files.walk(once)) {
            for (Path path : paths.toList()) {
                Path target = seed.resolve(once.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private record Answer(int code, String text) {

        JsonNode json() {
            return JSON.readTree(text);
        }

        /** What became of an occupation. */
        String outcome(String slug) {
            for (JsonNode occupation : json().path("occupations")) {
                if (occupation.path("occupation").stringValue().equals(slug)) {
                    return occupation.path("outcome").stringValue();
                }
            }
            throw new AssertionError(slug + " is not in " + text);
        }
    }

    private Answer run(ModelForTests model, Provider provider, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "assess",
                "--rater",
                "test-rater",
                "--provider",
                provider.key(),
                "--base-url",
                model.baseUrl(),
                "--model",
                "stand-in",
                "--seed-data",
                seed.toString(),
                "--work",
                work.toString()));
        arguments.addAll(List.of(more));
        return run(arguments, Map.of("ATLAS_ASSESS_KEY", KEY));
    }

    private Answer run(List<String> arguments, Map<String, String> environment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = AssessCommand.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new AssessCommand.Surroundings(environment, Clock.fixed(NOW, ZoneOffset.UTC), waiting));
        return new Answer(code, out.toString(StandardCharsets.UTF_8));
    }

    private Answer runOne(ModelForTests model, Provider provider) {
        return run(model, provider, "--occupations", "concierges", "--json");
    }

    private String read(String file) {
        try {
            return Files.readString(seed.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SortedMap<String, String> files(Path folder) {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(path).toString().replace('\\', '/'),
                        Files.readString(path, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private int check() {
        return SeedCommands.run(List.of("check", seed.toString()), new PrintStream(new ByteArrayOutputStream(), true));
    }

    @ParameterizedTest
    @EnumSource
    void aSoundAnswerBecomesTheRatingsOfARaterOfItsOwn(Provider provider, CapturedOutput output) {
        SortedMap<String, String> before = files(seed);
        try (ModelForTests model = new ModelForTests(provider)) {
            Answer answer = run(
                    model,
                    provider,
                    "--occupations",
                    "concierges",
                    "--json",
                    "--input-price",
                    "3",
                    "--output-price",
                    "15");

            assertThat(answer.code()).as(answer.text()).isZero();
            assertThat(answer.outcome("concierges")).isEqualTo("assessed");
            assertThat(answer.json().path("total").path("cost").decimalValue()).isEqualByComparingTo("0.027");
            assertThat(answer.json().path("files").valueStream().map(JsonNode::stringValue))
                    .containsExactly(RECORD, CONCIERGES, "sources.json");

            LoggedRequest request = model.requests().getFirst();
            assertThat(request.getUrl())
                    .isEqualTo(provider == Provider.OPENAI ? "/v1/chat/completions" : "/v1/messages");
            assertThat(
                            provider == Provider.OPENAI
                                    ? request.getHeader("Authorization")
                                    : "Bearer " + request.getHeader("x-api-key"))
                    .isEqualTo("Bearer " + KEY);
            // The form, and nothing that would lead a rating.
            assertThat(model.body(0))
                    .contains("json_schema", "additionalProperties", "Greet guests", "Nothing usable: no system")
                    .doesNotContain("atlas-a", "remains", "Kiosks and phone keys", "aioe");
        }
        assertThat(check()).isZero();

        // Nothing but the new lines, and the commas before them.
        List<String> was = before.get(CONCIERGES).lines().toList();
        List<String> is = new ArrayList<>(read(CONCIERGES).lines().toList());
        assertThat(is).hasSize(was.size() + 11);
        assertThat(is.stream().filter(line -> line.contains("test-rater")))
                .hasSize(11)
                .containsOnly(
                        "        { \"rater\": \"test-rater\", \"capability\": 4, \"digital\": 4, \"structure\": 3,"
                                + " \"presence\": 0, \"accountability\": 1 }");
        is.removeIf(line -> line.contains("test-rater"));
        assertThat(is.stream().map(line -> line.replaceAll("(atlas-b.* })[,]$", "$1")))
                .containsExactlyElementsOf(was);

        JsonNode record = JSON.readTree(read(RECORD));
        assertThat(record.path("answeredBy").stringValue()).isEqualTo("stand-in-2026");
        assertThat(record.path("date").stringValue()).isEqualTo("2026-12-01");
        assertThat(record.path("review").stringValue()).isEqualTo("not-reviewed");
        JsonNode question = record.path("questions").get(0);
        assertThat(question.path("prompt").stringValue()).isEqualTo("rate-tasks");
        assertThat(question.path("sha256").stringValue()).isEqualTo(Hash.of(resource("rate-tasks.txt")));
        assertThat(record.path("ratings")).hasSize(11);
        assertThat(record.path("ratings").get(0).path("confidence").stringValue())
                .isEqualTo("medium");

        JsonNode rater = JSON.readTree(read("sources.json")).path("raters").get(2);
        assertThat(rater.path("id").stringValue()).isEqualTo("test-rater");
        assertThat(rater.path("kind").stringValue()).isEqualTo("model");
        assertThat(rater.path("description").stringValue()).contains("stand-in", "Generated, and not reviewed");
        assertThat(read("sources.json")).startsWith(before.get("sources.json").substring(0, 2000));

        assertThat(output.getAll()).doesNotContain(KEY);
        assertThat(files(temporary).values()).noneMatch(text -> text.contains(KEY));
    }

    private static byte[] resource(String name) {
        try (var in = AssessTests.class.getResourceAsStream("/assessment/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrongWithAnAnswerIsNamedWhenItIsAskedForAgain(Provider provider) {
        try (ModelForTests model = new ModelForTests(provider)) {
            model.next(model.text("Here you are: {\"ratings\": ["), model.changed(answer -> {
                ((ObjectNode) answer.path("ratings").get(2)).put("capability", 7);
                ((ObjectNode) answer.path("ratings").get(1)).put("rationale", "Too short");
                return answer;
            }));

            Answer answer = runOne(model, provider);

            assertThat(answer.code()).as(answer.text()).isZero();
            assertThat(model.requests()).hasSize(3);
            assertThat(model.body(1)).contains("Here you are", "not one JSON object");
            assertThat(model.body(2)).contains("/capability", "maximum", "/ratings/1/rationale", "Too short");
            assertThat(JSON.readTree(read(RECORD))
                            .path("usage")
                            .path("requests")
                            .intValue())
                    .isEqualTo(3);
        }
        assertThat(check()).isZero();
    }

    @Test
    void anOccupationWithoutASoundAnswerIsReportedAndNothingOfItIsWritten() {
        String before = read(CONCIERGES);
        try (ModelForTests model = new ModelForTests(Provider.OPENAI)) {
            model.next(
                    model.changed(answer -> {
                        ((ObjectNode) answer.path("ratings").get(0)).put("task", "no-such-task");
                        return answer;
                    }),
                    model.cutOff(),
                    model.text("{\"ratings\": [{\"task\": \"a\", \"task\": \"b\"}]}"));

            Answer answer = run(model, Provider.OPENAI, "--occupations", "concierges,roofers", "--json");

            assertThat(answer.code()).isEqualTo(AssessCommand.NOT_ALL);
            assertThat(answer.outcome("concierges")).isEqualTo("failed");
            assertThat(answer.outcome("roofers")).isEqualTo("assessed");
            assertThat(model.body(1)).contains("no task no-such-task", "greet-arrivals is not rated");
            assertThat(model.body(2)).contains("cut off at 8000 tokens");
            assertThat(answer.text()).contains("Duplicate");
        }
        assertThat(read(CONCIERGES)).isEqualTo(before);
        assertThat(read("occupations/roofers.json")).contains("test-rater");
        assertThat(seed.resolve(RECORD)).doesNotExist();
        assertThat(check()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalIsRecordedAndNotAskedAgainUnlessToldTo(Provider provider) {
        try (ModelForTests model = new ModelForTests(provider)) {
            model.next(model.refusal("I would rather not."));

            Answer answer = runOne(model, provider);
            assertThat(answer.code()).isEqualTo(AssessCommand.NOT_ALL);
            assertThat(answer.outcome("concierges")).isEqualTo("refused");
            assertThat(answer.text()).contains("I would rather not.");

            answer = runOne(model, provider);
            assertThat(answer.code()).isEqualTo(AssessCommand.NOT_ALL);
            assertThat(answer.text()).contains("refused before: I would rather not.");
            assertThat(model.requests()).hasSize(1);

            answer = run(model, provider, "--occupations", "concierges", "--json", "--again-refused");
            assertThat(answer.outcome("concierges")).isEqualTo("assessed");
            assertThat(model.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEndpointThatSaysWhenItWantsToBeAskedAgainIsAskedThen(Provider provider) {
        try (ModelForTests model = new ModelForTests(provider)) {
            model.next(
                    model.status(429, "Retry-After", "7"),
                    model.status(429, "Retry-After", "Tue, 1 Dec 2026 10:01:30 GMT"),
                    model.status(429));

            Answer answer = runOne(model, provider);

            assertThat(answer.code()).as(answer.text()).isZero();
            assertThat(model.requests()).hasSize(4);
        }
        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(90), Duration.ofSeconds(8));
    }

    @ParameterizedTest
    @EnumSource
    void anEndpointInTroubleIsGivenLongerAndLongerPauses(Provider provider) {
        try (ModelForTests model = new ModelForTests(provider)) {
            model.next(model.status(500), model.status(503), model.status(529), model.status(502));
            assertThat(run(model, provider, "--occupations", "concierges", "--max-requests-per-minute", "1000")
                            .code())
                    .isZero();
        }
        assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(2L, 4L, 8L, 16L);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatTakesTooLongIsAskedForAgainAndCountedAtItsWorst(Provider provider) {
        try (ModelForTests model = new ModelForTests(provider)) {
            model.next(model.late(1500));

            Answer answer = run(model, provider, "--occupations", "concierges", "--timeout", "1", "--json");

            assertThat(answer.code()).as(answer.text()).isZero();
            assertThat(model.requests()).hasSize(2);
            assertThat(answer.json().path("total").path("outputTokens").intValue())
                    .isEqualTo(8000 + ModelForTests.OUTPUT_TOKENS);
            assertThat(answer.json().path("estimated").booleanValue()).isTrue();
        }
    }

    @Test
    void anEndpointThatNeverAnswersEndsTheRun() {
        try (ModelForTests model = new ModelForTests(Provider.OPENAI)) {
            for (int i = 0; i < 6; i++) {
                model.next(model.status(500));
            }
            SortedMap<String, String> before = files(seed);

            Answer answer = run(model, Provider.OPENAI, "--all", "--attempts", "2", "--json");

            assertThat(answer.code()).isEqualTo(AssessCommand.NOT_ALL);
            assertThat(answer.json().path("stopped").stringValue()).isEqualTo("the endpoint does not answer");
            assertThat(model.requests()).hasSize(6);
            assertThat(files(seed)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatIsNotAcceptedEndsTheRunAndIsNotShown(Provider provider, CapturedOutput output) {
        try (ModelForTests model = new ModelForTests(provider)) {
            model.next(model.status(401));

            Answer answer = run(model, provider, "--all", "--json");

            assertThat(answer.code()).isEqualTo(AssessCommand.NOT_ALL);
            assertThat(model.requests()).hasSize(1);
            assertThat(answer.json().path("stopped").stringValue()).contains("401", "[key]");
            assertThat(answer.outcome("sociologists")).isEqualTo("not-reached");
            assertThat(answer.text() + output.getAll()).doesNotContain(KEY);
        }
    }

    @Test
    void theRunStopsBeforeItCouldPassTheLimitOfCost() {
        try (ModelForTests model = new ModelForTests(Provider.ANTHROPIC)) {
            // A request is at most about 6,000 tokens in and 8,000 out, and comes to 4,000 and 1,000.
            Answer answer = run(
                    model,
                    Provider.ANTHROPIC,
                    "--all",
                    "--json",
                    "--max-cost",
                    "0.19",
                    "--input-price",
                    "5",
                    "--output-price",
                    "15");

            assertThat(answer.code()).isEqualTo(AssessCommand.NOT_ALL);
            assertThat(answer.json().path("stopped").stringValue()).contains("limit of cost");
            assertThat(answer.outcome("concierges")).isEqualTo("assessed");
            assertThat(answer.outcome("sociologists")).isEqualTo("not-reached");
            assertThat(answer.json().path("total").path("cost").decimalValue())
                    .isLessThan(new java.math.BigDecimal("0.19"));
            assertThat(read(CONCIERGES)).contains("test-rater");
        }
        assertThat(check()).isZero();
    }

    @Test
    void aRunThatWasBrokenOffIsTakenUpWithoutAskingTwice() {
        SortedMap<String, String> before = files(seed);
        try (ModelForTests model = new ModelForTests(Provider.OPENAI)) {
            pausesLeft = 1;
            assertThatThrownBy(() -> run(model, Provider.OPENAI, "--all", "--json"))
                    .isInstanceOf(Killed.class);
            assertThat(model.requests()).hasSize(2);
            assertThat(files(seed)).isEqualTo(before);

            pausesLeft = Integer.MAX_VALUE;
            Answer answer = run(model, Provider.OPENAI, "--all", "--json");
            assertThat(answer.code()).as(answer.text()).isZero();
            assertThat(answer.outcome("concierges")).isEqualTo("kept");
            assertThat(answer.outcome("sociologists")).isEqualTo("assessed");
            assertThat(model.requests()).hasSize(3);

            SortedMap<String, String> after = files(seed);
            assertThat(after.get(CONCIERGES)).contains("test-rater");
            answer = run(model, Provider.OPENAI, "--all", "--json");
            assertThat(answer.outcome("concierges")).isEqualTo("unchanged");
            assertThat(model.requests()).hasSize(3);
            assertThat(files(seed)).isEqualTo(after);
        }
        // Half a minute apart would be two a minute; thirty a minute is the default.
        assertThat(pauses).containsOnly(Duration.ofSeconds(2));
        assertThat(check()).isZero();
    }

    @Test
    void onlyWhatHasChangedIsAskedAgainAndReplacesWhatWasThere() throws IOException {
        try (ModelForTests model = new ModelForTests(Provider.OPENAI)) {
            run(model, Provider.OPENAI, "--all");
            Files.writeString(
                    seed.resolve(CONCIERGES),
                    read(CONCIERGES).replace("Greet guests and residents", "Welcome guests and residents"));
            SmallSeed.seal(seed);
            model.next(model.changed(answer -> {
                answer.path("ratings").forEach(rating -> ((ObjectNode) rating).put("presence", 4));
                return answer;
            }));

            Answer answer = run(model, Provider.OPENAI, "--all", "--json");

            assertThat(answer.outcome("concierges")).isEqualTo("assessed");
            assertThat(answer.outcome("roofers")).isEqualTo("unchanged");
            assertThat(model.requests()).hasSize(4);
        }
        assertThat(read(CONCIERGES).lines().filter(line -> line.contains("test-rater")))
                .hasSize(11)
                .allMatch(line -> line.contains("\"presence\": 4"));
        assertThat(check()).isZero();
    }

    @Test
    void theFolderIsNotTouchedWhereItChangedMeanwhile() {
        String[] meanwhile = new String[1];
        try (ModelForTests model = new ModelForTests(Provider.OPENAI)) {
            model.next(model.changed(answer -> {
                meanwhile[0] = read(CONCIERGES).replace("Greet guests and residents", "Welcome guests and residents");
                try {
                    Files.writeString(seed.resolve(CONCIERGES), meanwhile[0]);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                SmallSeed.seal(seed);
                return answer;
            }));

            Answer answer = runOne(model, Provider.OPENAI);

            assertThat(answer.code()).isEqualTo(AssessCommand.NOT_ALL);
            assertThat(answer.outcome("concierges")).isEqualTo("changed-meanwhile");
        }
        assertThat(read(CONCIERGES)).isEqualTo(meanwhile[0]);
    }

    @Test
    void aDryRunSaysWhatWouldBeAskedSendsNothingAndNeedsNoKey() {
        SortedMap<String, String> before = files(temporary);
        try (ModelForTests model = new ModelForTests(Provider.OPENAI)) {
            List<String> arguments = new ArrayList<>(
                    List.of("assess", "--rater", "test-rater", "--all", "--provider", "openai", "--model", "stand-in"));
            arguments.addAll(List.of("--base-url", model.baseUrl(), "--seed-data", seed.toString()));
            arguments.addAll(List.of("--work", work.toString(), "--dry-run"));
            arguments.addAll(List.of("--input-price", "3", "--output-price", "15"));

            Answer answer = run(arguments, Map.of());

            assertThat(answer.code()).as(answer.text()).isZero();
            assertThat(answer.text())
                    .contains("concierges: would rate 11 tasks", "3 requests of about", "$0.", "nothing was sent");
            assertThat(model.requests()).isEmpty();
        }
        assertThat(files(temporary)).isEqualTo(before);
    }

    @Test
    void tasksAreSoughtWhereThereAreNoneAndThenRated() throws IOException {
        String roofers = read("occupations/roofers.json");
        ObjectNode bare = (ObjectNode) JSON.readTree(roofers);
        bare.putArray("tasks");
        Files.writeString(seed.resolve("occupations/roofers.json"), JsonText.print(bare));
        Files.writeString(seed.resolve("onet-tasks.csv"), withoutRoofers(read("onet-tasks.csv")));
        SmallSeed.seal(seed);
        Path material = Files.createDirectories(temporary.resolve("material"));
        Files.writeString(material.resolve("roofers.txt"), "0 Inspect roofs\n1 Measure roofs\n");
        try (ModelForTests model = new ModelForTests(Provider.ANTHROPIC)) {
            model.next(
                    model.changed(answer -> {
                        ((ObjectNode) answer.path("tasks").get(0)).put("activity", "no-such-activity");
                        ((ObjectNode) answer.path("tasks").get(1)).put("statement", "Be crucial to the roof in 2030");
                        return answer;
                    }),
                    model.well());
            Answer answer = run(
                    model, Provider.ANTHROPIC, "--occupations", "roofers", "--json", "--material", material.toString());

            assertThat(answer.code()).as(answer.text()).isZero();
            assertThat(model.requests()).hasSize(3);
            assertThat(model.body(0)).contains("0 Inspect roofs", "monitor-conditions");
            assertThat(model.body(1)).contains("unknown activity no-such-activity", "crucial");
            assertThat(model.body(2)).contains("sought-task-7");
        }
        JsonNode tasks = JSON.readTree(read("occupations/roofers.json")).path("tasks");
        assertThat(tasks).hasSize(8);
        assertThat(tasks.get(0).path("rationale").stringValue()).isEqualTo(ModelForTests.RATIONALE);
        assertThat(JSON.readTree(read("assessments/test-rater/roofers.json")).path("questions"))
                .hasSize(2);
        assertThat(check()).isZero();
        // Laid out as the shipped files are.
        assertThat(JsonText.print(JSON.readTree(roofers)).lines().filter(line -> line.contains("\"time\":")))
                .containsExactlyElementsOf(roofers.lines()
                        .filter(line -> line.contains("\"time\":"))
                        .toList());
    }

    private static String withoutRoofers(String rows) {
        StringBuilder kept = new StringBuilder();
        rows.lines()
                .filter(line -> !line.contains("47-2181"))
                .forEach(line -> kept.append(line).append('\n'));
        return kept.toString();
    }

    @Test
    void statementsOfATaxonomyThatWaitAreLeftOutAndRatedOnesGetOneRaterMore() throws IOException {
        Path release = OnetRelease.write(temporary.resolve("db_30_1_text"), "39-6012.00"::equals, 1);
        Path taxonomy = temporary.resolve("taxonomy");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int imported = SeedCommands.run(
                List.of(
                        "import",
                        "taxonomy",
                        "--from",
                        release.toString(),
                        "--seed-data",
                        seed.toString(),
                        "--to",
                        taxonomy.toString()),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(imported).as(out.toString(StandardCharsets.UTF_8)).isZero();
        seed = taxonomy;
        try (ModelForTests model = new ModelForTests(Provider.OPENAI)) {
            Answer answer = run(model, Provider.OPENAI, "--all");

            assertThat(answer.code()).isEqualTo(AssessCommand.NOT_ALL);
            assertThat(answer.text())
                    .contains("workers-of-group-11-9900-77: left out: its tasks are statements of O*NET")
                    .contains("2 occupations: 1 rated, 1 left out");
            assertThat(model.requests()).hasSize(1);
        }
        assertThat(check()).isZero();
    }

    @Test
    void anOperatorIsToldWhatTakesLongerAndWhatToDo() {
        try (ModelForTests model = new ModelForTests(Provider.OPENAI)) {
            model.next(model.status(429, "Retry-After", "7"), model.cutOff(), model.cutOff());
            Answer answer = run(model, Provider.OPENAI, "--occupations", "concierges,roofers", "--corrections", "1");

            assertThat(answer.text())
                    .contains("  asked again in 7 s: status 429")
                    .contains("  asked again: It was cut off at 8000 tokens. Be briefer.")
                    .contains("  It was cut off at 8000 tokens; --max-output-tokens allows more")
                    .contains("2 occupations: 1 rated, 1 failed");
        }
        try (ModelForTests model = new ModelForTests(Provider.OPENAI)) {
            model.next(model.status(401));
            assertThat(run(model, Provider.OPENAI, "--occupations", "concierges,sociologists")
                            .text())
                    .contains("Stopped: the endpoint does not accept", "Not reached: concierges, sociologists");
        }
    }

    @Test
    void theRaterCountsOnceAModelListsItAndOnlyWhereItRated() throws IOException {
        Seed before = SeedReader.read(seed);
        try (ModelForTests model = new ModelForTests(Provider.OPENAI)) {
            run(model, Provider.OPENAI, "--occupations", "concierges", "--name", "A test rater");
        }
        Seed uncounted = SeedReader.read(seed);
        assertThat(uncounted.scores()).isEqualTo(before.scores());
        assertThat(uncounted.catalog().rater("test-rater").orElseThrow().name()).isEqualTo("A test rater");

        Files.writeString(
                seed.resolve("scoring/aoi-2.json"),
                read("scoring/aoi-2.json").replace("\"atlas-b\"]", "\"atlas-b\", \"test-rater\"]"));
        SmallSeed.seal(seed);
        Seed counted = SeedReader.read(seed);

        assertThat(card(counted, "roofers")).isEqualTo(card(before, "roofers"));
        List<ScoreCard.TaskScore> was = card(before, "concierges").tasks();
        List<ScoreCard.TaskScore> is = card(counted, "concierges").tasks();
        for (int i = 0; i < was.size(); i++) {
            // 100 x (0.70 + 0.15 + 0.15 x 0.75) x (1 - 0.35 x 0.25), as the third of three.
            double mean = (2 * was.get(i).feasibility().doubleValue() + 87.828125) / 3;
            assertThat(is.get(i).feasibility().doubleValue()).isCloseTo(mean, within(0.0001));
            assertThat(is.get(i).high().doubleValue()).isCloseTo(87.828125, within(0.0001));
        }
        Agreement agreement = Agreement.of(
                counted.method().model(),
                counted.catalog().categories(),
                counted.catalog().occupations());
        assertThat(agreement.raters())
                .extracting(Agreement.OfRater::rater)
                .containsExactly("atlas-a", "atlas-b", "test-rater");
        assertThat(agreement.tasks()).isEqualTo(33);
        assertThat(agreement.disputed().getFirst().occupation()).isEqualTo("concierges");
    }

    private static ScoreCard card(Seed seed, String slug) {
        return seed.scores().stream()
                .filter(card -> card.occupation().equals(slug))
                .filter(card -> card.model().equals(seed.method().model().id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nobodyElsesRatingsAreWrittenOver() {
        try (ModelForTests model = new ModelForTests(Provider.OPENAI)) {
            List<String> arguments = new ArrayList<>(
                    List.of("assess", "--rater", "atlas-a", "--all", "--provider", "openai", "--model", "stand-in"));
            arguments.addAll(List.of("--base-url", model.baseUrl(), "--seed-data", seed.toString()));
            arguments.addAll(List.of("--work", work.toString()));
            Answer answer = run(arguments, Map.of("OPENAI_API_KEY", KEY));
            assertThat(answer.code()).isEqualTo(AssessCommand.NOT_ALL);
            assertThat(answer.text()).contains("atlas-a is the rater of ratings that were not made by this command");

            run(model, Provider.OPENAI, "--occupations", "roofers");
            arguments.set(2, "test-rater");
            arguments.set(7, "another-model");
            answer = run(arguments, Map.of("OPENAI_API_KEY", KEY));
            assertThat(answer.text()).contains("test-rater is the rater of ratings by openai stand-in");
            assertThat(model.requests()).hasSize(1);
        }
    }

    @Test
    void anEndpointThatTellsNothingOfTokensOrKnowsNoSchemaIsUsableToo() {
        try (ModelForTests model = new ModelForTests(Provider.OPENAI)) {
            model.next(model.withoutUsage());
            Answer answer = run(model, Provider.OPENAI, "--occupations", "roofers", "--plain", "--no-key", "--json");

            assertThat(answer.code()).as(answer.text()).isZero();
            assertThat(answer.json().path("estimated").booleanValue()).isTrue();
            assertThat(answer.json().path("total").path("inputTokens").intValue())
                    .isGreaterThan(1000);
            assertThat(model.body(0)).doesNotContain("response_format").contains("as a JSON schema");
            assertThat(model.requests().getFirst().getHeader("Authorization")).isNull();
        }
    }

    @Test
    void ordersThatAreNotUnderstoodAreNotRepeated() {
        Map<String, String> wrong = new HashMap<>();
        wrong.put("--key " + KEY, "argument 1 is not an option");
        wrong.put("--rater a --provider openai --model m", "one of --occupations, --category and --all");
        wrong.put("--rater a --all --provider cohere --model m", "expected openai or anthropic");
        wrong.put("--rater A! --all --provider openai --model m", "lower-case");
        wrong.put("--rater a --all --provider openai --model m --max-cost 5", "--input-price");
        wrong.put("--rater a --all --provider openai --model m --base-url http://example.org/v1", "expected https");
        wrong.put("--rater a --all --provider openai --model m", "no key in the environment");
        wrong.put("--rater a --all --provider openai --model", "expected a value");
        wrong.put("--rater a --all --provider openai --model m --attempts 0", "at least 1");
        wrong.forEach((words, expected) -> {
            List<String> arguments = new ArrayList<>(List.of("assess"));
            arguments.addAll(List.of(words.split(" ")));
            Answer answer = run(arguments, Map.of());
            assertThat(answer.code()).isEqualTo(AssessCommand.NOT_UNDERSTOOD);
            assertThat(answer.text()).contains(expected, "assess --rater KEY").doesNotContain(KEY);
        });
    }
}
