package org.exposureatlas.edition;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exposureatlas.platform.AuditLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets go of the oldest editions beyond those that are kept; never of the one shown, nor of one that somebody holds. */
@Component
class EditionPruning {

    private static final Logger log = LoggerFactory.getLogger(EditionPruning.class);

    private final Editions editions;
    private final EditionSettings settings;
    private final List<HoldsEditions> holders;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final AuditLog audit;

    EditionPruning(
            Editions editions,
            EditionSettings settings,
            List<HoldsEditions> holders,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            AuditLog audit) {
        this.editions = editions;
        this.settings = settings;
        this.holders = holders;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Away from publication, which nobody should wait for. */
    @Scheduled(fixedDelayString = "${atlas.edition.prune:1h}", initialDelayString = "${atlas.edition.prune:1h}")
    void prune() {
        prune(settings.kept());
    }

    /** @return how many went */
    int prune(int keep) {
        Set<EditionId> held = new HashSet<>();
        holders.forEach(holder -> held.addAll(holder.heldEditions()));
        editions.current().ifPresent(current -> held.add(current.id()));
        List<EditionInfo> beyond = editions.published().stream()
                .skip(keep)
                .filter(edition -> !held.contains(edition.id()))
                .toList();
        return (int) beyond.stream().filter(this::letGo).count();
    }

    private boolean letGo(EditionInfo edition) {
        try {
            transactions.executeWithoutResult(status -> {
                jdbc.sql("delete from edition where id = :id")
                        .param("id", edition.id().value())
                        .update();
                audit.record(
                        AuditLog.PROGRAM,
                        "edition-pruned",
                        "edition:" + edition.label(),
                        Map.of("before", edition.contentHash()));
            });
            log.info("Edition {} is no longer kept", edition.label());
            return true;
        } catch (DataIntegrityViolationException needed) {
            // Something refers to it after all; it stays.
            return false;
        }
    }
}
