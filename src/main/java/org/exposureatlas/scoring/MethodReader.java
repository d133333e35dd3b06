package org.exposureatlas.scoring;

import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the method from its JSON documents. Numbers are read as decimals, never as binary fractions. */
public final class MethodReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private MethodReader() {}

    public static Method read(List<MethodDocument> documents) {
        return new Method(
                documents.stream()
                        .filter(document -> document.kind().equals("model"))
                        .map(document -> model(document.content()))
                        .toList(),
                JSON.readValue(only("rubric", documents), Rubric.class),
                JSON.readValue(only("calibration", documents), RubricCalibration.class),
                JSON.readValue(only("human-advantage", documents), HumanAdvantageRubric.class));
    }

    public static ScoringModel model(String json) {
        return JSON.readValue(json, ScoringModel.class);
    }

    private static String only(String kind, List<MethodDocument> documents) {
        return documents.stream()
                .filter(document -> document.kind().equals(kind))
                .map(MethodDocument::content)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The edition has no " + kind));
    }
}
