package org.exposureatlas.occupation.career;

import org.exposureatlas.edition.EditionId;
import org.exposureatlas.edition.EditionReadModel;
import org.exposureatlas.edition.PerEdition;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The career facts of each edition: stored once while it is loaded, read from memory afterwards. */
@Service
public class Careers implements EditionReadModel {

    private final CareerTables tables;
    private final PerEdition<CareerBook> books;

    Careers(CareerTables tables, PlatformTransactionManager transactions) {
        this.tables = tables;
        this.books = new PerEdition<>(transactions, edition -> tables.read(edition.value()));
    }

    public CareerBook of(EditionId edition) {
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

    /** Stores the content of an open edition, whose occupations are already there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void store(EditionId id, CareerBook book) {
        tables.write(id.value(), book);
    }
}
