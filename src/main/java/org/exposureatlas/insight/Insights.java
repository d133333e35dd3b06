package org.exposureatlas.insight;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.edition.EditionReadModel;
import org.exposureatlas.edition.PerEdition;
import org.exposureatlas.occupation.Occupations;
import org.exposureatlas.occupation.career.Careers;
import org.exposureatlas.scoring.Atlas;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rules, tools and likenesses of each edition: stored while it is loaded, computed once, read from memory. */
@Service
public class Insights implements EditionReadModel {

    private static final String PIVOTS = "pivots";
    private static final String WAGES = "wage-impact";
    private static final String TOOLS = "tools";

    private final JdbcClient jdbc;
    private final Careers careers;
    private final Occupations occupations;
    private final PerEdition<Optional<InsightBook>> books;

    Insights(JdbcClient jdbc, Careers careers, Occupations occupations) {
        this.jdbc = jdbc;
        this.careers = careers;
        this.occupations = occupations;
        this.books = new PerEdition<>(this::load);
    }

    /** Nothing for an edition that was published before there were such sections. */
    public Optional<InsightBook> of(EditionId edition) {
        return books.of(edition);
    }

    /** What can be computed from the atlas a request works with. */
    public Optional<Insight> of(Atlas atlas) {
        return of(atlas.edition().id()).map(book -> new Insight(atlas, book));
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
    public void store(EditionId edition, InsightDocuments documents) {
        store(edition, PIVOTS, documents.pivots());
        store(edition, WAGES, documents.wages());
        store(edition, TOOLS, documents.tools());
    }

    private void store(EditionId edition, String name, String content) {
        jdbc.sql("insert into insight_document (edition_id, name, content) values (?, ?, ?)")
                .params(edition.value(), name, content)
                .update();
    }

    private Optional<InsightBook> load(EditionId edition) {
        Map<String, String> documents = jdbc
                .sql("select name, content from insight_document where edition_id = ?")
                .param(edition.value())
                .query((row, number) -> List.of(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(List::getFirst, List::getLast));
        String pivots = documents.get(PIVOTS);
        String wages = documents.get(WAGES);
        String tools = documents.get(TOOLS);
        return pivots == null || wages == null || tools == null
                ? Optional.empty()
                : Optional.of(InsightBook.of(
                        new InsightDocuments(pivots, wages, tools),
                        careers.of(edition),
                        () -> occupations.of(edition)));
    }
}
