package org.exposureatlas.occupation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exposureatlas.edition.EditionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Finds occupations by title and by their other names. */
@Service
public class OccupationSearch {

    private final JdbcClient jdbc;

    OccupationSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An occupation that answers a question.
     *
     * @param matched the name that matched: the occupation's title or another name of it
     */
    public record Hit(String occupation, String matched) {}

    /** The occupations whose names are nearest to the text, the best first. */
    public List<Hit> find(EditionId edition, String text, int most) {
        Map<String, Hit> hits = new LinkedHashMap<>();
        jdbc.sql("""
                        select occupation, name
                        from (select slug as occupation, title as name, 0 as place from occupation where edition_id = :edition
                              union all
                              select occupation, title, 1 from occupation_alias where edition_id = :edition) names
                        where word_similarity(:text, name) > 0.45
                        order by lower(name) = lower(:text) desc, word_similarity(:text, name) desc, place,
                            similarity(:text, name) desc, name, occupation
                        limit :rows
                        """)
                .param("edition", edition.value())
                .param("text", text)
                .param("rows", most * 10)
                .query((row, number) -> new Hit(row.getString(1), row.getString(2)))
                .list()
                .forEach(hit -> hits.putIfAbsent(hit.occupation(), hit));
        return new ArrayList<>(hits.values()).subList(0, Math.min(most, hits.size()));
    }
}
