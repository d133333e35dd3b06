package org.exposureatlas.insight;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The data files behind the sections of a subscriber, as an edition keeps them: JSON text. */
public record InsightDocuments(String pivots, String wages, String tools) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public PivotRule pivotRule() {
        return JSON.readValue(pivots, PivotRule.class);
    }

    public WageRule wageRule() {
        return JSON.readValue(wages, WageRule.class);
    }

    public ToolShelf toolShelf() {
        return JSON.readValue(tools, ToolShelf.class);
    }
}
