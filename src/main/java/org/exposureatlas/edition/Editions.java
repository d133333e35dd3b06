package org.exposureatlas.edition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The life cycle of editions: opened, filled by the other modules, published by moving one pointer. */
@Service
public class Editions {

    /** Says that the pointer now names this edition; delivered after the commit. */
    public record EditionPublished(EditionInfo edition) {}

    private final EditionRepository editions;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Editions(EditionRepository editions, JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.editions = editions;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** Waits until no other node or person is loading, until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeLoadingLock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('exposure-atlas-load'))")
                .query((row, number) -> true)
                .single();
    }

    /**
     * @param label the name the data give themselves; a second edition of that name becomes {@code label-2}, so that a
     *     label names one edition for ever
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public EditionInfo open(String label, LocalDate asOf, String contentHash) {
        long ofThatName = jdbc.sql(
                        "select count(*) from edition where label = :label or label ~ ('^' || :pattern || '-[0-9]+$')")
                .param("label", label)
                .param("pattern", label.replace(".", "\\."))
                .query(Long.class)
                .single();
        String unique = ofThatName == 0 ? label : label + "-" + (ofThatName + 1);
        return editions.save(new Edition(unique, asOf, contentHash, clock.instant()))
                .info();
    }

    /**
     * Publishes an open edition: readers see it as soon as the transaction commits, and not before.
     *
     * @throws IllegalStateException if it is already published
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public EditionInfo publish(EditionId id) {
        Edition edition = editions.findById(id.value())
                .orElseThrow(() -> new IllegalArgumentException("There is no edition " + id.value()));
        edition.publish(clock.instant());
        EditionInfo info = editions.save(edition).info();
        jdbc.sql("""
                insert into current_edition (only_row, edition_id, since) values (true, :id, :now)
                on conflict (only_row) do update set edition_id = excluded.edition_id, since = excluded.since
                """)
                .param("id", id.value())
                .param("now", java.sql.Timestamp.from(clock.instant()))
                .update();
        events.publishEvent(new EditionPublished(info));
        return info;
    }

    /** The edition the pointer names, if anything has been published yet. */
    @Transactional(readOnly = true)
    public Optional<EditionInfo> current() {
        return jdbc.sql("select edition_id from current_edition")
                .query(Long.class)
                .optional()
                .flatMap(editions::findById)
                .map(Edition::info);
    }

    /** Published editions, the newest first. */
    @Transactional(readOnly = true)
    public List<EditionInfo> published() {
        return editions.published().stream().map(Edition::info).toList();
    }
}
