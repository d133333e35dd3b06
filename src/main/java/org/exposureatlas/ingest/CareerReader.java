package org.exposureatlas.ingest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.exposureatlas.ingest.SeedCsv.Row;
import org.exposureatlas.ingest.SeedJson.Document;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.career.CareerBook;
import org.exposureatlas.occupation.career.CareerFacts;
import org.exposureatlas.occupation.career.CareerSource;
import org.exposureatlas.occupation.career.EducationShare;
import org.exposureatlas.occupation.career.Element;
import org.exposureatlas.occupation.career.ElementRating;
import org.exposureatlas.occupation.career.IndustryPay;
import org.exposureatlas.occupation.career.JobZone;
import org.exposureatlas.occupation.career.MemberPay;
import org.exposureatlas.occupation.career.Spread;
import org.exposureatlas.occupation.career.Technology;
import org.exposureatlas.occupation.career.TuitionTable;
import org.exposureatlas.occupation.career.Video;
import org.exposureatlas.occupation.career.Wages;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads the files below {@code career/}: what the career profile of an occupation stands on. */
final class CareerReader {

    static final String FOLDER = "career/";
    static final String TUITION = FOLDER + "tuition.json";

    /** The tables that are not ratings. */
    private static final List<String> TABLES = List.of(
            "wages",
            "job-zones",
            "education",
            "technologies",
            "related",
            "industry-pay",
            "member-pay",
            "videos",
            "elements");

    private static final List<String> RATINGS = List.of("skills", "knowledge", "abilities", "activities");

    /** Shares are printed to two decimals, so their sum may be off by a little. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.1");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final SeedCsv csv;
    private final SeedJson json;
    private final Set<String> unsound;
    private final Consumer<Problem> problems;
    private final Map<String, Occupation> occupations = new HashMap<>();
    private final Set<String> relatedOnce = new HashSet<>();

    /** @param unsound slugs of occupations whose own file is refused */
    CareerReader(
            SeedCsv csv, SeedJson json, List<Occupation> occupations, Set<String> unsound, Consumer<Problem> problems) {
        this.unsound = unsound;
        this.csv = csv;
        this.json = json;
        this.problems = problems;
        occupations.forEach(occupation -> this.occupations.put(occupation.slug(), occupation));
    }

    static boolean knows(String path) {
        return path.equals(TUITION)
                || Stream.concat(TABLES.stream(), RATINGS.stream())
                        .anyMatch(name -> path.equals(FOLDER + name + ".csv"));
    }

    /** The schema of the rows of each table. */
    static Map<String, String> rowSchemas() {
        Map<String, String> schemas = new LinkedHashMap<>();
        RATINGS.forEach(name -> schemas.put(FOLDER + name + ".csv", "career-ratings.row"));
        for (String name : TABLES) {
            schemas.put(FOLDER + name + ".csv", "career-" + name + ".row");
        }
        return schemas;
    }

    /** What was read; becomes a {@link CareerBook} once the whole seed is found sound. */
    record Read(Map<String, CareerFacts> facts, List<Element> elements) {

        CareerBook book(String tuition) {
            return new CareerBook(facts, elements, tuition);
        }
    }

    Read read(Set<String> sourceIds) {
        for (CareerSource source : CareerSource.values()) {
            if (!sourceIds.contains(source.id())) {
                problems.accept(
                        new Problem("sources.json", 0, "/sources", "the source " + source.id() + " is missing"));
            }
        }
        json.read(TUITION, "career-tuition").ifPresent(file -> checkTuition(file, sourceIds));
        List<Element> elements = elements();
        Map<String, List<Wages>> wages = lists("wages", "career-wages.row", this::wages);
        Map<String, List<JobZone>> zones = lists("job-zones", "career-job-zones.row", this::jobZone);
        Map<String, List<EducationShare>> education = education();
        Map<String, List<Technology>> technologies = lists(
                "technologies",
                "career-technologies.row",
                row -> new Technology(row.get("name"), row.get("kind"), yes(row, "hot"), yes(row, "in_demand")));
        Map<String, List<String>> related = lists("related", "career-related.row", this::related);
        Map<String, List<IndustryPay>> industries = lists(
                "industry-pay",
                "career-industry-pay.row",
                row -> new IndustryPay(
                        row.get("occupation"),
                        row.get("industry"),
                        new BigDecimal(row.get("median")),
                        row.get("unit"),
                        yes(row, "topcoded")));
        Map<String, List<MemberPay>> members = lists(
                "member-pay",
                "career-member-pay.row",
                row -> new MemberPay(
                        row.get("title"),
                        row.get("statistic"),
                        new BigDecimal(row.get("pay")),
                        row.get("unit"),
                        yes(row, "topcoded")));
        Map<String, List<Video>> videos = lists("videos", "career-videos.row", this::video);
        Map<String, List<ElementRating>> ratings = ratings(elements);
        Map<String, CareerFacts> facts = new LinkedHashMap<>();
        for (String slug : occupations.keySet()) {
            facts.put(
                    slug,
                    new CareerFacts(
                            wages.getOrDefault(slug, List.of()),
                            zones.getOrDefault(slug, List.of()).stream()
                                    .findFirst()
                                    .orElse(null),
                            education.getOrDefault(slug, List.of()),
                            technologies.getOrDefault(slug, List.of()),
                            industries.getOrDefault(slug, List.of()),
                            members.getOrDefault(slug, List.of()),
                            videos.getOrDefault(slug, List.of()),
                            ratings.getOrDefault(slug, List.of()),
                            related.getOrDefault(slug, List.of())));
        }
        return new Read(facts, elements);
    }

    private List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Row row : csv.read(FOLDER + "elements.csv", "career-elements.row")) {
            if (!seen.add(row.get("id"))) {
                problems.accept(row.problem("id", row.get("id") + " stands twice"));
            }
            elements.add(new Element(row.get("id"), Element.Kind.of(row.get("kind")), row.get("name")));
        }
        return elements;
    }

    private Map<String, List<ElementRating>> ratings(List<Element> elements) {
        Map<String, Element> byId = new HashMap<>();
        Map<String, Integer> order = new HashMap<>();
        elements.forEach(element -> {
            order.put(element.id(), byId.size());
            byId.put(element.id(), element);
        });
        Map<String, List<ElementRating>> ratings = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (String name : RATINGS) {
            for (Row row : csv.read(FOLDER + name + ".csv", "career-ratings.row")) {
                Element element = byId.get(row.get("element"));
                if (element == null) {
                    problems.accept(row.problem("element", "there is no element " + row.get("element")));
                } else if (!seen.add(row.get("slug") + " " + element.id())) {
                    problems.accept(row.problem("element", element.id() + " stands twice under " + row.get("slug")));
                } else if (known(row)) {
                    ratings.computeIfAbsent(row.get("slug"), slug -> new ArrayList<>())
                            .add(new ElementRating(
                                    element, new BigDecimal(row.get("importance")), decimal(row, "level")));
                }
            }
        }
        ratings.values()
                .forEach(list -> list.sort(java.util.Comparator.comparing(rating ->
                        Objects.requireNonNull(order.get(rating.element().id())))));
        return ratings;
    }

    private Wages wages(Row row) {
        return new Wages(
                row.get("code"),
                row.get("title"),
                row.get("release"),
                row.get("employment").isEmpty() ? null : Integer.valueOf(row.get("employment")),
                spread(row, ""),
                spread(row, "hourly_"),
                decimal(row, "mean"));
    }

    /** Percentiles rise, and only upper ones may be missing: they are the ones a top code hides. */
    private Spread spread(Row row, String prefix) {
        List<@Nullable BigDecimal> figures = new ArrayList<>();
        @Nullable BigDecimal before = BigDecimal.ZERO;
        for (int percentile : Spread.PERCENTILES) {
            String column = prefix + "p" + percentile;
            BigDecimal figure = decimal(row, column);
            if (figure != null && before == null) {
                problems.accept(row.problem(column, "a lower percentile is missing"));
            } else if (figure != null && figure.compareTo(Objects.requireNonNull(before)) < 0) {
                problems.accept(row.problem(column, figure + " is below the percentile before it"));
            }
            before = figure;
            figures.add(figure);
        }
        BigDecimal topcode = decimal(row, prefix + "topcode");
        boolean open = figures.getFirst() != null && figures.getLast() == null;
        if (open != (topcode != null)) {
            problems.accept(row.problem(
                    prefix + "topcode", "a top code belongs where upper percentiles are missing, and only there"));
        }
        return new Spread(figures.get(0), figures.get(1), figures.get(2), figures.get(3), figures.get(4), topcode);
    }

    private JobZone jobZone(Row row) {
        JobZone zone = new JobZone(
                Integer.parseInt(row.get("zone")),
                new BigDecimal(row.get("mean")),
                Integer.parseInt(row.get("lowest")),
                Integer.parseInt(row.get("highest")),
                Integer.parseInt(row.get("codes")));
        if (zone.zone() < zone.lowest() || zone.zone() > zone.highest()) {
            problems.accept(row.problem("zone", zone.zone() + " lies outside the lowest and the highest"));
        }
        return zone;
    }

    private Map<String, List<EducationShare>> education() {
        Map<String, List<EducationShare>> education = lists(
                "education",
                "career-education.row",
                row -> new EducationShare(Integer.parseInt(row.get("level")), new BigDecimal(row.get("percent"))));
        education.forEach((slug, shares) -> {
            BigDecimal sum = shares.stream().map(EducationShare::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.subtract(HUNDRED).abs().compareTo(ROUNDING) > 0) {
                problems.accept(new Problem(
                        FOLDER + "education.csv", 0, "percent", "the shares of " + slug + " add up to " + sum));
            }
        });
        return education;
    }

    private String related(Row row) {
        String related = row.get("related");
        if (related.equals(row.get("slug")) || !(occupations.containsKey(related) || unsound.contains(related))) {
            problems.accept(row.problem("related", "there is no other occupation " + related));
        }
        if (!relatedOnce.add(row.get("slug") + " " + related)) {
            problems.accept(row.problem("related", related + " stands twice under " + row.get("slug")));
        }
        return related;
    }

    private Video video(Row row) {
        Occupation occupation = occupations.get(row.get("slug"));
        if (occupation != null && !occupation.onetCodes().contains(row.get("onet_soc"))) {
            problems.accept(row.problem("onet_soc", row.get("onet_soc") + " is not a code of this occupation"));
        }
        return new Video(
                row.get("onet_soc"), row.get("title"), row.get("address"), LocalDate.parse(row.get("verified")));
    }

    /** Every price and every source named is there, and every entry education has a path. */
    private void checkTuition(Document file, Set<String> sourceIds) {
        try {
            TuitionTable.read(file.root().toString());
        } catch (JacksonException e) {
            problems.accept(file.problem(e));
        }
        Set<String> prices = new HashSet<>();
        for (int i = 0; i < file.at("/prices").size(); i++) {
            String at = "/prices/" + i;
            if (!prices.add(SeedReader.text(file.at(at), "key"))) {
                problems.accept(file.problem(at + "/key", "the price stands twice"));
            }
            String source = SeedReader.text(file.at(at), "source");
            if (!sourceIds.contains(source)) {
                problems.accept(file.problem(at + "/source", "unknown source " + source));
            }
        }
        Set<String> paths = new HashSet<>();
        for (int i = 0; i < file.at("/paths").size(); i++) {
            paths.add(SeedReader.text(file.at("/paths/" + i), "education"));
            for (int j = 0; j < file.at("/paths/" + i + "/steps").size(); j++) {
                for (String bound : List.of("low", "high")) {
                    String at = "/paths/" + i + "/steps/" + j;
                    String price = SeedReader.text(file.at(at), bound);
                    if (!prices.contains(price)) {
                        problems.accept(file.problem(at + "/" + bound, "there is no price " + price));
                    }
                }
            }
        }
        occupations.values().stream()
                .flatMap(occupation -> occupation.members().stream())
                .map(member -> member.entryEducation())
                .filter(Objects::nonNull)
                .distinct()
                .filter(education -> !paths.contains(education))
                .forEach(education -> problems.accept(file.problem("/paths", "there is no path to " + education)));
    }

    private <T> Map<String, List<T>> lists(String name, String schema, Function<Row, T> read) {
        Map<String, List<T>> lists = new HashMap<>();
        Set<List<String>> seen = new HashSet<>();
        for (Row row : csv.read(FOLDER + name + ".csv", schema)) {
            if (!seen.add(row.cells())) {
                problems.accept(row.problem("slug", "the row stands twice"));
            } else if (known(row)) {
                lists.computeIfAbsent(row.get("slug"), slug -> new ArrayList<>())
                        .add(read.apply(row));
            }
        }
        return lists;
    }

    private boolean known(Row row) {
        if (occupations.containsKey(row.get("slug"))) {
            return true;
        }
        if (!unsound.contains(row.get("slug"))) {
            problems.accept(row.problem("slug", "there is no occupation " + row.get("slug")));
        }
        return false;
    }

    private static boolean yes(Row row, String column) {
        return row.get(column).equals("yes");
    }

    private static @Nullable BigDecimal decimal(Row row, String column) {
        return row.get(column).isEmpty() ? null : new BigDecimal(row.get(column));
    }
}
