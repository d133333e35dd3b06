package org.exposureatlas.signal;

import org.exposureatlas.edition.ContentIds;
import org.exposureatlas.platform.BulkRows;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The inputs, published values and task labels of an edition as rows. */
final class SignalRows {

    private final long edition;
    private final ContentIds ids;
    private final JsonMapper json;

    SignalRows(long edition, ContentIds ids, JsonMapper json) {
        this.edition = edition;
        this.ids = ids;
        this.json = json;
    }

    void write(SignalBook book, JdbcTemplate jdbc) {
        BulkRows inputs = BulkRows.of(
                "signal_input",
                "id",
                "edition_id",
                "occupation",
                "input",
                "number",
                "phrase",
                "parts",
                "observed_on",
                "source",
                "vintage",
                "note");
        for (SignalInput input : book.inputs()) {
            inputs.row(
                    ids.next(),
                    edition,
                    input.occupation(),
                    input.input(),
                    input.number(),
                    input.phrase(),
                    input.parts().isEmpty() ? null : json.writeValueAsString(input.parts()),
                    input.observedOn(),
                    input.source(),
                    input.vintage(),
                    input.note());
        }
        inputs.into(jdbc);
        BulkRows values = BulkRows.of(
                "published_value", "id", "edition_id", "measure", "occupation", "value", "codes", "aggregation");
        for (PublishedValue value : book.values()) {
            values.row(
                    ids.next(),
                    edition,
                    value.measure(),
                    value.occupation(),
                    value.value(),
                    value.codes(),
                    value.aggregation());
        }
        values.into(jdbc);
        BulkRows labels = BulkRows.of("task_label", "edition_id", "onet_task", "human", "gpt4");
        book.labels().forEach(label -> labels.row(edition, label.onetTask(), label.human(), label.gpt4()));
        labels.into(jdbc);
    }
}
