package org.exposureatlas.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Which editions go, and which stay. */
@WebTest
class EditionPruningTests {

    @Autowired
    Editions editions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    List<HoldsEditions> holders;

    @Autowired
    AuditLog audit;

    @Autowired
    Clock clock;

    @Test
    void theOldestGoButNotTheOneShownNorOneThatIsHeldNorOneThatIsStaged() {
        EditionInfo shown = editions.current().orElseThrow();
        EditionInfo staged = transactions.execute(status -> editions.open("staged-x", shown.asOf(), "1".repeat(64)));
        EditionInfo bought = publishEmpty("bought-x", "2".repeat(64));
        EditionInfo old = publishEmpty("old-x", "3".repeat(64));
        EditionInfo newest = publishEmpty("newest-x", "4".repeat(64));
        transactions.executeWithoutResult(
                status -> editions.showAgain(EditionEvent.Kind.ROLLBACK, shown.id(), "program", ""));
        EditionPruning pruning = new EditionPruning(
                editions, new EditionSettings(1), List.of(() -> Set.of(bought.id())), jdbc, transactions, audit);

        assertThat(pruning.prune(1)).isPositive();

        assertThat(editions.find("old-x")).isEmpty();
        assertThat(editions.find("bought-x")).isPresent();
        assertThat(editions.find("newest-x")).isPresent();
        assertThat(editions.find("staged-x")).isPresent();
        assertThat(editions.current()).contains(shown);
        assertThat(editions.history()).extracting(EditionEvent::label).contains("old-x");
        assertThat(audit.about("edition:old-x"))
                .extracting(AuditLog.Entry::action)
                .contains("edition-pruned");
        EditionInfo again = transactions.execute(status -> editions.open("old-x", shown.asOf(), "5".repeat(64)));
        assertThat(again.label()).as("a label names one edition for ever").isEqualTo("old-x-2");
        editions.discard(again.id());
        editions.discard(staged.id());
        editions.discard(old.id());
        List.of(bought, newest)
                .forEach(edition -> jdbc.sql("delete from edition where id = ?")
                        .param(edition.id().value())
                        .update());
        jdbc.sql("delete from edition_event where label like '%-x' or edition_id = ? and kind = 'rollback'")
                .param(shown.id().value())
                .update();
    }

    @Test
    void anEditionThatSomebodyBoughtAReportOfIsNeverPruned() {
        EditionInfo bought = publishEmpty("sold-y", "6".repeat(64));
        EditionInfo old = publishEmpty("unsold-y", "7".repeat(64));
        EditionInfo newest = publishEmpty("newest-y", "8".repeat(64));
        java.util.UUID purchase = java.util.UUID.randomUUID();
        jdbc.sql("""
                        insert into purchase (id, plan, slug, edition_id, cents, currency, gateway, made_at)
                        values (?, 'report', 'roofers', ?, 500, 'usd', 'test', now())
                        """).params(purchase, bought.id().value()).update();
        try {
            new EditionPruning(editions, new EditionSettings(1), holders, jdbc, transactions, audit).prune(1);

            assertThat(editions.find("unsold-y")).isEmpty();
            assertThat(editions.find("sold-y")).isPresent();
        } finally {
            jdbc.sql("delete from purchase where id = ?").param(purchase).update();
            List.of(bought, old, newest)
                    .forEach(edition -> jdbc.sql("delete from edition where id = ?")
                            .param(edition.id().value())
                            .update());
            jdbc.sql("delete from edition_event where label like '%-y'").update();
        }
    }

    /** Without content, so that no reader can be sent to it: the pointer moves and the event is not delivered. */
    private EditionInfo publishEmpty(String label, String hash) {
        EditionInfo edition = transactions.execute(
                status -> editions.open(label, editions.current().orElseThrow().asOf(), hash));
        jdbc.sql("update edition set published_at = ? where id = ?")
                .param(clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .param(edition.id().value())
                .update();
        jdbc.sql("""
                        insert into edition_event (kind, happened_at, actor, edition_id, label, content_hash, as_of)
                        values ('publication', ?, 'program', ?, ?, ?, ?)
                        """)
                .params(
                        clock.instant().atOffset(java.time.ZoneOffset.UTC),
                        edition.id().value(),
                        label,
                        hash,
                        edition.asOf())
                .update();
        return edition;
    }
}
