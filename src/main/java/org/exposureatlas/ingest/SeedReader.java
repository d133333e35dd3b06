package org.exposureatlas.ingest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exposureatlas.ingest.SeedCsv.Row;
import org.exposureatlas.ingest.SeedJson.Document;
import org.exposureatlas.insight.InsightDocuments;
import org.exposureatlas.occupation.Alias;
import org.exposureatlas.occupation.Catalog;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Rater;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.occupation.Taxonomy;
import org.exposureatlas.occupation.WorkActivity;
import org.exposureatlas.platform.Parallel;
import org.exposureatlas.scoring.Method;
import org.exposureatlas.scoring.MethodDocument;
import org.exposureatlas.scoring.MethodReader;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.scoring.Scorer;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.scoring.UnmappedValueException;
import org.exposureatlas.seniority.SeniorityCurve;
import org.exposureatlas.signal.PublishedMeasure;
import org.exposureatlas.signal.PublishedValue;
import org.exposureatlas.signal.SignalBook;
import org.exposureatlas.signal.SignalInput;
import org.exposureatlas.signal.Source;
import org.exposureatlas.signal.TaskLabel;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads a seed folder and checks everything that can be checked: layout, types and ranges by the schemas, then
 * references, duplicates, sums and checksums. All problems are found in one pass.
 */
public final class SeedReader {

    /** Files read, and scores made, between two words of how far the work is. */
    private static final int AT_ONCE = 64;

    private static final String ASSESSMENTS = "assessments/";

    private final SeedFiles files;
    private final List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
    private final Progress progress;
    private final SeedJson json;
    private final SeedCsv csv;
    private final OnetTasks onetTasks = new OnetTasks();

    /** Occupations whose file is refused: other files may still name them, or one mistake would be told a hundred times. */
    private final Set<String> unsound = new HashSet<>();

    private SeedReader(SeedFiles files, Progress progress) {
        this.files = files;
        this.progress = progress;
        Set<String> unreadable = unreadable();
        this.json = new SeedJson(files, unreadable, problems::add);
        this.csv = new SeedCsv(files, json, unreadable, problems::add);
    }

    /** @throws SeedProblemsException with every problem, if there is one */
    public static Seed read(Path folder) {
        return read(SeedFiles.read(folder));
    }

    static Seed read(SeedFiles files) {
        return read(files, Progress.NONE);
    }

    /** @throws SeedProblemsException with every problem, if there is one */
    static Seed read(SeedFiles files, Progress progress) {
        return new SeedReader(files, progress).read();
    }

    /** What the authoring guide asks of the texts beyond what loading needs. */
    static List<Problem> checkTexts(Path folder) {
        SeedReader reader = new SeedReader(SeedFiles.read(folder), Progress.NONE);
        Seed seed = reader.read();
        return AuthoringCheck.of(seed.catalog().occupations(), reader.onetTasks);
    }

    /**
     * What is wrong with one occupation by itself: its layout, its references and, where asked for, what the authoring
     * guide says of the texts of its tasks.
     *
     * @param files as many as are needed: the schemas, the lists that an occupation refers to, and the file itself
     */
    static List<Problem> checkOccupation(SeedFiles files, String file, boolean texts) {
        return new SeedReader(files, Progress.NONE).checkOccupation(file, texts);
    }

    private List<Problem> checkOccupation(String file, boolean texts) {
        Optional<Document> sources = json.read("sources.json", "sources");
        List<Category> categories =
                json.read("categories.json", "categories").map(this::categories).orElseGet(List::of);
        List<WorkActivity> activities =
                json.read("activities.json", "activities").map(this::activities).orElseGet(List::of);
        OccupationReader reader = new OccupationReader(
                categories.stream().collect(Collectors.toMap(Category::slug, Function.identity(), (a, b) -> a)),
                keys(activities, WorkActivity::key),
                keys(sources.map(this::raters).orElseGet(List::of), Rater::id),
                keys(sources.map(this::sources).orElseGet(List::of), Source::id),
                sectors(),
                problems::add);
        json.read(file, "occupation").ifPresent(document -> {
            Occupation occupation = reader.occupation(document);
            checkOnetTasks(List.of(occupation), Map.of(occupation.slug(), document));
            if (texts) {
                problems.addAll(AuthoringCheck.ofTasks(occupation));
            }
        });
        return problems.stream().sorted().toList();
    }

    private Seed read() {
        csv.prepare(rowSchemas());
        Optional<Document> manifest = json.read(SeedFiles.MANIFEST, "manifest");
        manifest.ifPresent(this::checkManifest);

        Optional<Document> sourcesFile = json.read("sources.json", "sources");
        List<Source> sources = sourcesFile.map(this::sources).orElseGet(List::of);
        List<Rater> raters = sourcesFile.map(this::raters).orElseGet(List::of);
        List<PublishedMeasure> measures = sourcesFile.map(this::measures).orElseGet(List::of);
        Set<String> sourceIds = keys(sources, Source::id);

        Optional<Document> activitiesFile = json.read("activities.json", "activities");
        List<WorkActivity> activities = activitiesFile.map(this::activities).orElseGet(List::of);

        Optional<Document> categoriesFile = json.read("categories.json", "categories");
        List<Category> categories = categoriesFile.map(this::categories).orElseGet(List::of);
        List<SeniorityCurve> curves =
                categoriesFile.map(file -> curves(file, sourceIds)).orElseGet(List::of);

        Map<String, Row> sectors = sectors();
        OccupationReader reader = new OccupationReader(
                categories.stream().collect(Collectors.toMap(Category::slug, Function.identity(), (a, b) -> a)),
                keys(activities, WorkActivity::key),
                keys(raters, Rater::id),
                sourceIds,
                sectors,
                problems::add);
        List<Occupation> occupations = new ArrayList<>();
        List<SignalInput> inputs = new ArrayList<>();
        Map<String, Document> places = new LinkedHashMap<>();
        List<String> contents = files.content().stream()
                .filter(file -> file.startsWith("occupations/"))
                .toList();
        for (int from = 0; from < contents.size(); from += AT_ONCE) {
            progress.at(Progress.Step.CHECK, from, contents.size());
            List<String> some = contents.subList(from, Math.min(contents.size(), from + AT_ONCE));
            List<Optional<Document>> read = Parallel.map(some, file -> json.read(file, "occupation"));
            for (int i = 0; i < some.size(); i++) {
                String file = some.get(i);
                if (read.get(i).isEmpty()) {
                    unsound.add(file.substring("occupations/".length(), file.length() - ".json".length()));
                }
                read.get(i).ifPresent(document -> {
                    Occupation occupation = reader.occupation(document);
                    occupations.add(occupation);
                    inputs.addAll(reader.inputs(document));
                    places.put(occupation.slug(), document);
                });
            }
        }
        occupations.sort(
                java.util.Comparator.comparing(occupation -> occupation.title().toLowerCase(Locale.ROOT)));
        checkAcross(occupations, places);

        checkOnetTasks(occupations, places);
        Set<String> slugs = new HashSet<>(places.keySet());
        slugs.addAll(unsound);
        checkAssessments(keys(raters, Rater::id), slugs);
        List<Alias> aliases = aliases(slugs);
        CareerReader.Read careers = new CareerReader(csv, json, occupations, unsound, problems::add).read(sourceIds);
        Optional<InsightDocuments> insight = new InsightReader(files, json, problems::add)
                .read(activities, careers.elements(), keys(categories, Category::slug));
        List<PublishedValue> values = values(measures, slugs, sourcesFile);
        List<TaskLabel> labels = labels(occupations);
        List<MethodDocument> documents = methodDocuments();
        checkKnown();
        refuseIfAny();

        Method method = MethodReader.read(documents);
        checkMethod(method, keys(raters, Rater::id), keys(measures, PublishedMeasure::key));
        refuseIfAny();

        LocalDate asOf =
                LocalDate.parse(manifest.orElseThrow().root().path("asOf").stringValue());
        List<ScoreCard> scores = scores(method, occupations, inputs, curves, asOf, places);
        refuseIfAny();

        return new Seed(
                manifest.orElseThrow().root().path("edition").stringValue(),
                asOf,
                contentHash(),
                new Catalog(categories, occupations, aliases, raters, activities),
                careers.book(utf8(CareerReader.TUITION)),
                new SignalBook(sources, inputs, measures, values, labels),
                curves,
                documents,
                method,
                scores,
                insight.orElseThrow());
    }

    /** The tables that are there, each with the schema of its rows: they are read side by side. */
    private Map<String, String> rowSchemas() {
        Map<String, String> schemas = new LinkedHashMap<>(CareerReader.rowSchemas());
        schemas.put("aliases.csv", "aliases.row");
        schemas.put("aliases-ours.csv", "aliases.row");
        schemas.put("onet-tasks.csv", "onet-tasks.row");
        schemas.put("task-labels.csv", "task-labels.row");
        files.content().stream()
                .filter(file -> file.startsWith("measures/"))
                .forEach(file -> schemas.put(file, "measure.row"));
        schemas.keySet().retainAll(files.all().keySet());
        return schemas;
    }

    /** Files that cannot be read at all; each is reported once, here. */
    private Set<String> unreadable() {
        Set<String> unreadable = new HashSet<>();
        Parallel.map(List.copyOf(files.all().entrySet()), file -> FileCheck.of(file.getKey(), file.getValue()))
                .forEach(found -> found.ifPresent(problem -> {
                    problems.add(problem);
                    unreadable.add(problem.file());
                }));
        return unreadable;
    }

    /** How generated ratings came about is not published, but it has to be sound to be of use later. */
    private void checkAssessments(Set<String> raters, Set<String> slugs) {
        files.content().stream()
                .filter(path -> path.startsWith(ASSESSMENTS))
                .forEach(path -> json.read(path, "assessment").ifPresent(document -> {
                    String rater = text(document.root(), "rater");
                    String slug = text(document.root(), "occupation");
                    if (!raters.contains(rater)) {
                        problems.add(document.problem("/rater", "unknown rater " + rater));
                    }
                    if (!slugs.contains(slug)) {
                        problems.add(document.problem("/occupation", "there is no occupation " + slug));
                    }
                    if (!path.equals(ASSESSMENTS + rater + "/" + slug + ".json")) {
                        problems.add(document.problem(
                                "", "expected in the file " + ASSESSMENTS + rater + "/" + slug + ".json"));
                    }
                }));
    }

    private void refuseIfAny() {
        if (!problems.isEmpty()) {
            throw new SeedProblemsException(problems.stream().sorted().toList());
        }
    }

    private void checkManifest(Document manifest) {
        Set<String> listed = new HashSet<>();
        JsonNode entries = manifest.root().path("files");
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.get(i);
            String path = entry.path("path").stringValue();
            String at = "/files/" + i;
            byte[] bytes = files.all().get(path);
            if (!listed.add(path)) {
                problems.add(manifest.problem(at + "/path", path + " is listed twice"));
            } else if (bytes == null) {
                problems.add(manifest.problem(at + "/path", path + " is listed but not there"));
            } else if (!SeedFiles.sha256(bytes).equals(entry.path("sha256").stringValue())) {
                problems.add(manifest.problem(
                        at + "/sha256",
                        path + " is not the file that was sealed; if the change is intended, run the command seal"));
            } else if (SeedManifest.rows(path, bytes) != entry.path("rows").intValue()) {
                problems.add(manifest.problem(
                        at + "/rows",
                        path + " has " + SeedManifest.rows(path, bytes) + " rows, expected "
                                + entry.path("rows").intValue()));
            }
        }
        files.content().stream()
                .filter(path -> !listed.contains(path))
                .forEach(path -> problems.add(new Problem(
                        path, 0, "", "the file is not in the manifest; if it belongs here, run the command seal")));
    }

    /** Files that nothing reads are mistakes: a misspelt name would otherwise be passed over. */
    private void checkKnown() {
        Set<String> single = Set.of(
                "sources.json",
                "categories.json",
                "activities.json",
                "rubric.json",
                "rubric-calibration.json",
                "human-advantage.json",
                "onet-tasks.csv",
                "demand.csv",
                "task-labels.csv",
                "aliases.csv",
                "aliases-ours.csv");
        files.content().stream()
                .filter(path -> !single.contains(path)
                        && !CareerReader.knows(path)
                        && !InsightReader.knows(path)
                        && !(path.startsWith("occupations/") && path.endsWith(".json"))
                        && !(path.startsWith(ASSESSMENTS) && path.endsWith(".json"))
                        && !(path.startsWith("measures/") && path.endsWith(".csv"))
                        && !(path.startsWith("scoring/") && path.endsWith(".json")))
                .forEach(path -> problems.add(new Problem(path, 0, "", "no such file is expected here")));
    }

    private List<Source> sources(Document file) {
        List<Source> sources = list(
                file,
                "/sources",
                node -> new Source(
                        text(node, "id"),
                        text(node, "title"),
                        text(node, "publisher"),
                        nullableText(node, "url"),
                        text(node, "vintage"),
                        LocalDate.parse(text(node, "released")),
                        node.path("nextDue").isNull() ? null : LocalDate.parse(text(node, "nextDue")),
                        text(node, "licence"),
                        text(node, "feeds")));
        once(file, "/sources", "/id", sources, Source::id);
        return sources;
    }

    private List<Rater> raters(Document file) {
        List<Rater> raters = list(
                file,
                "/raters",
                node -> new Rater(
                        text(node, "id"),
                        text(node, "name"),
                        text(node, "kind"),
                        text(node, "description"),
                        text(node, "rubric"),
                        text(node, "version"),
                        LocalDate.parse(text(node, "date"))));
        once(file, "/raters", "/id", raters, Rater::id);
        return raters;
    }

    private List<PublishedMeasure> measures(Document file) {
        List<PublishedMeasure> measures = list(
                file,
                "/measures",
                node -> new PublishedMeasure(
                        text(node, "key"),
                        text(node, "title"),
                        text(node, "authors"),
                        node.path("year").intValue(),
                        text(node, "publication"),
                        text(node, "describes"),
                        text(node, "scale"),
                        text(node, "unit"),
                        text(node, "codes"),
                        text(node, "group"),
                        node.path("headline").booleanValue(),
                        text(node, "licence")));
        once(file, "/measures", "/key", measures, PublishedMeasure::key);
        return measures;
    }

    private List<WorkActivity> activities(Document file) {
        List<WorkActivity> activities = list(
                file,
                "/activities",
                node -> new WorkActivity(
                        text(node, "key"),
                        text(node, "name"),
                        text(node, "description"),
                        texts(node, "onetActivities")));
        once(file, "/activities", "/key", activities, WorkActivity::key);
        return activities;
    }

    private List<Category> categories(Document file) {
        List<Category> categories =
                list(file, "/categories", node -> new Category(text(node, "slug"), text(node, "name")));
        once(file, "/categories", "/slug", categories, Category::slug);
        return categories;
    }

    private List<SeniorityCurve> curves(Document file, Set<String> sourceIds) {
        List<SeniorityCurve> curves = new ArrayList<>();
        JsonNode categories = file.at("/categories");
        for (int i = 0; i < categories.size(); i++) {
            JsonNode curve = categories.get(i).path("curve");
            if (curve.isNull()) {
                continue;
            }
            if (!sourceIds.contains(text(curve, "source"))) {
                problems.add(
                        file.problem("/categories/" + i + "/curve/source", "unknown source " + text(curve, "source")));
            }
            curves.add(new SeniorityCurve(
                    text(categories.get(i), "slug"),
                    curve.path("entry").decimalValue(),
                    curve.path("mid").decimalValue(),
                    curve.path("senior").decimalValue(),
                    text(curve, "status"),
                    text(curve, "source"),
                    text(curve, "note")));
        }
        return curves;
    }

    private Map<String, Row> sectors() {
        Map<String, Row> sectors = new HashMap<>();
        for (Row row : csv.read("demand.csv", "demand.row")) {
            if (sectors.put(row.get("sector"), row) != null) {
                problems.add(row.problem("sector", row.get("sector") + " stands twice"));
            }
        }
        return sectors;
    }

    private void checkAcross(List<Occupation> occupations, Map<String, Document> places) {
        Map<String, String> statements = new HashMap<>();
        for (Occupation occupation : occupations) {
            Document place = java.util.Objects.requireNonNull(places.get(occupation.slug()));
            for (int i = 0; i < occupation.similar().size(); i++) {
                String similar = occupation.similar().get(i);
                if (similar.equals(occupation.slug()) || !(places.containsKey(similar) || unsound.contains(similar))) {
                    problems.add(place.problem("/similar/" + i, "there is no other occupation " + similar));
                }
            }
            for (int i = 0; i < occupation.tasks().size(); i++) {
                Task task = occupation.tasks().get(i);
                String own = occupation.slug() + " " + task.key();
                // Statements of a release are its own: it may use one for several occupations.
                String other = occupation.taxonomy() != null
                        ? null
                        : statements.put(task.statement().toLowerCase(Locale.ROOT), own);
                if (other != null) {
                    problems.add(
                            place.problem("/tasks/" + i + "/statement", "the same statement stands under " + other));
                }
            }
        }
    }

    /** A task may only be linked to O*NET tasks of its own occupation's codes. */
    private void checkOnetTasks(List<Occupation> occupations, Map<String, Document> places) {
        for (Row row : csv.read("onet-tasks.csv", "onet-tasks.row")) {
            if (!onetTasks.add(row)) {
                problems.add(row.problem("task_id", row.get("task_id") + " stands twice"));
            }
        }
        for (Occupation occupation : occupations) {
            Document place = java.util.Objects.requireNonNull(places.get(occupation.slug()));
            Taxonomy taxonomy = occupation.taxonomy();
            for (int i = 0; taxonomy != null && i < taxonomy.pendingTasks().size(); i++) {
                checkOnetTask(
                        occupation,
                        taxonomy.pendingTasks().get(i).onetTask(),
                        place,
                        "/onet/pendingTasks/" + i + "/onetTask");
            }
            for (int i = 0; i < occupation.tasks().size(); i++) {
                List<Integer> linked = occupation.tasks().get(i).onetTasks();
                for (int j = 0; j < linked.size(); j++) {
                    checkOnetTask(occupation, linked.get(j), place, "/tasks/" + i + "/onetTasks/" + j);
                }
                int duties = occupation.handbook() == null
                        ? 0
                        : occupation.handbook().duties();
                for (int duty : occupation.tasks().get(i).duties()) {
                    if (duty >= duties) {
                        problems.add(place.problem(
                                "/tasks/" + i + "/duties",
                                "there is no duty " + duty + "; the page lists " + duties + ", counted from 0"));
                    }
                }
            }
        }
    }

    private void checkOnetTask(Occupation occupation, int number, Document place, String at) {
        String code = onetTasks.codeOf(number);
        if (code == null) {
            problems.add(place.problem(at, "there is no O*NET task " + number));
        } else if (!occupation.onetCodes().contains(code)) {
            problems.add(
                    place.problem(at, "O*NET task " + number + " belongs to " + code + ", not to this occupation"));
        }
    }

    /** Names of our own stand first: a name that O*NET has too is kept once, as ours with O*NET's code. */
    private List<Alias> aliases(Set<String> slugs) {
        Map<String, Alias> aliases = new LinkedHashMap<>();
        for (String file : List.of("aliases-ours.csv", "aliases.csv")) {
            Set<String> seen = new HashSet<>();
            for (Row row : csv.read(file, "aliases.row")) {
                String slug = row.get("slug");
                if (!slugs.contains(slug)) {
                    problems.add(row.problem("slug", "there is no occupation " + slug));
                }
                if (file.equals("aliases-ours.csv") != row.get("kind").equals("ours")) {
                    problems.add(row.problem("kind", row.get("kind") + " does not belong in this file"));
                }
                String key = slug + "\n" + row.get("title").toLowerCase(Locale.ROOT);
                if (!seen.add(key)) {
                    problems.add(row.problem("title", "\"" + row.get("title") + "\" stands twice under " + slug));
                }
                aliases.merge(
                        key,
                        new Alias(slug, row.get("title"), row.get("kind"), row.get("onet_soc")),
                        (ours, theirs) -> new Alias(ours.occupation(), ours.title(), ours.kind(), theirs.onetCode()));
            }
        }
        return List.copyOf(aliases.values());
    }

    /** The labels of the O*NET tasks that ours are linked to; the file holds those of all tasks. */
    private List<TaskLabel> labels(List<Occupation> occupations) {
        Set<Integer> linked = occupations.stream()
                .flatMap(occupation -> occupation.tasks().stream())
                .flatMap(task -> task.onetTasks().stream())
                .collect(Collectors.toSet());
        List<TaskLabel> labels = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (Row row : csv.read("task-labels.csv", "task-labels.row")) {
            int task = Integer.parseInt(row.get("onet_task"));
            if (!seen.add(task)) {
                problems.add(row.problem("onet_task", task + " stands twice"));
            } else if (linked.contains(task)) {
                labels.add(new TaskLabel(task, row.get("human"), row.get("gpt4")));
            }
        }
        return labels;
    }

    private List<PublishedValue> values(
            List<PublishedMeasure> measures, Set<String> slugs, Optional<Document> sourcesFile) {
        List<PublishedValue> values = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        for (int i = 0; i < measures.size(); i++) {
            String measure = measures.get(i).key();
            String file = "measures/" + measure + ".csv";
            listed.add(file);
            if (!files.all().containsKey(file)) {
                String at = "/measures/" + i + "/key";
                sourcesFile.ifPresent(sources -> problems.add(sources.problem(at, file + " is missing")));
                continue;
            }
            Set<String> seen = new HashSet<>();
            for (Row row : csv.read(file, "measure.row")) {
                String slug = row.get("slug");
                if (!slugs.contains(slug)) {
                    problems.add(row.problem("slug", "there is no occupation " + slug));
                }
                if (!seen.add(slug)) {
                    problems.add(row.problem("slug", slug + " stands twice"));
                }
                values.add(new PublishedValue(
                        measure,
                        slug,
                        new java.math.BigDecimal(row.get("value")),
                        row.get("codes"),
                        row.get("aggregation")));
            }
        }
        files.content().stream()
                .filter(path -> path.startsWith("measures/") && !listed.contains(path))
                .forEach(path -> problems.add(new Problem(path, 0, "", "sources.json lists no measure of this name")));
        return values;
    }

    private List<MethodDocument> methodDocuments() {
        List<MethodDocument> documents = new ArrayList<>();
        for (String file : files.content()) {
            if (file.startsWith("scoring/") && !InsightReader.knows(file)) {
                methodDocument(documents, file, "scoring-model", "model", "id");
            }
        }
        methodDocument(documents, "rubric.json", "rubric", "rubric", "id");
        methodDocument(documents, "rubric-calibration.json", "rubric-calibration", "calibration", "rubric");
        methodDocument(documents, "human-advantage.json", "human-advantage", "human-advantage", "id");
        return documents;
    }

    /** @param name the field that names the document */
    private void methodDocument(List<MethodDocument> documents, String file, String schema, String kind, String name) {
        json.read(file, schema).ifPresent(document -> {
            MethodDocument part = new MethodDocument(kind, text(document.root(), name), utf8(file));
            try {
                MethodReader.part(part);
                documents.add(part);
            } catch (JacksonException e) {
                problems.add(document.problem(e));
            }
        });
    }

    private void checkMethod(Method method, Set<String> raters, Set<String> measures) {
        long defaults = method.models().stream().filter(ScoringModel::isDefault).count();
        if (defaults != 1) {
            problems.add(new Problem("scoring", 0, "/default", defaults + " models are the default, expected one"));
        }
        for (ScoringModel model : method.models()) {
            String file = "scoring/" + model.id() + ".json";
            if (!files.all().containsKey(file)) {
                problems.add(
                        new Problem("scoring", 0, "/id", "the model " + model.id() + " is not in a file of its name"));
                continue;
            }
            Document document = json.read(file, "scoring-model").orElseThrow();
            model.faults().forEach(fault -> problems.add(document.problem(fault.pointer(), fault.message())));
            for (int i = 0; i < model.raters().size(); i++) {
                if (!raters.contains(model.raters().get(i))) {
                    problems.add(document.problem(
                            "/raters/" + i, "unknown rater " + model.raters().get(i)));
                }
            }
            String measure = model.resilience().exposure().measure();
            if (!measures.contains(measure)) {
                problems.add(document.problem("/resilience/exposure/measure", "unknown measure " + measure));
            }
        }
    }

    private List<ScoreCard> scores(
            Method method,
            List<Occupation> occupations,
            List<SignalInput> inputs,
            List<SeniorityCurve> curves,
            LocalDate asOf,
            Map<String, Document> places) {
        Map<String, List<SignalInput>> inputsOf =
                inputs.stream().collect(Collectors.groupingBy(SignalInput::occupation));
        Map<String, SeniorityCurve> curveOf =
                curves.stream().collect(Collectors.toMap(SeniorityCurve::category, Function.identity()));
        List<ScoreCard> scores = new ArrayList<>();
        int all = method.models().size() * occupations.size();
        for (ScoringModel model : method.models()) {
            Scorer scorer = new Scorer(model, asOf);
            for (int from = 0; from < occupations.size(); from += AT_ONCE) {
                progress.at(Progress.Step.SCORE, scores.size(), all);
                List<Occupation> some = occupations.subList(from, Math.min(occupations.size(), from + AT_ONCE));
                Parallel.map(some, occupation -> score(scorer, occupation, inputsOf, curveOf, places))
                        .forEach(score -> score.ifPresent(scores::add));
            }
        }
        return scores;
    }

    private Optional<ScoreCard> score(
            Scorer scorer,
            Occupation occupation,
            Map<String, List<SignalInput>> inputsOf,
            Map<String, SeniorityCurve> curveOf,
            Map<String, Document> places) {
        try {
            return Optional.of(scorer.score(
                    occupation.slug(),
                    occupation.tasks(),
                    inputsOf.getOrDefault(occupation.slug(), List.of()),
                    curveOf.get(occupation.category().slug())));
        } catch (UnmappedValueException e) {
            Document place = java.util.Objects.requireNonNull(places.get(occupation.slug()));
            problems.add(place.problem(OccupationReader.pointerOf(e.input()), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** Over the sorted content files: JSON with sorted keys and no layout, CSV as rows of cells. */
    private String contentHash() {
        var digest = SeedFiles.digest();
        List<String> contents = files.content();
        for (int from = 0; from < contents.size(); from += AT_ONCE) {
            List<String> some = contents.subList(from, Math.min(contents.size(), from + AT_ONCE));
            List<byte[]> canonical = Parallel.map(
                    some, file -> CanonicalContent.of(file, files.all().get(file)));
            for (int i = 0; i < some.size(); i++) {
                digest.update((some.get(i) + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(canonical.get(i));
            }
        }
        Document manifest = json.read(SeedFiles.MANIFEST, "manifest").orElseThrow();
        digest.update((text(manifest.root(), "edition") + "\n" + text(manifest.root(), "asOf"))
                .getBytes(StandardCharsets.UTF_8));
        return java.util.HexFormat.of().formatHex(digest.digest());
    }

    private String utf8(String file) {
        return new String(java.util.Objects.requireNonNull(files.all().get(file)), StandardCharsets.UTF_8);
    }

    private <T> void once(Document file, String list, String field, List<T> items, Function<T, String> key) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!seen.add(key.apply(items.get(i)))) {
                problems.add(file.problem(list + "/" + i + field, key.apply(items.get(i)) + " stands twice"));
            }
        }
    }

    private static <T> List<T> list(Document file, String pointer, Function<JsonNode, T> read) {
        List<T> items = new ArrayList<>();
        file.at(pointer).forEach(node -> items.add(read.apply(node)));
        return items;
    }

    private static <T> Set<String> keys(Collection<T> items, Function<T, String> key) {
        return items.stream().map(key).collect(Collectors.toCollection(TreeSet::new));
    }

    static String text(JsonNode node, String field) {
        return node.path(field).stringValue();
    }

    static @org.jspecify.annotations.Nullable String nullableText(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() || value.isMissingNode() ? null : value.stringValue();
    }

    static List<String> texts(JsonNode node, String field) {
        List<String> texts = new ArrayList<>();
        node.path(field).forEach(item -> texts.add(item.stringValue()));
        return texts;
    }
}
