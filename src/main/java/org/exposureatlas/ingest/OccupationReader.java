package org.exposureatlas.ingest;

import static org.exposureatlas.ingest.SeedReader.nullableText;
import static org.exposureatlas.ingest.SeedReader.text;
import static org.exposureatlas.ingest.SeedReader.texts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.exposureatlas.ingest.SeedCsv.Row;
import org.exposureatlas.ingest.SeedJson.Document;
import org.exposureatlas.occupation.Career;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.occupation.Entry;
import org.exposureatlas.occupation.Evidence;
import org.exposureatlas.occupation.Handbook;
import org.exposureatlas.occupation.HumanAdvantage;
import org.exposureatlas.occupation.Importance;
import org.exposureatlas.occupation.Jobs;
import org.exposureatlas.occupation.Member;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Pay;
import org.exposureatlas.occupation.PendingTask;
import org.exposureatlas.occupation.Rating;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.occupation.TaskTime;
import org.exposureatlas.occupation.Taxonomy;
import org.exposureatlas.signal.SignalInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns an occupation's seed file, already sound by its schema, into the occupation and its signal inputs. */
final class OccupationReader {

    /** The handbook rounds jobs to hundreds, so a change may differ from the difference of two printed figures by one. */
    private static final int ROUNDING_OF_JOBS = 100;

    private static final List<String> HUMAN_DIMENSIONS =
            List.of("empathy", "presence", "opinion", "creativity", "hope");

    private final Map<String, Category> categories;
    private final Set<String> activities;
    private final Set<String> raters;
    private final Set<String> sources;
    private final Map<String, Row> sectors;
    private final Consumer<Problem> problems;

    OccupationReader(
            Map<String, Category> categories,
            Set<String> activities,
            Set<String> raters,
            Set<String> sources,
            Map<String, Row> sectors,
            Consumer<Problem> problems) {
        this.categories = categories;
        this.activities = activities;
        this.raters = raters;
        this.sources = sources;
        this.sectors = sectors;
        this.problems = problems;
    }

    /** Where in an occupation's file a signal input is written. */
    static String pointerOf(String input) {
        return switch (input) {
            case SignalInput.DIGITAL_EXPOSURE -> "/digitalExposure/score";
            case SignalInput.EMPLOYMENT_GROWTH -> "/jobs/changePercent";
            case SignalInput.OUTLOOK_PHRASE -> "/jobs/outlook";
            case SignalInput.POSTINGS_LEVEL -> "/demandSectors";
            case SignalInput.ENTRY_EDUCATION -> "/entry/education";
            default -> throw new IllegalArgumentException("No place for " + input);
        };
    }

    Occupation occupation(Document file) {
        JsonNode root = file.root();
        String slug = text(root, "slug");
        if (!file.file().equals("occupations/" + slug + ".json")) {
            problems.accept(file.problem("/slug", "the slug " + slug + " does not agree with the file name"));
        }
        Category category = categories.get(text(root, "category"));
        if (category == null) {
            problems.accept(file.problem("/category", "unknown category " + text(root, "category")));
            category = new Category(text(root, "category"), text(root, "category"));
        }
        for (String group : List.of("handbook", "codes", "pay", "jobs", "entry", "digitalExposure", "onet")) {
            JsonNode node = root.path(group);
            if (node.isObject() && !sources.contains(text(node, "source"))) {
                problems.accept(file.problem("/" + group + "/source", "unknown source " + text(node, "source")));
            }
        }
        return new Occupation(
                slug,
                text(root, "title"),
                category,
                nullableText(root, "note"),
                handbook(root.path("handbook")),
                text(root.path("codes"), "source"),
                texts(root.path("codes"), "soc2018"),
                texts(root.path("codes"), "onetSoc2019"),
                members(file),
                pay(file),
                jobs(file),
                entry(root.path("entry")),
                texts(root, "similar"),
                career(file),
                humanAdvantage(file),
                tasks(file),
                taxonomy(file));
    }

    private static @Nullable Handbook handbook(JsonNode handbook) {
        return handbook.isNull()
                ? null
                : new Handbook(
                        text(handbook, "url"),
                        LocalDate.parse(text(handbook, "modified")),
                        text(handbook, "source"),
                        handbook.path("duties").intValue());
    }

    private @Nullable Taxonomy taxonomy(Document file) {
        JsonNode onet = file.root().path("onet");
        if (onet.isMissingNode()) {
            return null;
        }
        List<PendingTask> pending = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        file.root().path("tasks").forEach(task -> seen.addAll(numbers(task.path("onetTasks"))));
        JsonNode nodes = onet.path("pendingTasks");
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            int number = node.path("onetTask").intValue();
            if (!seen.add(number)) {
                problems.accept(
                        file.problem("/onet/pendingTasks/" + i + "/onetTask", "task " + number + " stands twice"));
            }
            String importance = nullableText(node, "importance");
            pending.add(new PendingTask(
                    number, text(node, "statement"), importance == null ? null : Importance.of(importance)));
        }
        return new Taxonomy(text(onet, "source"), text(onet, "description"), pending);
    }

    /** One input of each kind that a scoring model may ask for. */
    List<SignalInput> inputs(Document file) {
        JsonNode root = file.root();
        String slug = text(root, "slug");
        List<SignalInput> inputs = new ArrayList<>();
        JsonNode digital = root.path("digitalExposure");
        inputs.add(
                digital.isNull()
                        ? SignalInput.missing(
                                slug, SignalInput.DIGITAL_EXPOSURE, missing(root, "No rating is published"))
                        : number(slug, SignalInput.DIGITAL_EXPOSURE, digital.path("score"), digital));
        JsonNode jobs = root.path("jobs");
        inputs.add(
                jobs.isNull()
                        ? SignalInput.missing(
                                slug,
                                SignalInput.EMPLOYMENT_GROWTH,
                                missing(root, "No employment projection is published"))
                        : number(slug, SignalInput.EMPLOYMENT_GROWTH, jobs.path("changePercent"), jobs));
        inputs.add(
                jobs.isNull()
                        ? SignalInput.missing(
                                slug,
                                SignalInput.OUTLOOK_PHRASE,
                                missing(root, "No employment projection is published"))
                        : phrase(slug, SignalInput.OUTLOOK_PHRASE, text(jobs, "outlook"), List.of(), jobs));
        JsonNode entry = root.path("entry");
        inputs.add(
                entry.isNull()
                        ? SignalInput.missing(
                                slug,
                                SignalInput.ENTRY_EDUCATION,
                                missing(root, "No typical entry education is published"))
                        : phrase(slug, SignalInput.ENTRY_EDUCATION, text(entry, "education"), parts(root), entry));
        inputs.add(postings(file, slug));
        return inputs;
    }

    /** Why a figure is missing: of the handbook's occupations because nobody publishes it, else because nobody loaded it. */
    private static String missing(JsonNode root, String published) {
        return root.has("onet") ? "No figure is loaded for this O*NET-SOC occupation" : published;
    }

    private List<Member> members(Document file) {
        List<Member> members = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        JsonNode nodes = file.root().path("members");
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            if (!codes.add(text(node, "code"))) {
                problems.accept(file.problem("/members/" + i + "/code", text(node, "code") + " stands twice"));
            }
            members.add(new Member(
                    text(node, "code"),
                    text(node, "title"),
                    node.path("employment").intValue(),
                    nullableText(node, "entryEducation")));
        }
        return members;
    }

    private @Nullable Pay pay(Document file) {
        JsonNode pay = file.root().path("pay");
        if (pay.isNull()) {
            return null;
        }
        JsonNode percentiles = pay.path("percentiles");
        boolean none = percentiles.isNull();
        BigDecimal p10 = none ? null : percentiles.path("p10").decimalValue();
        BigDecimal p90 = none || percentiles.path("p90").isNull()
                ? null
                : percentiles.path("p90").decimalValue();
        if (p10 != null && p90 != null && p10.compareTo(p90) > 0) {
            problems.accept(file.problem("/pay/percentiles/p90", "the 90th percentile lies below the 10th"));
        }
        return new Pay(
                text(pay, "source"),
                text(pay, "vintage"),
                pay.path("medianAnnual").isNull()
                        ? null
                        : pay.path("medianAnnual").intValue(),
                pay.path("medianHourly").isNull()
                        ? null
                        : pay.path("medianHourly").decimalValue(),
                pay.path("medianTopcoded").booleanValue(),
                p10,
                p90,
                !none && percentiles.path("p90Topcoded").booleanValue(),
                none ? null : text(percentiles, "unit"),
                none ? null : percentiles.path("occupations").intValue(),
                none ? null : text(percentiles, "vintage"));
    }

    private @Nullable Jobs jobs(Document file) {
        JsonNode jobs = file.root().path("jobs");
        if (jobs.isNull()) {
            return null;
        }
        Jobs figures = new Jobs(
                text(jobs, "source"),
                text(jobs, "vintage"),
                jobs.path("employment").intValue(),
                jobs.path("projected").intValue(),
                jobs.path("change").intValue(),
                jobs.path("changePercent").intValue(),
                text(jobs, "outlook"),
                jobs.path("openings").intValue());
        int difference = figures.projected() - figures.employment();
        if (Math.abs(difference - figures.change()) > ROUNDING_OF_JOBS) {
            problems.accept(file.problem(
                    "/jobs/change",
                    "the change is " + figures.change() + ", but " + figures.projected() + " less "
                            + figures.employment() + " is " + difference));
        }
        return figures;
    }

    private static @Nullable Entry entry(JsonNode entry) {
        return entry.isNull()
                ? null
                : new Entry(
                        text(entry, "source"),
                        text(entry, "vintage"),
                        text(entry, "education"),
                        nullableText(entry, "experience"),
                        nullableText(entry, "training"));
    }

    private @Nullable Career career(Document file) {
        JsonNode career = file.root().path("career");
        if (career.isNull()) {
            return null;
        }
        if (!raters.contains(text(career, "writtenBy"))) {
            problems.accept(file.problem("/career/writtenBy", "unknown rater " + text(career, "writtenBy")));
        }
        return new Career(
                text(career, "summary"),
                text(career, "inside"),
                texts(career, "responsibilities"),
                nullableText(career, "licence"),
                text(career, "writtenBy"),
                LocalDate.parse(text(career, "writtenOn")),
                text(career, "review"));
    }

    private List<HumanAdvantage> humanAdvantage(Document file) {
        List<HumanAdvantage> ratings = new ArrayList<>();
        JsonNode nodes = file.root().path("humanAdvantage");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            String rater = text(node, "rater");
            if (!raters.contains(rater)) {
                problems.accept(file.problem("/humanAdvantage/" + i + "/rater", "unknown rater " + rater));
            }
            if (!seen.add(rater)) {
                problems.accept(file.problem("/humanAdvantage/" + i + "/rater", rater + " stands twice"));
            }
            for (String dimension : HUMAN_DIMENSIONS) {
                ratings.add(new HumanAdvantage(
                        rater,
                        dimension,
                        node.path(dimension).path("rating").intValue(),
                        text(node.path(dimension), "reason")));
            }
        }
        return ratings;
    }

    private List<Task> tasks(Document file) {
        List<Task> tasks = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        JsonNode nodes = file.root().path("tasks");
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            String at = "/tasks/" + i;
            if (!keys.add(text(node, "id"))) {
                problems.accept(file.problem(at + "/id", text(node, "id") + " stands twice"));
            }
            if (!activities.contains(text(node, "activity"))) {
                problems.accept(file.problem(at + "/activity", "unknown activity " + text(node, "activity")));
            }
            JsonNode time = node.path("time");
            JsonNode evidence = node.path("evidence");
            tasks.add(new Task(
                    text(node, "id"),
                    text(node, "statement"),
                    Importance.of(text(node, "importance")),
                    new TaskTime(
                            time.path("entry").intValue(),
                            time.path("mid").intValue(),
                            time.path("senior").intValue()),
                    text(node, "activity"),
                    ratings(file, at + "/ratings", node.path("ratings")),
                    text(node, "rationale"),
                    text(node, "remainsHuman"),
                    evidence.isNull() ? null : new Evidence(text(evidence, "text"), text(evidence, "section")),
                    numbers(node.path("duties")),
                    numbers(node.path("onetTasks"))));
        }
        return tasks;
    }

    private List<Rating> ratings(Document file, String at, JsonNode nodes) {
        List<Rating> ratings = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            String rater = text(node, "rater");
            if (!raters.contains(rater)) {
                problems.accept(file.problem(at + "/" + i + "/rater", "unknown rater " + rater));
            }
            if (!seen.add(rater)) {
                problems.accept(file.problem(at + "/" + i + "/rater", rater + " rates the task twice"));
            }
            ratings.add(new Rating(
                    rater,
                    node.path("capability").intValue(),
                    node.path("digital").intValue(),
                    node.path("structure").intValue(),
                    node.path("presence").intValue(),
                    node.path("accountability").intValue()));
        }
        return ratings;
    }

    private static List<Integer> numbers(JsonNode nodes) {
        List<Integer> numbers = new ArrayList<>();
        nodes.forEach(node -> numbers.add(node.intValue()));
        return numbers;
    }

    private static SignalInput number(String slug, String input, JsonNode value, JsonNode group) {
        return new SignalInput(
                slug,
                input,
                value.decimalValue(),
                null,
                List.of(),
                null,
                text(group, "source"),
                text(group, "vintage"),
                null);
    }

    private static SignalInput phrase(
            String slug, String input, String phrase, List<SignalInput.Part> parts, JsonNode group) {
        return new SignalInput(
                slug, input, null, phrase, parts, null, text(group, "source"), text(group, "vintage"), null);
    }

    private static List<SignalInput.Part> parts(JsonNode root) {
        List<SignalInput.Part> parts = new ArrayList<>();
        root.path("members").forEach(member -> {
            String education = nullableText(member, "entryEducation");
            if (education != null) {
                parts.add(new SignalInput.Part(
                        education, member.path("employment").longValue()));
            }
        });
        return parts;
    }

    /**
     * The mean level over the sectors that fit the occupation best. The two releases of the index name sectors
     * differently, so only sectors of the newest date among the occupation's sectors count; a weak fit does not.
     */
    private SignalInput postings(Document file, String slug) {
        JsonNode nodes = file.root().path("demandSectors");
        List<Row> good = new ArrayList<>();
        List<Row> partial = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            String sector = text(nodes.get(i), "sector");
            Row row = sectors.get(sector);
            if (row == null) {
                problems.accept(file.problem("/demandSectors/" + i + "/sector", "unknown sector " + sector));
            } else if (!seen.add(sector)) {
                problems.accept(file.problem("/demandSectors/" + i + "/sector", sector + " stands twice"));
            } else if (text(nodes.get(i), "fit").equals("good")) {
                good.add(row);
            } else if (text(nodes.get(i), "fit").equals("partial")) {
                partial.add(row);
            }
        }
        List<Row> fitting = new ArrayList<>(good);
        fitting.addAll(partial);
        if (fitting.isEmpty()) {
            return SignalInput.missing(
                    slug,
                    SignalInput.POSTINGS_LEVEL,
                    nodes.isEmpty()
                            ? missing(file.root(), "No sector of the job postings index covers this occupation")
                            : "Only a weakly fitting sector of the job postings index covers this occupation");
        }
        String newest = fitting.stream()
                .map(row -> row.get("date"))
                .max(String::compareTo)
                .orElseThrow();
        List<Row> best = newestOf(good, newest);
        if (best.isEmpty()) {
            best = newestOf(partial, newest);
        }
        BigDecimal level = best.stream()
                .map(row -> new BigDecimal(row.get("level")))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(best.size()), MathContext.DECIMAL128);
        return new SignalInput(
                slug,
                SignalInput.POSTINGS_LEVEL,
                level,
                null,
                List.of(),
                LocalDate.parse(newest),
                "indeed-postings",
                newest,
                String.join(", ", best.stream().map(row -> row.get("sector")).toList()));
    }

    private static List<Row> newestOf(List<Row> rows, String date) {
        return rows.stream()
                .filter(row -> Objects.equals(row.get("date"), date))
                .toList();
    }
}
