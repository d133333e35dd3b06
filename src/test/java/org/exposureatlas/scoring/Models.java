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

    public static ScoringModel compat1() {
        return shipped("compat-1");
    }

    private static ScoringModel shipped(String id) {
        try {
            String content = Files.readString(Path.of("seed-data/scoring/" + id + ".json"));
            return (ScoringModel) MethodReader.part(new MethodDocument("model", id, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
