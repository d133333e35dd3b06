package org.exposureatlas.scoring;

import java.util.List;
import java.util.stream.Stream;
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
                parts("model", documents).map(ScoringModel.class::cast).toList(),
                only("rubric", documents, Rubric.class),
                only("calibration", documents, RubricCalibration.class),
                only("human-advantage", documents, HumanAdvantageRubric.class));
    }

    /**
     * One document alone.
     *
     * @return a {@link ScoringModel}, or what else the kind of the document stands for
     * @throws tools.jackson.core.JacksonException where the text is not such a document
     */
    public static Object part(MethodDocument document) {
        Class<?> type = switch (document.kind()) {
            case "model" -> ScoringModel.class;
            case "rubric" -> Rubric.class;
            case "calibration" -> RubricCalibration.class;
            case "human-advantage" -> HumanAdvantageRubric.class;
            default -> throw new IllegalArgumentException("No method has a " + document.kind());
        };
        return JSON.readValue(document.content(), type);
    }

    private static Stream<Object> parts(String kind, List<MethodDocument> documents) {
        return documents.stream()
                .filter(document -> document.kind().equals(kind))
                .map(MethodReader::part);
    }

    private static <T> T only(String kind, List<MethodDocument> documents, Class<T> type) {
        return parts(kind, documents)
                .findFirst()
                .map(type::cast)
                .orElseThrow(() -> new IllegalStateException("The edition has no " + kind));
    }
}
