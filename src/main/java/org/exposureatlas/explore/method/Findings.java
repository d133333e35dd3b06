package org.exposureatlas.explore.method;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.edition.EditionReadModel;
import org.exposureatlas.scoring.Agreement;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.Perturbation;
import org.exposureatlas.scoring.Validation;
import org.springframework.stereotype.Component;

/** What is computed about the scores of an edition as a whole: once, when first asked for. */
@Component
class Findings implements EditionReadModel {

    private final Map<EditionId, OfEdition> byEdition = new ConcurrentHashMap<>();

    record OfEdition(
            List<Perturbation> perturbations, Agreement agreement, List<Validation.WithMeasure> correlations) {}

    OfEdition of(Atlas atlas) {
        return byEdition.computeIfAbsent(
                atlas.edition().id(),
                edition -> new OfEdition(
                        Perturbation.all(atlas),
                        Agreement.of(
                                atlas.model(),
                                atlas.catalog().categories(),
                                atlas.catalog().occupations()),
                        Validation.all(atlas)));
    }

    @Override
    public void prepare(EditionId edition) {
        // An edition alone does not make an atlas; the first reader asks for it.
    }

    @Override
    public void keepOnly(EditionId edition) {
        byEdition.keySet().removeIf(other -> !other.equals(edition));
    }
}
