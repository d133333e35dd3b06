package org.exposureatlas.occupation;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.exposureatlas.edition.ContentIds;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.edition.EditionReadModel;
import org.exposureatlas.edition.PerEdition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The occupations of each edition: stored once while it is loaded, read from memory afterwards. */
@Service
public class Occupations implements EditionReadModel {

    private final OccupationRepository repository;
    private final EntityManager entities;
    private final JdbcTemplate jdbc;
    private final OccupationSearch search;
    private final PerEdition<Catalog> catalogs;

    Occupations(
            OccupationRepository repository,
            EntityManager entities,
            JdbcTemplate jdbc,
            OccupationSearch search,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.entities = entities;
        this.jdbc = jdbc;
        this.search = search;
        this.catalogs = new PerEdition<>(transactions, this::load);
    }

    public Catalog of(EditionId edition) {
        return catalogs.of(edition);
    }

    @Override
    public void prepare(EditionId edition) {
        of(edition);
    }

    @Override
    public void keepOnly(EditionId edition) {
        catalogs.keepOnly(edition);
    }

    /** Stores the content of an open edition. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void store(EditionId id, Catalog catalog) {
        long edition = id.value();
        for (int i = 0; i < catalog.raters().size(); i++) {
            entities.persist(new RaterEntity(edition, i, catalog.raters().get(i)));
        }
        for (int i = 0; i < catalog.activities().size(); i++) {
            entities.persist(
                    new WorkActivityEntity(edition, i, catalog.activities().get(i)));
        }
        Map<Category, Long> categories = new HashMap<>();
        for (Category category : catalog.categories()) {
            CategoryEntity entity = new CategoryEntity(edition, category);
            entities.persist(entity);
            categories.put(category, entity.id());
        }
        entities.flush();
        new OccupationRows(edition, new ContentIds(jdbc), categories).write(catalog, jdbc);
        entities.clear();
        search.fill(id);
    }

    private Catalog load(EditionId id) {
        long edition = id.value();
        List<Category> categories = repository.categoriesOf(edition).stream()
                .map(CategoryEntity::toCategory)
                .toList();
        return new Catalog(
                categories,
                repository.of(edition).stream()
                        .map(OccupationEntity::toOccupation)
                        .toList(),
                repository.aliasesOf(edition).stream().map(AliasEntity::toAlias).toList(),
                repository.ratersOf(edition).stream().map(RaterEntity::toRater).toList(),
                repository.activitiesOf(edition).stream()
                        .map(WorkActivityEntity::toActivity)
                        .toList());
    }
}
