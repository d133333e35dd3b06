package org.exposureatlas.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.exposureatlas.edition.CurrentEdition;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.occupation.OccupationSearch;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long search takes, the database included: the questions of lay-titles.csv over the occupations that ship, and
 * over 100,000 generated ones with five names each. Not part of the tests: {@code mvn -Pbenchmark test}.
 */
@WebTest
class SearchBenchmark {

    private static final int GENERATED = 100_000;
    private static final int ROUNDS = 3;

    @Autowired
    OccupationSearch search;

    @Autowired
    CurrentEdition current;

    @Autowired
    JdbcClient jdbc;

    @Test
    void searchAnswersInTime() throws Exception {
        List<String> questions = questions();
        jdbc.sql("analyze search_entry").update();
        double shipped = median("as shipped", current.get().id(), questions);

        EditionId generated = new EditionId(generate());
        try {
            double many = median(GENERATED + " generated", generated, questions);

            assertThat(shipped).as("median ms, as shipped").isLessThan(20);
            assertThat(many).as("median ms, generated").isLessThan(50);
        } finally {
            jdbc.sql("delete from edition where id = ?")
                    .param(generated.value())
                    .update();
        }
    }

    private double median(String name, EditionId edition, List<String> questions) {
        questions.forEach(question -> search.find(edition, question, 20));
        List<Double> times = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String question : questions) {
                long start = System.nanoTime();
                search.find(edition, question, 20);
                times.add((System.nanoTime() - start) / 1e6);
            }
        }
        times.sort(null);
        double median = times.get(times.size() / 2);
        System.out.printf(
                Locale.ROOT,
                "Search, %s: median %.1f ms, 95th percentile %.1f ms, longest %.1f ms over %d questions%n",
                name,
                median,
                times.get(times.size() * 95 / 100),
                times.getLast(),
                times.size());
        return median;
    }

    private static List<String> questions() throws Exception {
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(Path.of("src/test/resources/search/lay-titles.csv"))) {
            return rows.stream().map(row -> row.getField("asked")).toList();
        }
    }

    /** An edition whose occupations are called by what an area, a trade and a rank are called, with a number. */
    private long generate() {
        long edition = jdbc.sql("""
                        insert into edition (label, as_of, content_hash, opened_at)
                        values ('benchmark', '2026-11-22', repeat('0', 64), now()) returning id
                        """).query(Long.class).single();
        jdbc.sql(
                        "insert into category (id, edition_id, slug, name) values (-:edition, :edition, 'generated', 'Generated')")
                .param("edition", edition)
                .update();
        jdbc.sql("""
                        insert into occupation (id, edition_id, slug, title, category_id, handbook_url, handbook_modified,
                            handbook_source, codes_source, soc_codes, onet_codes, similar_slugs)
                        select -n - 1000000 * :edition, :edition, 'generated-' || n, 'Generated ' || n, -:edition, 'https://example.org',
                            '2026-11-22', 'x', 'x', array['00-0000'], '{}', '{}'
                        from generate_series(1, :many) n
                        """).param("edition", edition).param("many", GENERATED).update();
        jdbc.sql("""
                        insert into search_entry (edition_id, occupation, kind, shown, name, prior)
                        select :edition, 'generated-' || n, case k when 1 then 'title' else 'alternate' end, name, search_name(name), 3
                        from (
                            select n, k, concat_ws(' ',
                                (array['Senior','Junior','Lead','Chief','Assistant','Certified','Mobile','Night','Field','Regional'])
                                    [1 + (n * 7 + k * 3) % 10],
                                (array['software','nursing','truck','school','bank','police','garden','kitchen','steel','paper','music',
                                    'sales','tax','water','dental','wind','film','fashion','forest','harbor'])[1 + (n / 10 + k * 5) % 20],
                                (array['engineer','nurse','driver','teacher','clerk','officer','worker','cook','welder','printer','player',
                                    'manager','adviser','operator','hygienist','technician','editor','designer','ranger','pilot'])
                                    [1 + (n / 200 + k * 11) % 20],
                                substr(md5((n * 5 + k)::text), 1, 6)) as name
                            from generate_series(1, :many) n, generate_series(1, 5) k) names
                        """).param("edition", edition).param("many", GENERATED).update();
        jdbc.sql("analyze search_entry").update();
        return edition;
    }
}
