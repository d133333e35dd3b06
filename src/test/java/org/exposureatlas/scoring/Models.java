package org.exposureatlas.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The scoring models as they are shipped. */
public final class Models {

    private Models() {}

    public static ScoringModel aoi2() {
        return shipped("aoi-2");
    }

    /** With one rater more than the shipped model has. */
    static ScoringModel aoi2With(String rater) {
        return model("aoi-2", text("aoi-2").replace("\"atlas-b\"]", "\"atlas-b\", \"" + rater + "\"]"));
    }

    public static ScoringModel compat1() {
        return shipped("compat-1");
    }

    private static ScoringModel shipped(String id) {
        return model(id, text(id));
    }

    private static ScoringModel model(String id, String content) {
        return (ScoringModel) MethodReader.part(new MethodDocument("model", id, content));
    }

    private static String text(String id) {
        try {
            return Files.readString(Path.of("seed-data/scoring/" + id + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
