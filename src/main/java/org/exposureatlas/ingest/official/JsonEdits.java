package org.exposureatlas.ingest.official;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Replaces single values of a JSON text; every other character stays as it stands. */
final class JsonEdits {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, String> values = new HashMap<>();

    /** @param pointer of a number, a text, true, false or null, which must be there */
    JsonEdits set(String pointer, long value) {
        values.put(pointer, Long.toString(value));
        return this;
    }

    JsonEdits set(String pointer, @Nullable String value) {
        values.put(pointer, value == null ? "null" : JSON.writeValueAsString(value));
        return this;
    }

    String applyTo(String json) {
        Map<String, String> left = new HashMap<>(values);
        StringBuilder edited = new StringBuilder();
        int copied = 0;
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!token.isScalarValue()) {
                    continue;
                }
                String value =
                        left.remove(parser.streamReadContext().pathAsPointer().toString());
                if (value != null) {
                    int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
                    edited.append(json, copied, start).append(value);
                    copied = end(json, start);
                }
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("There is no value at " + left.keySet());
        }
        return edited.append(json, copied, json.length()).toString();
    }

    private static int end(String json, int start) {
        int end = start;
        if (json.charAt(start) == '"') {
            for (end++; json.charAt(end) != '"'; end++) {
                end += json.charAt(end) == '\\' ? 1 : 0;
            }
            return end + 1;
        }
        while (end < json.length() && ",]} \t\r\n".indexOf(json.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
