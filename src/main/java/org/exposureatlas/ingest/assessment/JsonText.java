package org.exposureatlas.ingest.assessment;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes lists and objects of a JSON text and leaves every other character as it stands, so that a difference of two
 * versions shows what changed. What is new is laid out as the seed files are: on one line where it fits.
 */
final class JsonText {

    private static final int WIDTH = 120;
    private static final int STEP = 2;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonText() {}

    private record Span(int start, int end) {}

    /** @param pointer of a list, which must be there */
    static String append(String json, String pointer, JsonNode element) {
        Span span = span(json, pointer);
        String inside = json.substring(span.start() + 1, span.end() - 1);
        if (inside.isBlank()) {
            return json.substring(0, span.start()) + "[" + print(element, indent(json, span.start()), 0) + "]"
                    + json.substring(span.end());
        }
        int first = 0;
        while (Character.isWhitespace(inside.charAt(first))) {
            first++;
        }
        String gap = inside.substring(0, first);
        String before = gap.contains("\n") ? gap : " ";
        int indent = gap.contains("\n") ? gap.length() - gap.lastIndexOf('\n') - 1 : indent(json, span.start());
        int end = span.start() + 1 + inside.stripTrailing().length();
        return json.substring(0, end) + "," + before + print(element, indent, 0) + json.substring(end);
    }

    /** @param pointer of a list or an object, which must be there */
    static String replace(String json, String pointer, JsonNode value) {
        Span span = span(json, pointer);
        int line = json.lastIndexOf('\n', span.start()) + 1;
        int indent = indent(json, span.start());
        return json.substring(0, span.start())
                + print(value, indent, span.start() - line - indent)
                + json.substring(span.end());
    }

    /** How far the line of a place is indented. */
    private static int indent(String json, int place) {
        int start = json.lastIndexOf('\n', place) + 1;
        int end = start;
        while (json.charAt(end) == ' ') {
            end++;
        }
        return end - start;
    }

    private static Span span(String json, String pointer) {
        int start = -1;
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean here = (token.isStructStart() || token.isStructEnd())
                        && parser.streamReadContext().pathAsPointer().toString().equals(pointer);
                int at = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
                if (here && token.isStructStart()) {
                    start = at;
                } else if (here && start >= 0) {
                    return new Span(start, at + 1);
                }
            }
        }
        throw new IllegalArgumentException("There is no list or object at " + pointer);
    }

    static String print(JsonNode node) {
        return print(node, 0, 0) + "\n";
    }

    /**
     * @param indent of the line that it begins on
     * @param before how much stands on that line already
     */
    private static String print(JsonNode node, int indent, int before) {
        String line = oneLine(node);
        boolean ofObjects = node.isArray() && !node.isEmpty() && node.get(0).isObject();
        // One column for the comma that may follow.
        if (!node.isContainer() || node.isEmpty() || !ofObjects && indent + before + line.length() < WIDTH) {
            return line;
        }
        List<String> parts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> parts.add(print(item, indent + STEP, 0)));
        } else {
            node.properties().forEach(field -> {
                String name = JSON.writeValueAsString(field.getKey()) + ": ";
                parts.add(name + print(field.getValue(), indent + STEP, name.length()));
            });
        }
        String gap = "\n" + " ".repeat(indent + STEP);
        return (node.isArray() ? "[" : "{") + gap + String.join("," + gap, parts) + "\n" + " ".repeat(indent)
                + (node.isArray() ? "]" : "}");
    }

    private static String oneLine(JsonNode node) {
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            node.forEach(item -> items.add(oneLine(item)));
            return "[" + String.join(", ", items) + "]";
        }
        if (node.isObject() && !node.isEmpty()) {
            List<String> fields = new ArrayList<>();
            node.properties()
                    .forEach(field ->
                            fields.add(JSON.writeValueAsString(field.getKey()) + ": " + oneLine(field.getValue())));
            return "{ " + String.join(", ", fields) + " }";
        }
        return JSON.writeValueAsString(node);
    }
}
