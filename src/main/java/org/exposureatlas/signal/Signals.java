package org.exposureatlas.signal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.edition.EditionReadModel;
import org.exposureatlas.edition.PerEdition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Sources, inputs and published measures of each edition: stored once, read from memory afterwards. */
@Service
public class Signals implements EditionReadModel {

    private final SignalRepository repository;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final PerEdition<SignalBook> books;

    Signals(SignalRepository repository, EntityManager entities, JdbcClient jdbc, TransactionTemplate transactions) {
        this.repository = repository;
        this.entities = entities;
        this.jdbc = jdbc;
        this.books = new PerEdition<>(edition -> transactions.execute(status -> load(edition)));
    }

    public SignalBook of(EditionId edition) {
        return books.of(edition);
    }

    @Override
    public void prepare(EditionId edition) {
        of(edition);
    }

    @Override
    public void keepOnly(EditionId edition) {
        books.keepOnly(edition);
    }

    /** Stores the sources of an open edition; everything else refers to them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void store(EditionId id, SignalBook book) {
        long edition = id.value();
        for (int i = 0; i < book.sources().size(); i++) {
            entities.persist(new SourceEntity(edition, i, book.sources().get(i)));
        }
        for (int i = 0; i < book.measures().size(); i++) {
            entities.persist(
                    new PublishedMeasureEntity(edition, i, book.measures().get(i)));
        }
        entities.flush();
        book.inputs().forEach(input -> entities.persist(new SignalInputEntity(edition, input)));
        book.values().forEach(value -> entities.persist(new PublishedValueEntity(edition, value)));
        entities.flush();
        entities.clear();
        storeLabels(id, book.labels());
    }

    /** Thousands of three small values each: one statement, the values as lists. */
    private void storeLabels(EditionId id, List<TaskLabel> labels) {
        jdbc.sql("""
                insert into task_label (edition_id, onet_task, human, gpt4)
                select :edition, task, human, gpt4
                from unnest(string_to_array(:tasks, ',')::int[], string_to_array(:humans, ','),
                    string_to_array(:gpt4s, ',')) as label (task, human, gpt4)
                """)
                .param("edition", id.value())
                .param("tasks", joined(labels, label -> Integer.toString(label.onetTask())))
                .param("humans", joined(labels, TaskLabel::human))
                .param("gpt4s", joined(labels, TaskLabel::gpt4))
                .update();
    }

    private static String joined(List<TaskLabel> labels, Function<TaskLabel, String> part) {
        return labels.stream().map(part).collect(Collectors.joining(","));
    }

    private List<TaskLabel> labelsOf(EditionId id) {
        return jdbc.sql("select onet_task, human, gpt4 from task_label where edition_id = ?")
                .param(id.value())
                .query((row, number) -> new TaskLabel(row.getInt(1), row.getString(2), row.getString(3)))
                .list();
    }

    private SignalBook load(EditionId id) {
        long edition = id.value();
        return new SignalBook(
                repository.sourcesOf(edition).stream()
                        .map(SourceEntity::toSource)
                        .toList(),
                repository.inputsOf(edition).stream()
                        .map(SignalInputEntity::toInput)
                        .toList(),
                repository.measuresOf(edition).stream()
                        .map(PublishedMeasureEntity::toMeasure)
                        .toList(),
                repository.valuesOf(edition).stream()
                        .map(PublishedValueEntity::toValue)
                        .toList(),
                labelsOf(id));
    }
}
