package org.exposureatlas.edition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What readers have seen and what changed for them, kept in memory beside the edition they see now. */
@Component
public class EditionHistory implements EditionReadModel {

    private final Editions editions;
    private final Changes changes;
    private final Map<EditionId, Book> books = new ConcurrentHashMap<>();

    EditionHistory(Editions editions, Changes changes) {
        this.editions = editions;
        this.changes = changes;
    }

    /**
     * @param events all moves of the pointer, the latest first
     * @param steps what happened to an occupation, the latest first
     */
    public record Book(List<EditionEvent> events, Map<String, List<Changes.Step>> steps) {

        public Book {
            events = List.copyOf(events);
            steps = Map.copyOf(steps);
        }

        public List<Changes.Step> of(String occupation) {
            return steps.getOrDefault(occupation, List.of());
        }

        /** The same until an edition was first published, and not what came afterwards. */
        public List<Changes.Step> before(EditionId edition, String occupation) {
            long first = events.stream()
                    .filter(event -> edition.equals(event.edition()))
                    .mapToLong(EditionEvent::id)
                    .min()
                    .orElse(Long.MAX_VALUE);
            return of(occupation).stream().filter(step -> step.event() <= first).toList();
        }

        public EditionEvent event(long id) {
            return events.stream().filter(event -> event.id() == id).findFirst().orElseThrow();
        }
    }

    /** As it was when the edition became the one that is shown. */
    public Book of(EditionId shown) {
        return Objects.requireNonNullElseGet(books.get(shown), () -> books.computeIfAbsent(shown, id -> load()));
    }

    private Book load() {
        return new Book(
                editions.history(),
                changes.all().stream()
                        .collect(Collectors.groupingBy(step -> step.change().occupation())));
    }

    @Override
    public void prepare(EditionId edition) {
        books.put(edition, load());
    }

    @Override
    public void keepOnly(EditionId edition) {
        books.keySet().retainAll(List.of(edition));
    }
}
