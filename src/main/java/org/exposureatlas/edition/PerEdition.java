package org.exposureatlas.edition;

import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds one immutable value for each edition in use and loads it when first asked for.
 *
 * @param <T> the value; must not change once loaded
 */
public final class PerEdition<T> {

    /** How many values are held at once: that of the edition shown, and of old ones that somebody reads. */
    private static final int MOST = 4;

    private final Map<EditionId, T> values = new ConcurrentHashMap<>();
    private final Deque<EditionId> loaded = new ConcurrentLinkedDeque<>();
    private volatile @Nullable EditionId pinned;
    private final Function<EditionId, T> load;

    public PerEdition(Function<EditionId, T> load) {
        this.load = load;
    }

    /**
     * @param load is run in a transaction that only reads, so that nothing of what it brings is watched for changes
     */
    public PerEdition(PlatformTransactionManager manager, Function<EditionId, T> load) {
        TransactionTemplate reading = new TransactionTemplate(manager);
        reading.setReadOnly(true);
        this.load = edition -> reading.execute(status -> load.apply(edition));
    }

    public T of(EditionId edition) {
        T value = values.get(edition);
        return value == null ? load(edition) : value;
    }

    private T load(EditionId edition) {
        T value = values.computeIfAbsent(edition, load);
        loaded.remove(edition);
        loaded.addLast(edition);
        while (loaded.size() > MOST) {
            EditionId oldest = loaded.pollFirst();
            if (oldest != null && oldest.equals(pinned)) {
                loaded.addLast(oldest);
            } else if (oldest != null) {
                values.remove(oldest);
            }
        }
        return value;
    }

    public void keepOnly(EditionId edition) {
        pinned = edition;
        loaded.removeIf(other -> !other.equals(edition));
        values.keySet().removeIf(other -> !other.equals(edition));
    }
}
