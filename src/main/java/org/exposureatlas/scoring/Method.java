package org.exposureatlas.scoring;

import java.util.List;
import java.util.Optional;

/**
 * The method of an edition: its scoring models, the one scores are shown by first, its rubric, the
 * calibration, and the rubric of human advantage.
 */
public record Method(
        List<ScoringModel> models, Rubric rubric, RubricCalibration calibration, HumanAdvantageRubric humanAdvantage) {

    public Method {
        models = List.copyOf(models);
    }

    /** The model whose scores the pages show. */
    public ScoringModel model() {
        return models.stream()
                .filter(ScoringModel::isDefault)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No scoring model is marked as default"));
    }

    public Optional<ScoringModel> model(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }
}
