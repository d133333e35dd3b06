package org.exposureatlas.scoring;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.edition.EditionReadModel;
import org.exposureatlas.edition.PerEdition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Method and scores of each edition: computed at publication, stored once, read from memory afterwards. */
@Service
public class Scores implements EditionReadModel {

    private final ScoreRepository repository;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final PerEdition<ScoreBook> books;

    Scores(ScoreRepository repository, EntityManager entities, JdbcClient jdbc, TransactionTemplate transactions) {
        this.repository = repository;
        this.entities = entities;
        this.jdbc = jdbc;
        this.books = new PerEdition<>(edition -> transactions.execute(status -> load(edition)));
    }

    public ScoreBook of(EditionId edition) {
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

    @Transactional(propagation = Propagation.MANDATORY)
    public void store(EditionId id, List<MethodDocument> documents, List<ScoreCard> cards) {
        for (int i = 0; i < documents.size(); i++) {
            MethodDocument document = documents.get(i);
            jdbc.sql("insert into method_document (edition_id, kind, name, position, content) values (?, ?, ?, ?, ?)")
                    .params(id.value(), document.kind(), document.name(), i, document.content())
                    .update();
        }
        cards.forEach(card -> entities.persist(new ScoreEntity(id.value(), card)));
        entities.flush();
        entities.clear();
    }

    private ScoreBook load(EditionId id) {
        List<MethodDocument> documents = jdbc.sql(
                        "select kind, name, content from method_document where edition_id = ? order by position")
                .param(id.value())
                .query((row, number) -> new MethodDocument(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        return new ScoreBook(
                MethodReader.read(documents),
                repository.of(id.value()).stream().map(ScoreEntity::toScoreCard).toList());
    }
}
