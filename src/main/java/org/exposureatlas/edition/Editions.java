package org.exposureatlas.edition;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.exposureatlas.platform.AuditLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life cycle of editions: staged and filled by the other modules, published by moving one pointer, kept when the
 * pointer moves on, and shown again by moving it back.
 */
@Service
public class Editions {

    /** Says that the pointer now names this edition; delivered after the commit. */
    public record EditionPublished(EditionInfo edition) {}

    private final EditionRepository editions;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;

    Editions(
            EditionRepository editions,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events,
            AuditLog audit) {
        this.editions = editions;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.audit = audit;
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
        String unique = label;
        for (int next = 2; isTaken(unique); next++) {
            unique = label + "-" + next;
        }
        return editions.save(new Edition(unique, asOf, contentHash, clock.instant()))
                .info();
    }

    private boolean isTaken(String label) {
        return jdbc.sql("""
                        select exists (select from edition where label = :label)
                            or exists (select from edition_event where label = :label)
                        """).param("label", label).query(Boolean.class).single();
    }

    /**
     * Publishes an open edition: readers see it as soon as the transaction commits, and not before.
     *
     * @param actor who does it, as the audit log names them
     * @param note why, in the words readers see; may be empty
     * @throws IllegalStateException if it is already published
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public EditionEvent publish(EditionId id, String actor, String note) {
        Edition edition = entity(id);
        edition.publish(clock.instant());
        return show(EditionEvent.Kind.PUBLICATION, editions.save(edition).info(), actor, note);
    }

    /**
     * Shows an edition again that was published before. Its content is what it was, so its pages are too.
     *
     * @throws IllegalStateException if it was never published
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public EditionEvent showAgain(EditionEvent.Kind kind, EditionId id, String actor, String note) {
        EditionInfo edition = entity(id).info();
        if (edition.publishedAt() == null) {
            throw new IllegalStateException("Edition " + edition.label() + " was never published");
        }
        return show(kind, edition, actor, note);
    }

    private EditionEvent show(EditionEvent.Kind kind, EditionInfo edition, String actor, String note) {
        EditionInfo before = current().orElse(null);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                insert into current_edition (only_row, edition_id, since) values (true, :id, :now)
                on conflict (only_row) do update set edition_id = excluded.edition_id, since = excluded.since
                """).param("id", edition.id().value()).param("now", now).update();
        long event = jdbc.sql("""
                        insert into edition_event (kind, happened_at, actor, edition_id, label, content_hash, as_of,
                            previous_label, note)
                        values (:kind, :now, :actor, :id, :label, :hash, :asOf, :previous, :note)
                        returning id
                        """)
                .param("kind", kind.name().toLowerCase(Locale.ROOT))
                .param("now", now)
                .param("actor", actor)
                .param("id", edition.id().value())
                .param("label", edition.label())
                .param("hash", edition.contentHash())
                .param("asOf", edition.asOf())
                .param("previous", before == null ? null : before.label())
                .param("note", note)
                .query(Long.class)
                .single();
        Map<String, String> details = new HashMap<>(Map.of("after", edition.contentHash(), "label", edition.label()));
        if (before != null) {
            details.put("before", before.contentHash());
        }
        audit.record(
                actor,
                kind == EditionEvent.Kind.ROLLBACK ? "edition-rolled-back" : "edition-published",
                "edition:" + edition.label(),
                details);
        events.publishEvent(new EditionPublished(edition));
        return event(event);
    }

    private EditionEvent event(long id) {
        return history().stream().filter(event -> event.id() == id).findFirst().orElseThrow();
    }

    private Edition entity(EditionId id) {
        return editions.findById(id.value())
                .orElseThrow(() -> new IllegalArgumentException("There is no edition " + id.value()));
    }

    /** Throws away an edition that was never published, with all its content. */
    @Transactional
    public void discard(EditionId id) {
        jdbc.sql("delete from edition where id = :id and published_at is null")
                .param("id", id.value())
                .update();
    }

    /** All moves of the pointer, the latest first. */
    @Transactional(readOnly = true)
    public List<EditionEvent> history() {
        return jdbc.sql("""
                        select id, kind, happened_at, actor, edition_id, label, content_hash, as_of, previous_label, note
                        from edition_event order by id desc
                        """)
                .query((row, number) -> new EditionEvent(
                        row.getLong("id"),
                        EditionEvent.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getObject("edition_id", Long.class) == null
                                ? null
                                : new EditionId(row.getLong("edition_id")),
                        row.getString("label"),
                        row.getString("content_hash"),
                        row.getObject("as_of", LocalDate.class),
                        row.getString("previous_label"),
                        row.getString("note")))
                .list();
    }

    /** An edition that is still there, staged or published. */
    @Transactional(readOnly = true)
    public Optional<EditionInfo> find(String label) {
        return one("select id from edition where label = ?", label);
    }

    @Transactional(readOnly = true)
    public Optional<EditionInfo> find(EditionId id) {
        return editions.findById(id.value()).map(Edition::info);
    }

    /** The latest published edition with this content. */
    @Transactional(readOnly = true)
    public Optional<EditionInfo> publishedWith(String contentHash) {
        return one(
                "select id from edition where content_hash = ? and published_at is not null order by id desc limit 1",
                contentHash);
    }

    private Optional<EditionInfo> one(String query, String value) {
        return jdbc.sql(query)
                .param(value)
                .query(Long.class)
                .optional()
                .flatMap(editions::findById)
                .map(Edition::info);
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

    /** Staged and published editions, the newest first. */
    @Transactional(readOnly = true)
    public List<EditionInfo> all() {
        return editions.all().stream().map(Edition::info).toList();
    }

    /** Published editions, the newest first. */
    @Transactional(readOnly = true)
    public List<EditionInfo> published() {
        return editions.published().stream().map(Edition::info).toList();
    }
}
