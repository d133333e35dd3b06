package org.exposureatlas.edition;

import java.util.List;
import java.util.Optional;
import org.exposureatlas.platform.Parallel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The edition readers see on this node. Follows the pointer in the database, and keeps the last one while the database
 * is away. All read models of a new edition are prepared before the first reader is sent to it.
 */
@Component
public class CurrentEdition {

    private static final Logger log = LoggerFactory.getLogger(CurrentEdition.class);

    private final Editions editions;
    private final List<EditionReadModel> readModels;
    private volatile @Nullable EditionInfo current;

    CurrentEdition(Editions editions, List<EditionReadModel> readModels) {
        this.editions = editions;
        this.readModels = readModels;
    }

    /** Thrown where a page needs an edition and none has been published yet. */
    public static class NothingPublishedException extends RuntimeException {
        NothingPublishedException() {
            super("No edition has been published yet");
        }
    }

    /** @throws NothingPublishedException before the first publication */
    public EditionInfo get() {
        EditionInfo edition = current;
        if (edition == null) {
            throw new NothingPublishedException();
        }
        return edition;
    }

    public Optional<EditionInfo> find() {
        return Optional.ofNullable(current);
    }

    /** Before the loading of seed data, so that a restart serves what is there at once. */
    @EventListener(ApplicationStartedEvent.class)
    @Order(0)
    void onStart() {
        follow();
    }

    @TransactionalEventListener
    void onPublication(Editions.EditionPublished event) {
        switchTo(event.edition());
    }

    /** Another node may have published. */
    @Scheduled(fixedDelayString = "${atlas.edition.poll:5s}", initialDelayString = "${atlas.edition.poll:5s}")
    void follow() {
        try {
            editions.current().ifPresent(this::switchTo);
        } catch (DataAccessException | TransactionException e) {
            log.warn("The database does not answer; going on with the edition in memory ({})", e.getMessage());
        }
    }

    private synchronized void switchTo(EditionInfo edition) {
        EditionInfo before = current;
        if (before != null && before.id().equals(edition.id())) {
            return;
        }
        Parallel.map(readModels, model -> {
            model.prepare(edition.id());
            return model;
        });
        current = edition;
        readModels.forEach(model -> model.keepOnly(edition.id()));
    }
}
