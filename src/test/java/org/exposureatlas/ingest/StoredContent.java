package org.exposureatlas.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All rows of an edition, table by table, without the numbers the database gave them: equal for two editions exactly
 * when they hold the same. Knows the tables from the database itself, so that none is forgotten.
 */
final class StoredContent {

    private record Reference(String table, String column, String to) {}

    private final JdbcClient jdbc;
    private final List<Reference> references;
    private final Map<String, String> ofAnEdition = new HashMap<>();

    StoredContent(JdbcClient jdbc) {
        this.jdbc = jdbc;
        // Nothing is known of tables that were filled a moment ago, and a guess at few rows would take minutes.
        jdbc.sql("set enable_nestloop = off").update();
        this.references = jdbc.sql("""
                        select c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text
                        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        where c.contype = 'f' and cardinality(c.conkey) = 1
                          and (c.confrelid <> 'edition'::regclass or c.confdeltype = 'c')
                        order by 1, 2
                        """)
                .query((row, number) -> new Reference(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        for (Reference reference : references) {
            if (reference.to().equals("edition")) {
                ofAnEdition.put(reference.table(), "t.edition_id = :edition");
            }
        }
        boolean more = true;
        while (more) {
            more = false;
            for (Reference reference : references) {
                if (ofAnEdition.containsKey(reference.to())
                        && ofAnEdition.putIfAbsent(
                                        reference.table(),
                                        "t." + reference.column() + " in (select t.id from " + reference.to()
                                                + " t where " + ofAnEdition.get(reference.to()) + ")")
                                == null) {
                    more = true;
                }
            }
        }
    }

    /** For each table how many rows the edition has there, and a hash of them. */
    SortedMap<String, String> of(long edition) {
        SortedMap<String, String> content = new TreeMap<>();
        ofAnEdition.keySet().forEach(table -> content.put(table, content(table, edition)));
        return content;
    }

    /** A number that the database gave out counts by its place among those of the edition. */
    private String content(String table, long edition) {
        StringBuilder row = new StringBuilder("to_jsonb(t) - 'id' - 'edition_id'");
        StringBuilder from = new StringBuilder(table + " t");
        int places = 0;
        for (Reference reference : references) {
            if (reference.table().equals(table) && ofAnEdition.containsKey(reference.to())) {
                String place = "p" + places++;
                row.append(" || jsonb_build_object('%s', %s.n)".formatted(reference.column(), place));
                from.append(
                        " left join (select t.id, row_number() over (order by t.id) n from %s t where %s) %s on %s.id = t.%s"
                                .formatted(
                                        reference.to(),
                                        ofAnEdition.get(reference.to()),
                                        place,
                                        place,
                                        reference.column()));
            }
        }
        return jdbc.sql("""
                        select count(*) || ' rows ' || coalesce(md5(string_agg(h, '' order by h)), '')
                        from (select md5((%s)::text) h from %s where %s) hashes
                        """.formatted(row, from, ofAnEdition.get(table)))
                .param("edition", edition)
                .query(String.class)
                .single();
    }
}
