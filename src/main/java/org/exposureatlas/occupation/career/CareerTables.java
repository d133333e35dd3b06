package org.exposureatlas.occupation.career;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exposureatlas.platform.BulkRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The career facts in the database. They are many small rows that are written once and read whole, so they go there and
 * back by the table and not row by row as entities.
 */
@Component
class CareerTables {

    private static final String TUITION = "tuition";

    private final JdbcTemplate jdbc;

    CareerTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(long edition, CareerBook book) {
        Map<String, CareerFacts> facts = new TreeMap<>(book.facts());
        insert(
                edition,
                "onet_element",
                "position int, key text, kind text, name text",
                numbered(book.elements()),
                e -> {
                    Element element = e.value();
                    return Arrays.asList(
                            e.position(), element.id(), element.kind().key(), element.name());
                });
        BulkRows profiles =
                BulkRows.of("onet_profile", "edition_id", "occupation", "elements", "importances", "levels");
        facts.forEach((slug, of) -> {
            if (!of.ratings().isEmpty()) {
                profiles.row(
                        edition,
                        slug,
                        of.ratings().stream()
                                .map(rating -> rating.element().id())
                                .toList(),
                        of.ratings().stream().map(ElementRating::importance).toList(),
                        of.ratings().stream()
                                .map(ElementRating::level)
                                .collect(Collectors.toCollection(ArrayList::new)));
            }
        });
        profiles.into(jdbc);
        insert(
                edition,
                "occupation_wages",
                "occupation text, position int, code text, title text, release text, employment int, p10 numeric,"
                        + " p25 numeric, p50 numeric, p75 numeric, p90 numeric, mean numeric, hourly_p10 numeric,"
                        + " hourly_p25 numeric, hourly_p50 numeric, hourly_p75 numeric, hourly_p90 numeric,"
                        + " topcode numeric, hourly_topcode numeric",
                each(facts, CareerFacts::wages),
                e -> wages(e.occupation(), e.position(), e.value()));
        insert(
                edition,
                "occupation_job_zone",
                "occupation text, zone int, mean numeric, lowest int, highest int, codes int",
                each(facts, one -> one.jobZone() == null ? List.of() : List.of(one.jobZone())),
                e -> Arrays.asList(
                        e.occupation(),
                        e.value().zone(),
                        e.value().mean(),
                        e.value().lowest(),
                        e.value().highest(),
                        e.value().codes()));
        insert(
                edition,
                "occupation_education",
                "occupation text, level int, percent numeric",
                each(facts, CareerFacts::education),
                e -> Arrays.asList(e.occupation(), e.value().level(), e.value().percent()));
        insert(
                edition,
                "occupation_technology",
                "occupation text, rank int, name text, kind text, hot boolean, in_demand boolean",
                each(facts, CareerFacts::technologies),
                e -> Arrays.asList(
                        e.occupation(),
                        e.position(),
                        e.value().name(),
                        e.value().kind(),
                        e.value().hot(),
                        e.value().inDemand()));
        insert(
                edition,
                "occupation_related",
                "occupation text, rank int, related text",
                each(facts, CareerFacts::related),
                e -> Arrays.asList(e.occupation(), e.position(), e.value()));
        insert(
                edition,
                "industry_pay",
                "occupation text, position int, label text, industry text, median numeric, unit text, topcoded boolean",
                each(facts, CareerFacts::industries),
                e -> Arrays.asList(
                        e.occupation(),
                        e.position(),
                        e.value().label(),
                        e.value().industry(),
                        e.value().median(),
                        e.value().unit(),
                        e.value().topcoded()));
        insert(
                edition,
                "member_pay",
                "occupation text, position int, title text, statistic text, pay numeric, unit text, topcoded boolean",
                each(facts, CareerFacts::members),
                e -> Arrays.asList(
                        e.occupation(),
                        e.position(),
                        e.value().title(),
                        e.value().statistic(),
                        e.value().pay(),
                        e.value().unit(),
                        e.value().topcoded()));
        insert(
                edition,
                "occupation_video",
                "occupation text, position int, onet_code text, title text, address text, verified date",
                each(facts, CareerFacts::videos),
                e -> Arrays.asList(
                        e.occupation(),
                        e.position(),
                        e.value().onetCode(),
                        e.value().title(),
                        e.value().address(),
                        java.sql.Date.valueOf(e.value().verified())));
        jdbc.update(
                "insert into career_document (edition_id, name, content) values (?, ?, ?)",
                edition,
                TUITION,
                book.tuitionJson());
    }

    private static List<@Nullable Object> wages(String occupation, int position, Wages wages) {
        Spread annual = wages.annual();
        Spread hourly = wages.hourly();
        return Arrays.asList(
                occupation,
                position,
                wages.code(),
                wages.title(),
                wages.release(),
                wages.employment(),
                annual.p10(),
                annual.p25(),
                annual.p50(),
                annual.p75(),
                annual.p90(),
                wages.mean(),
                hourly.p10(),
                hourly.p25(),
                hourly.p50(),
                hourly.p75(),
                hourly.p90(),
                annual.topcode(),
                hourly.topcode());
    }

    CareerBook read(long edition) {
        List<Element> elements = jdbc.query(
                "select key, kind, name from onet_element where edition_id = ? order by position",
                (row, number) -> new Element(row.getString(1), Element.Kind.of(row.getString(2)), row.getString(3)),
                edition);
        Map<String, Element> byId = elements.stream().collect(Collectors.toMap(Element::id, element -> element));
        Map<String, List<ElementRating>> ratings = profiles(edition, byId);
        Map<String, List<Wages>> wages = perOccupation(
                "select * from occupation_wages where edition_id = ? order by occupation, position",
                edition,
                CareerTables::wages);
        Map<String, List<JobZone>> zones = perOccupation(
                "select occupation, zone, mean, lowest, highest, codes from occupation_job_zone where edition_id = ?",
                edition,
                row -> new JobZone(row.getInt(2), row.getBigDecimal(3), row.getInt(4), row.getInt(5), row.getInt(6)));
        Map<String, List<EducationShare>> education = perOccupation(
                "select occupation, level, percent from occupation_education where edition_id = ?"
                        + " order by occupation, level",
                edition,
                row -> new EducationShare(row.getInt(2), row.getBigDecimal(3)));
        Map<String, List<Technology>> technologies = perOccupation(
                "select occupation, name, kind, hot, in_demand from occupation_technology where edition_id = ?"
                        + " order by occupation, rank",
                edition,
                row -> new Technology(row.getString(2), row.getString(3), row.getBoolean(4), row.getBoolean(5)));
        Map<String, List<IndustryPay>> industries = perOccupation(
                "select occupation, label, industry, median, unit, topcoded from industry_pay where edition_id = ?"
                        + " order by occupation, position",
                edition,
                row -> new IndustryPay(
                        row.getString(2), row.getString(3), row.getBigDecimal(4), row.getString(5), row.getBoolean(6)));
        Map<String, List<MemberPay>> members = perOccupation(
                "select occupation, title, statistic, pay, unit, topcoded from member_pay where edition_id = ?"
                        + " order by occupation, position",
                edition,
                row -> new MemberPay(
                        row.getString(2), row.getString(3), row.getBigDecimal(4), row.getString(5), row.getBoolean(6)));
        Map<String, List<Video>> videos = perOccupation(
                "select occupation, onet_code, title, address, verified from occupation_video where edition_id = ?"
                        + " order by occupation, position",
                edition,
                row -> new Video(
                        row.getString(2), row.getString(3), row.getString(4), row.getObject(5, LocalDate.class)));
        Map<String, List<String>> related = perOccupation(
                "select occupation, related from occupation_related where edition_id = ? order by occupation, rank",
                edition,
                row -> row.getString(2));
        String tuition = jdbc
                .queryForList(
                        "select content from career_document where edition_id = ? and name = ?",
                        String.class,
                        edition,
                        TUITION)
                .stream()
                .findFirst()
                .orElse(TuitionTable.EMPTY);
        Map<String, CareerFacts> facts = new HashMap<>();
        jdbc.queryForList("select slug from occupation where edition_id = ?", String.class, edition)
                .forEach(slug -> facts.put(
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
                                related.getOrDefault(slug, List.of()))));
        return new CareerBook(facts, elements, tuition);
    }

    private Map<String, List<ElementRating>> profiles(long edition, Map<String, Element> byId) {
        Map<String, List<ElementRating>> ratings = new HashMap<>();
        jdbc.query(
                "select occupation, elements, importances, levels from onet_profile where edition_id = ?",
                row -> {
                    String[] elements = (String[]) row.getArray("elements").getArray();
                    BigDecimal[] importances =
                            (BigDecimal[]) row.getArray("importances").getArray();
                    @Nullable
                    BigDecimal[] levels = (BigDecimal[]) row.getArray("levels").getArray();
                    List<ElementRating> of = new ArrayList<>();
                    for (int i = 0; i < elements.length; i++) {
                        of.add(new ElementRating(
                                Objects.requireNonNull(byId.get(elements[i])), importances[i], levels[i]));
                    }
                    ratings.put(row.getString("occupation"), of);
                },
                edition);
        return ratings;
    }

    private static Wages wages(ResultSet row) throws SQLException {
        return new Wages(
                row.getString("code"),
                row.getString("title"),
                row.getString("release"),
                row.getObject("employment", Integer.class),
                spread(row, "", "topcode"),
                spread(row, "hourly_", "hourly_topcode"),
                row.getBigDecimal("mean"));
    }

    private static Spread spread(ResultSet row, String prefix, String topcode) throws SQLException {
        return new Spread(
                row.getBigDecimal(prefix + "p10"),
                row.getBigDecimal(prefix + "p25"),
                row.getBigDecimal(prefix + "p50"),
                row.getBigDecimal(prefix + "p75"),
                row.getBigDecimal(prefix + "p90"),
                row.getBigDecimal(topcode));
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Map<String, List<T>> perOccupation(String query, long edition, RowReader<T> reader) {
        Map<String, List<T>> found = new HashMap<>();
        jdbc.query(
                query,
                row -> {
                    found.computeIfAbsent(row.getString("occupation"), slug -> new ArrayList<>())
                            .add(reader.read(row));
                },
                edition);
        return found;
    }

    /** @param position from 1, within the occupation */
    private record Placed<T>(String occupation, int position, T value) {}

    private static <T> List<Placed<T>> each(Map<String, CareerFacts> facts, Function<CareerFacts, List<T>> list) {
        List<Placed<T>> placed = new ArrayList<>();
        facts.forEach((slug, of) -> {
            int position = 0;
            for (T value : list.apply(of)) {
                placed.add(new Placed<>(slug, ++position, value));
            }
        });
        return placed;
    }

    private static <T> List<Placed<T>> numbered(List<T> values) {
        List<Placed<T>> placed = new ArrayList<>();
        for (T value : values) {
            placed.add(new Placed<>("", placed.size() + 1, value));
        }
        return placed;
    }

    private interface Cells<T> {
        List<@Nullable Object> of(Placed<T> placed);
    }

    /** One statement for all rows: a column goes over as one array. */
    private <T> void insert(long edition, String table, String columns, List<Placed<T>> rows, Cells<T> cells) {
        Map<String, String> types = new LinkedHashMap<>();
        for (String column : columns.split(", ")) {
            types.put(column.split(" ")[0], column.split(" ")[1]);
        }
        List<List<@Nullable Object>> byColumn = new ArrayList<>();
        types.keySet().forEach(column -> byColumn.add(new ArrayList<>()));
        for (Placed<T> row : rows) {
            List<@Nullable Object> values = cells.of(row);
            for (int i = 0; i < values.size(); i++) {
                byColumn.get(i).add(values.get(i));
            }
        }
        String sql = "insert into " + table + " (edition_id, " + String.join(", ", types.keySet())
                + ") select ?, * from unnest("
                + types.values().stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", ")) + ")";
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(sql);
            statement.setLong(1, edition);
            int at = 0;
            for (String type : types.values()) {
                statement.setArray(
                        at + 2, connection.createArrayOf(type, byColumn.get(at).toArray()));
                at++;
            }
            return statement;
        });
    }
}
