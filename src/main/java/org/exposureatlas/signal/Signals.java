package org.exposureatlas.signal;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.exposureatlas.edition.ContentIds;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.edition.EditionReadModel;
import org.exposureatlas.edition.PerEdition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Sources, inputs and published measures of each edition: stored once, read from memory afterwards. */
@Service
public class Signals implements EditionReadModel {

    private final SignalRepository repository;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final JdbcTemplate tables;
    private final JsonMapper json;
    private final PerEdition<SignalBook> books;

    Signals(
            SignalRepository repository,
            EntityManager entities,
            JdbcClient jdbc,
            JdbcTemplate tables,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.entities = entities;
        this.jdbc = jdbc;
        this.tables = tables;
        this.json = json;
        this.books = new PerEdition<>(transactions, this::load);
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
        new SignalRows(edition, new ContentIds(tables), json).write(book, tables);
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
