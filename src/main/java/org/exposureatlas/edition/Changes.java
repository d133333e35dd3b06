package org.exposureatlas.edition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.exposureatlas.edition.Difference.InputChange;
import org.exposureatlas.edition.Difference.Kind;
import org.exposureatlas.edition.Difference.OccupationChange;
import org.exposureatlas.edition.Difference.Parts;
import org.exposureatlas.platform.BulkRows;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What each move of the pointer changed, kept beside the history even when the editions themselves are gone. */
@Component
public class Changes {

    private final JdbcClient jdbc;
    private final JdbcTemplate tables;
    private final JsonMapper json;

    Changes(JdbcClient jdbc, JdbcTemplate tables, JsonMapper json) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.json = json;
    }

    /** A change of one occupation, with the event that made it. */
    public record Step(long event, OccupationChange change) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void store(EditionEvent event, Difference difference) {
        BulkRows rows = BulkRows.of(
                "edition_change",
                "event_id",
                "position",
                "occupation",
                "title",
                "kind",
                "old_aoi",
                "new_aoi",
                "old_tier",
                "new_tier",
                "by_data",
                "by_model",
                "by_rater",
                "by_correction",
                "inputs");
        for (OccupationChange change : difference.changes()) {
            Parts parts = change.parts();
            rows.row(
                    event.id(),
                    rows.size(),
                    change.occupation(),
                    change.title(),
                    change.kind().key(),
                    change.oldAoi(),
                    change.newAoi(),
                    change.oldTier(),
                    change.newTier(),
                    parts == null ? null : parts.data(),
                    parts == null ? null : parts.model(),
                    parts == null ? null : parts.rater(),
                    parts == null ? null : parts.correction(),
                    json.writeValueAsString(change.inputs()));
        }
        rows.into(tables);
    }

    /** What an event changed, in the order of {@link Difference}. */
    @Transactional(readOnly = true)
    public Difference of(EditionEvent event) {
        return new Difference(
                event.previous(),
                event.label(),
                steps("event_id = ? order by position", event.id()).stream()
                        .map(Step::change)
                        .toList());
    }

    /** All that happened to any occupation, the latest first. */
    @Transactional(readOnly = true)
    List<Step> all() {
        return steps("event_id > ? order by event_id desc, position", 0L);
    }

    private List<Step> steps(String where, Object value) {
        return jdbc.sql("select * from edition_change where " + where)
                .param(value)
                .query((row, number) -> new Step(
                        row.getLong("event_id"),
                        new OccupationChange(
                                row.getString("occupation"),
                                row.getString("title"),
                                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                row.getBigDecimal("old_aoi"),
                                row.getBigDecimal("new_aoi"),
                                row.getString("old_tier"),
                                row.getString("new_tier"),
                                parts(
                                        row.getBigDecimal("by_data"),
                                        row.getBigDecimal("by_model"),
                                        row.getBigDecimal("by_rater"),
                                        row.getBigDecimal("by_correction")),
                                List.of(json.readValue(row.getString("inputs"), InputChange[].class)))))
                .list();
    }

    private static @Nullable Parts parts(
            @Nullable BigDecimal data,
            @Nullable BigDecimal model,
            @Nullable BigDecimal rater,
            @Nullable BigDecimal correction) {
        return data == null || model == null || rater == null || correction == null
                ? null
                : new Parts(data, model, rater, correction);
    }
}
