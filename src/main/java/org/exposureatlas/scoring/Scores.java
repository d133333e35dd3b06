package org.exposureatlas.scoring;

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

/** Method and scores of each edition: computed at publication, stored once, read from memory afterwards. */
@Service
public class Scores implements EditionReadModel {

    private final ScoreRepository repository;
    private final JdbcClient jdbc;
    private final JdbcTemplate tables;
    private final PerEdition<ScoreBook> books;

    Scores(ScoreRepository repository, JdbcClient jdbc, JdbcTemplate tables, PlatformTransactionManager transactions) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.tables = tables;
        this.books = new PerEdition<>(transactions, this::load);
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
    public void store(EditionId id, List<MethodDocument> documents, List<ScoreCard> cards, List<Band> bands) {
        for (int i = 0; i < documents.size(); i++) {
            MethodDocument document = documents.get(i);
            jdbc.sql("insert into method_document (edition_id, kind, name, position, content) values (?, ?, ?, ?, ?)")
                    .params(id.value(), document.kind(), document.name(), i, document.content())
                    .update();
        }
        new ScoreRows(id.value(), new ContentIds(tables)).write(cards, bands, tables);
    }

    private ScoreBook load(EditionId id) {
        List<MethodDocument> documents = jdbc.sql(
                        "select kind, name, content from method_document where edition_id = ? order by position")
                .param(id.value())
                .query((row, number) -> new MethodDocument(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        return new ScoreBook(
                MethodReader.read(documents),
                repository.of(id.value()).stream().map(ScoreEntity::toScoreCard).toList(),
                bands(id));
    }

    private List<Band> bands(EditionId id) {
        return jdbc.sql("""
                select occupation, model, low, high, rank, tied, ranked, best_rank, worst_rank, mover, swing
                from score_band where edition_id = ? order by model, occupation
                """)
                .param(id.value())
                .query((row, number) -> new Band(
                        row.getString("occupation"),
                        row.getString("model"),
                        row.getBigDecimal("low"),
                        row.getBigDecimal("high"),
                        row.getInt("rank"),
                        row.getInt("tied"),
                        row.getInt("ranked"),
                        row.getInt("best_rank"),
                        row.getInt("worst_rank"),
                        row.getString("mover"),
                        row.getBigDecimal("swing")))
                .list();
    }
}
