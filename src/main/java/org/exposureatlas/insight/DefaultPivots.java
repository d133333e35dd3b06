package org.exposureatlas.insight;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The best moves of an edition by its default settings: computed when first asked for, the same for everybody. */
public final class DefaultPivots {

    private final Map<String, List<Pivot>> byOccupation = new ConcurrentHashMap<>();

    List<Pivot> of(String occupation, Supplier<List<Pivot>> compute) {
        return byOccupation.computeIfAbsent(occupation, slug -> compute.get());
    }
}
