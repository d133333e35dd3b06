package org.exposureatlas.seniority;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.edition.EditionReadModel;
import org.exposureatlas.edition.PerEdition;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The seniority curve of every category in each edition. */
@Service
public class SeniorityCurves implements EditionReadModel {

    private final EntityManager entities;
    private final PerEdition<Map<String, SeniorityCurve>> curves;

    SeniorityCurves(SeniorityCurveRepository repository, EntityManager entities) {
        this.entities = entities;
        this.curves = new PerEdition<>(edition -> repository.of(edition.value()).stream()
                .map(SeniorityCurveEntity::toCurve)
                .collect(Collectors.toUnmodifiableMap(SeniorityCurve::category, curve -> curve)));
    }

    public Optional<SeniorityCurve> of(EditionId edition, String category) {
        return Optional.ofNullable(curves.of(edition).get(category));
    }

    @Override
    public void prepare(EditionId edition) {
        curves.of(edition);
    }

    @Override
    public void keepOnly(EditionId edition) {
        curves.keepOnly(edition);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void store(EditionId id, List<SeniorityCurve> all) {
        all.forEach(curve -> entities.persist(new SeniorityCurveEntity(id.value(), curve)));
        entities.flush();
    }
}
