package org.exposureatlas.ingest;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.serialization.NodeReader;
import com.networknt.schema.utils.JsonNodes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads the JSON files of a seed folder against the schemas that lie beside them, keeping the place of every value. */
final class SeedJson {

    /** Schemas by their text: those of one load serve the next. Strange ones of refused folders do not fill the memory. */
    private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

    private static final int MOST_COMPILED = 64;

    private static final String DIALECT = "/$schema";

    private final SeedFiles files;
    private final Consumer<Problem> problems;
    private final Set<String> unreadable;
    private final NodeReader reader = NodeReader.builder().locationAware().build();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.nodeReader(reader)
                    // A format binds: what should be a date is one.
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));
    private final Map<String, Optional<Schema>> schemas = new ConcurrentHashMap<>();

    /** @param unreadable files that have been reported already */
    SeedJson(SeedFiles files, Set<String> unreadable, Consumer<Problem> problems) {
        this.files = files;
        this.unreadable = unreadable;
        this.problems = problems;
    }

    /** A JSON file with the place of its values. */
    record Document(String file, JsonNode root) {

        JsonNode at(String pointer) {
            return root.at(pointer);
        }

        /** The line of the value at a pointer, or of its nearest parent that is there. */
        int line(String pointer) {
            String at = pointer;
            while (true) {
                JsonNode node = root.at(at);
                if (!(node instanceof MissingNode)) {
                    return lineOf(node);
                }
                at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
            }
        }

        Problem problem(String pointer, String message) {
            return new Problem(file, line(pointer), pointer, message);
        }

        /** Reports what cannot be read as what it should be, although it agrees with its schema. */
        Problem problem(JacksonException error) {
            String pointer = error.getPath().stream()
                    .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : step.getPropertyName()))
                    .collect(Collectors.joining());
            return problem(pointer, error.getOriginalMessage());
        }
    }

    /** The file if it is there and agrees with its schema; problems are reported otherwise. */
    Optional<Document> read(String file, String schemaName) {
        byte[] bytes = files.all().get(file);
        if (bytes == null) {
            problems.accept(new Problem(file, 0, "", "the file is missing"));
            return Optional.empty();
        }
        if (unreadable.contains(file)) {
            return Optional.empty();
        }
        JsonNode root;
        try {
            root = reader.readTree(new String(bytes, StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (JacksonException e) {
            problems.accept(notJson(file, e, e));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            problems.accept(notJson(file, e, e.getCause()));
            return Optional.empty();
        }
        Document document = new Document(file, root);
        Optional<Schema> schema = schema(schemaName);
        boolean sound = schema.isPresent();
        for (Error error : schema.map(found -> found.validate(root)).orElseGet(java.util.List::of)) {
            sound = false;
            String pointer = pointer(error);
            problems.accept(document.problem(pointer, error.getMessage() + found(document.at(pointer))));
        }
        return sound ? Optional.of(document) : Optional.empty();
    }

    Optional<Schema> schema(String name) {
        return schemas.computeIfAbsent(name, key -> {
            String path = "schema/" + key + ".schema.json";
            byte[] bytes = files.all().get(path);
            if (bytes == null) {
                problems.accept(new Problem(path, 0, "", "the schema is missing"));
                return Optional.empty();
            }
            if (unreadable.contains(path)) {
                return Optional.empty();
            }
            try {
                String text = new String(bytes, StandardCharsets.UTF_8);
                Document document = new Document(path, reader.readTree(text, InputFormat.JSON));
                if (!document.at(DIALECT).asString("").equals(SpecificationVersion.DRAFT_2020_12.getDialectId())) {
                    problems.accept(document.problem(
                            DIALECT,
                            "not a schema that can be used" + found(document.at(DIALECT)) + ", expected "
                                    + SpecificationVersion.DRAFT_2020_12.getDialectId()));
                    return Optional.empty();
                }
                return Optional.of(compiled(text));
            } catch (SchemaException | JacksonException e) {
                problems.accept(new Problem(path, 0, "", "not a schema that can be used: " + e.getMessage()));
                return Optional.empty();
            }
        });
    }

    private Schema compiled(String text) {
        Schema schema = COMPILED.get(text);
        if (schema == null) {
            schema = registry.getSchema(text, InputFormat.JSON);
            // Now, so that what is wrong with it is found here and not with the first data.
            schema.initializeValidators();
            if (COMPILED.size() < MOST_COMPILED) {
                COMPILED.put(text, schema);
            }
        }
        return schema;
    }

    private static String pointer(Error error) {
        String location = Objects.toString(error.getInstanceLocation(), "");
        String property = error.getProperty();
        return property == null || "required".equals(error.getKeyword()) ? location : location + "/" + property;
    }

    private static String found(JsonNode node) {
        return node.isValueNode() ? ", found " + node : "";
    }

    private static Problem notJson(String file, RuntimeException error, @Nullable Throwable cause) {
        if (cause instanceof JacksonException jackson) {
            TokenStreamLocation location = jackson.getLocation();
            return new Problem(
                    file, location == null ? 0 : location.getLineNr(), "", "not JSON: " + jackson.getOriginalMessage());
        }
        return new Problem(file, 0, "", "not JSON: " + error.getMessage());
    }

    private static int lineOf(JsonNode node) {
        TokenStreamLocation location = JsonNodes.tokenStreamLocationOf(node);
        return location == null ? 0 : location.getLineNr();
    }
}
