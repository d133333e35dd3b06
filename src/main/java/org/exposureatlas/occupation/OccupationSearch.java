package org.exposureatlas.occupation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.exposureatlas.edition.EditionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Finds occupations by what readers call them: titles, other names, codes, categories and words of their tasks. Asks
 * the database in steps, from the strictest to the most forgiving, and stops when a step has answered.
 */
@Service
public class OccupationSearch {

    /**
     * Rows that one step may bring; ranking looks at no more. Where there are more, it gets those of the occupations with
     * the most jobs: the same ones whatever way the database takes to them.
     */
    private static final int CANDIDATES = 1500;

    private static final int NEAR_CANDIDATES = 200;

    /** With fewer occupations than this to offer as the nearest, the most forgiving step is taken too. */
    private static final int FEW = 5;

    private final JdbcClient jdbc;

    OccupationSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What in an occupation has matched. */
    public enum Matched {
        TITLE,
        NAME,
        CODE,
        CATEGORY,
        TASK
    }

    /**
     * An occupation that answers a question.
     *
     * @param shown the title, name, code, category or task that matched
     */
    public record Hit(String occupation, Matched matched, String shown) {}

    /**
     * What a question brings.
     *
     * @param answered whether the hits answer the question; otherwise they are only the nearest there are
     */
    public record Answer(List<Hit> hits, boolean answered) {

        public Answer {
            hits = List.copyOf(hits);
        }
    }

    /** The occupations that answer the question best, the best first. */
    public Answer find(EditionId edition, String question, int most) {
        Asked asked = asked(question);
        if (asked.name().isEmpty()) {
            return new Answer(List.of(), true);
        }
        SearchRanking ranking = new SearchRanking(asked);
        exact(edition, asked).forEach(ranking::add);
        if (ranking.size() < most) {
            containing(edition, asked).forEach(ranking::add);
        }
        if (!ranking.isSure()) {
            similar("search_similar", edition, asked).forEach(ranking::add);
            if (asked.stems().size() > 1) {
                sharing(edition, asked).forEach(ranking::add);
            }
        }
        if (!ranking.isAnswered() && ranking.size() < FEW) {
            similar("search_nearest", edition, asked).forEach(ranking::add);
        }
        return new Answer(ranking.best(most), ranking.isAnswered());
    }

    /** Makes the entries of an edition from its stored content. */
    void fill(EditionId edition) {
        jdbc.sql("select fill_search_entries(?)")
                .param(edition.value())
                .query((row, number) -> 1)
                .list();
    }

    /**
     * A question in the form that entries have.
     *
     * @param stems of its words, each once; letters and digits only
     */
    record Asked(String name, Set<String> stems) {

        String joined() {
            return name.replace(" ", "");
        }

        /** All of the words, the last one perhaps not yet typed to its end. */
        String query() {
            return name.replace(" ", " & ") + ":*";
        }
    }

    /**
     * A row that may answer.
     *
     * @param likeness by trigrams, 0-1; 0 where it was found by its words
     */
    record Candidate(
            String occupation,
            String kind,
            String shown,
            String name,
            Set<String> stems,
            double prior,
            double likeness) {}

    private Asked asked(String question) {
        return jdbc.sql("select name, search_stems(name) from (select search_name(?) as name) asked")
                .param(question)
                .query((row, number) -> new Asked(row.getString(1), stems(row, 2)))
                .single();
    }

    private List<Candidate> exact(EditionId edition, Asked asked) {
        return jdbc.sql("""
                        select occupation, kind, shown, name, tsvector_to_array(words), prior, 0 as likeness
                        from search_entry
                        where edition_id = :edition and kind <> 'task' and joined = :joined
                        union
                        select occupation, kind, shown, name, tsvector_to_array(words), prior, 0 from search_entry
                        where edition_id = :edition and kind <> 'task'
                            and words @@ cast(:all as tsquery) and length(words) = :stems
                        order by prior desc, occupation, name, kind, shown
                        limit :most
                        """)
                .param("edition", edition.value())
                .param("joined", asked.joined())
                .param("all", String.join(" & ", asked.stems()))
                .param("stems", asked.stems().size())
                .param("most", CANDIDATES)
                .query(OccupationSearch::candidate)
                .list();
    }

    private List<Candidate> containing(EditionId edition, Asked asked) {
        return jdbc.sql("""
                        (select occupation, kind, shown, name, tsvector_to_array(words), prior, 0 as likeness
                        from search_entry
                        where edition_id = :edition and kind <> 'task' and words @@ to_tsquery('job_name', :query)
                        order by prior desc, occupation, name, kind, shown
                        limit :most)
                        union all
                        (select occupation, kind, shown, name, tsvector_to_array(words), prior, 0 from search_entry
                        where edition_id = :edition and kind = 'task' and words @@ to_tsquery('job_name', :query)
                        order by prior desc, occupation, name, kind, shown
                        limit :few)
                        """)
                .param("edition", edition.value())
                .param("query", asked.query())
                .param("most", CANDIDATES)
                .param("few", NEAR_CANDIDATES)
                .query(OccupationSearch::candidate)
                .list();
    }

    private List<Candidate> sharing(EditionId edition, Asked asked) {
        return jdbc.sql("""
                        select occupation, kind, shown, name, tsvector_to_array(words), prior, 0 as likeness
                        from search_entry
                        where edition_id = :edition and kind <> 'task' and words @@ cast(:any as tsquery)
                        order by prior desc, occupation, name, kind, shown
                        limit :most
                        """)
                .param("edition", edition.value())
                .param("any", String.join(" | ", asked.stems()))
                .param("most", CANDIDATES)
                .query(OccupationSearch::candidate)
                .list();
    }

    private List<Candidate> similar(String function, EditionId edition, Asked asked) {
        return jdbc.sql("select occupation, kind, shown, name, tsvector_to_array(words), prior, likeness from "
                        + function + "(:edition, :name, :most)")
                .param("edition", edition.value())
                .param("name", asked.name())
                .param("most", NEAR_CANDIDATES)
                .query(OccupationSearch::candidate)
                .list();
    }

    private static Candidate candidate(ResultSet row, int number) throws SQLException {
        // Single precision, as stored: read as doubles these numbers end differently in the text and in the binary form
        // in which a connection gets them, and equal hits would change places.
        return new Candidate(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                stems(row, 5),
                row.getFloat(6),
                row.getFloat(7));
    }

    private static Set<String> stems(ResultSet row, int column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
