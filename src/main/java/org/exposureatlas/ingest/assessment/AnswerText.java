package org.exposureatlas.ingest.assessment;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a model wrote: nothing in it is trusted. */
final class AnswerText {

    private static final int DEEPEST = 12;
    private static final int LONGEST_NUMBER = 12;
    private static final int LONGEST = 1 << 20;

    /** A model that has missed the form altogether is told the first mistakes; the others go with them. */
    private static final int TOLD = 12;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final Map<String, Schema> FORMS = new HashMap<>();

    private AnswerText() {}

    /** @param answer {@code null} where there are problems */
    record Read(@Nullable JsonNode answer, List<String> problems) {

        static Read faulty(List<String> problems) {
            return new Read(null, problems.size() > TOLD ? List.copyOf(problems.subList(0, TOLD)) : problems);
        }
    }

    /** The answer, if it is JSON of the form that was asked for. */
    static Read read(Prompt prompt, String text) {
        if (text.length() > LONGEST) {
            return Read.faulty(List.of("The answer is far too long."));
        }
        JsonNode answer;
        try {
            answer = JSON.readTree(withoutFence(text));
        } catch (JacksonException e) {
            return Read.faulty(List.of("The answer is not one JSON object: " + e.getOriginalMessage()));
        }
        List<String> problems = new ArrayList<>();
        Schema form = FORMS.computeIfAbsent(prompt.name(), name -> REGISTRY.getSchema(prompt.form()));
        for (Error error : form.validate(answer)) {
            problems.add(error.getInstanceLocation() + ": " + error.getMessage());
        }
        unprintable(answer, "", problems);
        return problems.isEmpty() ? new Read(answer, List.of()) : Read.faulty(problems);
    }

    /** Some models put JSON into a code block, whatever they are told. */
    private static String withoutFence(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("```") && stripped.endsWith("```") && stripped.indexOf('\n') > 0) {
            return stripped.substring(stripped.indexOf('\n'), stripped.length() - 3);
        }
        return stripped;
    }

    /** Control characters and halves of characters have no place in texts, and the database takes some of them ill. */
    private static void unprintable(JsonNode node, String at, List<String> problems) {
        if (node.isString()) {
            boolean found = node.stringValue()
                    .codePoints()
                    .anyMatch(point -> Character.isISOControl(point)
                            || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
            if (found) {
                problems.add(at + ": contains a control character or a broken one");
            }
        }
        node.properties().forEach(field -> unprintable(field.getValue(), at + "/" + field.getKey(), problems));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                unprintable(node.get(i), at + "/" + i, problems);
            }
        }
    }
}
