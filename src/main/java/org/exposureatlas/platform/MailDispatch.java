package org.exposureatlas.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exposureatlas.shared.Email;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends what is in the outbox. Several nodes do this side by side and none takes what another has in hand. What fails is tried again, ever more rarely, for about two days.
 */
@Component
class MailDispatch {

    private static final Logger log = LoggerFactory.getLogger(MailDispatch.class);

    /** The wait after the first, second, ... failure; after the last one the mail is given up. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(18),
            Duration.ofDays(1));

    /** Longer than a mail server may take to answer. */
    private static final Duration IN_HAND = Duration.ofMinutes(2);

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate transactions;
    private final List<MailWriter> writers;
    private final MailPress press;
    private final MailDelivery delivery;

    MailDispatch(
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            TransactionTemplate transactions,
            List<MailWriter> writers,
            MailPress press,
            MailDelivery delivery) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.transactions = transactions;
        this.writers = writers;
        this.press = press;
        this.delivery = delivery;
    }

    /** A mail this node has in hand. */
    private record Due(long id, int attempts, MailOrder order) {}

    @Scheduled(fixedDelayString = "${atlas.mail.poll:2s}")
    void sendAllThatIsDue() {
        Optional<Due> next = delivery.isThere() ? take() : Optional.empty();
        while (next.isPresent()) {
            Due due = next.get();
            try {
                done(due, send(due.order()));
            } catch (RuntimeException failure) {
                postpone(due, failure);
            }
            next = take();
        }
    }

    /** Takes the next mail for a while: if this node ends before it is done with it, another one takes it then. */
    private Optional<Due> take() {
        return jdbc.sql("""
                        update outgoing_mail set attempts = attempts + 1, next_attempt_at = :free
                        where id = (
                            select id from outgoing_mail where done_at is null and next_attempt_at <= :now
                            order by next_attempt_at, id limit 1 for update skip locked)
                        returning id, attempts, kind, recipient, details
                        """)
                .param("now", now())
                .param("free", now().plus(IN_HAND))
                .query((row, number) -> new Due(
                        row.getLong("id"),
                        row.getInt("attempts"),
                        new MailOrder(
                                row.getString("kind"),
                                new Email(row.getString("recipient")),
                                json.readValue(row.getString("details"), new TypeReference<Map<String, String>>() {}))))
                .optional();
    }

    private String send(MailOrder order) {
        MailWriter writer = writers.stream()
                .filter(candidate -> candidate.kinds().contains(order.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nobody writes mails of the kind " + order.kind()));
        // Kept before the mail goes out: a link in it works from the first moment.
        Optional<Mail> mail = transactions.execute(status -> writer.write(order));
        if (mail == null || mail.isEmpty()) {
            return "nothing-to-say";
        }
        Mail written = mail.get();
        delivery.deliver(order.recipient(), written.subject(), press.text(written), press.html(written));
        return "sent";
    }

    private void done(Due due, String outcome) {
        jdbc.sql("""
                        update outgoing_mail set done_at = :now, next_attempt_at = null, outcome = :outcome
                        where id = :id
                        """)
                .param("now", now())
                .param("outcome", outcome)
                .param("id", due.id())
                .update();
    }

    private void postpone(Due due, RuntimeException failure) {
        // The message may hold the recipient's address; the kind of failure is enough to look into it.
        log.warn(
                "Mail {} ({}) did not go out: {}",
                due.id(),
                due.order().kind(),
                failure.getClass().getSimpleName());
        log.debug("Why mail {} did not go out", due.id(), failure);
        if (due.attempts() > WAITS.size()) {
            done(due, "given-up");
            log.error("Mail {} ({}) is given up", due.id(), due.order().kind());
            return;
        }
        jdbc.sql("update outgoing_mail set next_attempt_at = :next where id = :id")
                .param("next", now().plus(WAITS.get(due.attempts() - 1)))
                .param("id", due.id())
                .update();
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
    void forgetWhatIsDone() {
        jdbc.sql("delete from outgoing_mail where done_at < :then")
                .param("then", now().minus(KEPT))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
