package org.exposureatlas.occupation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.exposureatlas.ExposureAtlas;
import org.exposureatlas.edition.CurrentEdition;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.support.PostgresForTests;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long search takes at the size of the site and at 100,000 generated occupations with two more names each, beside
 * the plainest search there is (a title that contains what was asked). The questions are those of the lay-title test,
 * each whole and with its last letter missing. Run by {@code mvn test-compile -Pbenchmark}.
 */
final class SearchBenchmark {

    private static final int GENERATED = 100_000;
    private static final int ROUNDS = 3;
    private static final int BATCH = 5_000;

    private SearchBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        PostgresForTests.Connected database = PostgresForTests.connected();
        try (ConfigurableApplicationContext program = new SpringApplicationBuilder(ExposureAtlas.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password())) {
            OccupationSearch search = program.getBean(OccupationSearch.class);
            JdbcTemplate jdbc = program.getBean(JdbcTemplate.class);
            List<String> questions = questions();
            EditionId shipped = program.getBean(CurrentEdition.class).get().id();

            System.out.printf(Locale.ROOT, "%-44s %9s %9s %9s %9s%n", "milliseconds", "median", "95%", "99%", "longest");
            report("342 occupations, search", questions, question -> search.find(shipped, question, 10));
            report("342 occupations, title contains", questions, question -> contains(jdbc, shipped, question));

            EditionId many = generate(jdbc, search, shipped);
            report("100,000 occupations, search", questions, question -> search.find(many, question, 10));
            report("100,000 occupations, title contains", questions, question -> contains(jdbc, many, question));
        }
    }

    private static void report(String what, List<String> questions, Consumer<String> ask) {
        questions.forEach(ask);
        long[] times = new long[questions.size() * ROUNDS];
        int next = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (String question : questions) {
                long start = System.nanoTime();
                ask.accept(question);
                times[next++] = System.nanoTime() - start;
            }
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-44s %9.2f %9.2f %9.2f %9.2f%n",
                what,
                times[times.length / 2] / 1e6,
                times[times.length * 95 / 100] / 1e6,
                times[times.length * 99 / 100] / 1e6,
                times[times.length - 1] / 1e6);
    }

    private static void contains(JdbcTemplate jdbc, EditionId edition, String question) {
        jdbc.queryForList(
                "select slug from occupation where edition_id = ? and title ilike '%' || ? || '%' order by title limit 10",
                String.class,
                edition.value(),
                question);
    }

    private static List<String> questions() throws Exception {
        List<String> questions = new ArrayList<>();
        try (Reader file = new InputStreamReader(
                        SearchBenchmark.class.getResourceAsStream("/search/lay-titles.csv"), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                String asked = row.getField("asked");
                questions.add(asked);
                questions.add(asked.substring(0, Math.max(1, asked.length() - 1)));
            }
        }
        return questions;
    }

    /** Occupations named after words of the real names, three or four at a time; the same at each run. */
    private static EditionId generate(JdbcTemplate jdbc, OccupationSearch search, EditionId shipped) {
        List<String> vocabulary = jdbc.queryForList(
                """
                select distinct word from occupation_alias, regexp_split_to_table(title, '[^A-Za-z]+') word
                where edition_id = ? and length(word) > 2 order by word
                """,
                String.class,
                shipped.value());
        Random random = new Random(20261122);
        Long edition = jdbc.queryForObject(
                """
                insert into edition (label, as_of, content_hash, opened_at)
                values ('generated', date '2026-11-22', repeat('0', 64), now()) returning id
                """,
                Long.class);
        jdbc.update("insert into category (id, edition_id, slug, name) values (-1, ?, 'generated', 'Generated')", edition);
        List<Object[]> occupations = new ArrayList<>();
        List<Object[]> aliases = new ArrayList<>();
        for (int i = 0; i < GENERATED; i++) {
            occupations.add(new Object[] {-1_000_000L - i, edition, "generated-" + i, name(vocabulary, random)});
            for (int j = 0; j < 2; j++) {
                aliases.add(new Object[] {-1_000_000L - 2L * i - j, edition, "generated-" + i, j, name(vocabulary, random)});
            }
        }
        jdbc.batchUpdate(
                """
                insert into occupation (id, edition_id, slug, title, category_id, handbook_url, handbook_modified,
                    handbook_source, codes_source, soc_codes, onet_codes, similar_slugs)
                values (?, ?, ?, ?, -1, 'x', date '2026-11-22', 'x', 'x', '{00-0000}', '{}', '{}')
                """,
                occupations,
                BATCH,
                SearchBenchmark::set);
        jdbc.batchUpdate(
                """
                insert into occupation_alias (id, edition_id, occupation, position, title, kind, onet_code)
                values (?, ?, ?, ?, ?, 'alternate', '')
                """,
                aliases,
                BATCH,
                SearchBenchmark::set);
        EditionId id = new EditionId(edition);
        search.fill(id);
        jdbc.execute("analyze search_entry");
        jdbc.execute("analyze occupation");
        return id;
    }

    private static void set(java.sql.PreparedStatement statement, Object[] row) throws java.sql.SQLException {
        for (int i = 0; i < row.length; i++) {
            statement.setObject(i + 1, row[i]);
        }
    }

    private static String name(List<String> vocabulary, Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = 3 + random.nextInt(2); i > 0; i--) {
            name.append(vocabulary.get(random.nextInt(vocabulary.size()))).append(' ');
        }
        return name.toString().strip();
    }
}
