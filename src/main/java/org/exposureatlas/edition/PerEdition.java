package org.exposureatlas.edition;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Holds one immutable value for each edition in use and loads it when first asked for.
 *
 * @param <T> the value; must not change once loaded
 */
public final class PerEdition<T> {

    private final Map<EditionId, T> values = new ConcurrentHashMap<>();
    private final Function<EditionId, T> load;

    public PerEdition(Function<EditionId, T> load) {
        this.load = load;
    }

    public T of(EditionId edition) {
        return values.computeIfAbsent(edition, load);
    }

    public void keepOnly(EditionId edition) {
        values.keySet().removeIf(other -> !other.equals(edition));
    }
}
