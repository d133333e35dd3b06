package org.exposureatlas.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.exposureatlas.account.AccountId;
import org.exposureatlas.billing.Fact.CodeRedeemed;
import org.exposureatlas.billing.Fact.Granted;
import org.exposureatlas.billing.Fact.Revoked;
import org.exposureatlas.billing.Right.State;
import org.exposureatlas.shared.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What follows from what happened: every transition by the clock, and that the order of hearing makes no difference. */
class EntitlementsTests {

    private static final Instant START = Instant.parse("2027-01-10T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration GRACE = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);
    private static final long ACCOUNT = 7;

    private final Purchase pro = purchase(Item.PRO);
    private final Purchase report = purchase(Item.report("roofers"));
    private final List<String> told = new ArrayList<>();
    private final List<Event> byHand = new ArrayList<>();

    private static Purchase purchase(Item item) {
        return new Purchase(
                UUID.randomUUID(),
                new AccountId(ACCOUNT),
                null,
                item,
                1,
                new Money(item.equals(Item.PRO) ? 900 : 500, "usd"),
                "stripe",
                null,
                // Pro first, in the order in which they are listed.
                item.equals(Item.PRO) ? START : START.plusSeconds(1));
    }

    private static Instant month(int number) {
        return START.plus(MONTH.multipliedBy(number));
    }

    private void subscribe() {
        told.add(StripeEvents.subscription("created", pro.id(), "sub_1", "active", START, month(1), false, null));
        told.add(StripeEvents.subscriptionCheckout(pro.id(), "sub_1", START));
        pay(0);
    }

    /** Pays the period with this number. */
    private void pay(int number) {
        Instant at = month(number);
        told.add(StripeEvents.invoicePaid(pro.id(), "sub_1", "in_" + number, at, at, month(number + 1)));
        told.add(StripeEvents.invoicePayment("in_" + number, "pi_" + number, at));
        told.add(StripeEvents.subscription(
                "updated", pro.id(), "sub_1", "active", at.plusSeconds(1), month(number + 1), false, null));
    }

    private void cancel(Instant at, Instant end) {
        told.add(StripeEvents.subscription("updated", pro.id(), "sub_1", "active", at, end, true, null));
    }

    private static List<Event> events(List<String> webhooks) {
        List<Event> events = new ArrayList<>();
        for (String webhook : webhooks) {
            List<Fact> facts = WebhookReader.facts(StripeEvents.read(webhook));
            String id = StripeEvents.read(webhook).path("id").asString();
            for (int i = 0; i < facts.size(); i++) {
                events.add(new Event("stripe:" + id + ":" + i, "webhook:1", facts.get(i)));
            }
        }
        return events;
    }

    private Entitlements at(Instant now) {
        List<Event> all = new ArrayList<>(events(told));
        all.addAll(byHand);
        return Entitlements.of(List.of(pro, report), all, ACCOUNT, now, GRACE);
    }

    private Right proAt(Instant now) {
        return at(now).rights().getFirst();
    }

    @Test
    void whatIsNotPaidOpensNothing() {
        assertThat(at(START).rights()).extracting(Right::state).containsExactly(State.AWAITED, State.AWAITED);
        told.add(StripeEvents.checkoutExpired(pro.id(), START.plus(DAY)));
        assertThat(proAt(START.plus(DAY)).state()).isEqualTo(State.GIVEN_UP);
        assertThat(at(START).pro()).isFalse();
    }

    @Test
    void aSubscriptionOpensAndRenews() {
        subscribe();
        assertThat(at(START).pro()).isTrue();
        assertThat(proAt(START.plus(DAY)).renewsAt()).isEqualTo(month(1));
        assertThat(proAt(START.plus(DAY)).until()).isNull();
        pay(1);
        assertThat(proAt(month(1).plus(DAY)).renewsAt()).isEqualTo(month(2));
        assertThat(proAt(month(1).plus(DAY)).bills()).hasSize(2);
        assertThat(at(START).report("roofers")).isFalse();
    }

    @Test
    void whoPaidIsLetInBeforeTheInvoiceIsHeardOf() {
        told.add(StripeEvents.subscriptionCheckout(pro.id(), "sub_1", START));
        assertThat(at(START.plusSeconds(1)).pro()).isTrue();
    }

    @Test
    void aRenewalThatIsHeardOfLateLocksNobodyOut() {
        subscribe();
        assertThat(proAt(month(1).plus(DAY)).state()).isEqualTo(State.ACTIVE);
        assertThat(at(month(1).plus(GRACE)).pro()).isFalse();
    }

    @Test
    void whoCancelsKeepsWhatIsPaidToTheSecond() {
        subscribe();
        cancel(START.plus(DAY), month(1));
        assertThat(proAt(START.plus(DAY)).state()).isEqualTo(State.ENDING);
        assertThat(proAt(START.plus(DAY)).until()).isEqualTo(month(1));
        assertThat(at(month(1).minusSeconds(1)).pro()).isTrue();
        assertThat(at(month(1)).pro()).isFalse();
        assertThat(proAt(month(1)).state()).isEqualTo(State.ENDED);
        // The gateway's word that it ended changes nothing any more.
        told.add(StripeEvents.subscription(
                "deleted", pro.id(), "sub_1", "canceled", month(1).plusSeconds(60), month(1), true, month(1)));
        assertThat(proAt(month(1).plus(DAY)).until()).isEqualTo(month(1));
    }

    @Test
    void whoThinksAgainGoesOn() {
        subscribe();
        cancel(START.plus(DAY), month(1));
        told.add(StripeEvents.subscription(
                "updated", pro.id(), "sub_1", "active", START.plus(DAY).plusSeconds(9), month(1), false, null));
        assertThat(proAt(START.plus(DAY.multipliedBy(2))).state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void aFailedPaymentIsWaitedForAndThenItEnds() {
        subscribe();
        told.add(StripeEvents.invoiceFailed(pro.id(), "sub_1", "in_1", month(1).plusSeconds(60), month(1), month(2)));
        told.add(StripeEvents.subscription(
                "updated", pro.id(), "sub_1", "past_due", month(1).plusSeconds(60), month(2), false, null));
        Right waiting = proAt(month(1).plus(DAY));
        assertThat(waiting.state()).isEqualTo(State.GRACE);
        assertThat(waiting.graceUntil()).isEqualTo(month(1).plus(GRACE));
        assertThat(at(month(1).plus(GRACE).minusSeconds(1)).pro()).isTrue();
        assertThat(proAt(month(1).plus(GRACE)).state()).isEqualTo(State.ENDED);
        // Paid after all, also after the end.
        pay(1);
        assertThat(proAt(month(1).plus(DAY)).state()).isEqualTo(State.ACTIVE);
        assertThat(at(month(1).plus(GRACE).plus(DAY)).pro()).isTrue();
    }

    @Test
    void whatTheGatewayEndsAtOnceEndsAtOnce() {
        subscribe();
        Instant ended = START.plus(Duration.ofDays(3));
        told.add(StripeEvents.subscription("deleted", pro.id(), "sub_1", "canceled", ended, month(1), false, ended));
        assertThat(at(ended.minusSeconds(1)).pro()).isTrue();
        assertThat(at(ended).pro()).isFalse();
    }

    @Test
    void aRefundOfTheLastPaymentClosesAndAPartOfItDoesNot() {
        subscribe();
        told.add(StripeEvents.refunded("pi_0", 400, 900, START.plus(DAY)));
        assertThat(at(START.plus(DAY).plusSeconds(1)).pro()).isTrue();
        told.add(StripeEvents.refunded("pi_0", 900, 900, START.plus(DAY.multipliedBy(2))));
        Right closed = proAt(START.plus(DAY.multipliedBy(2)).plusSeconds(1));
        assertThat(closed.state()).isEqualTo(State.REFUNDED);
        assertThat(closed.bills()).singleElement().matches(Right.Bill::back);
        // What is paid later counts.
        pay(1);
        assertThat(at(month(1).plusSeconds(1)).pro()).isTrue();
    }

    @Test
    void aRefundOfAnEarlierPaymentLeavesTheLastOneAlone() {
        subscribe();
        pay(1);
        told.add(StripeEvents.refunded("pi_0", 900, 900, month(1).plus(DAY)));
        assertThat(at(month(1).plus(DAY).plusSeconds(1)).pro()).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}: open {2}")
    @CsvSource({
        "created, needs_response, false",
        "updated, under_review, false",
        "closed, lost, false",
        "closed, won, true",
        "created, warning_needs_response, true",
        "closed, warning_closed, true"
    })
    void aDisputeClosesUntilItIsWon(String type, String status, boolean open) {
        told.add(StripeEvents.reportCheckout(report.id(), "pi_r", START));
        if (!status.startsWith("warning")) {
            told.add(StripeEvents.disputed("created", "dp_1", "pi_r", "needs_response", START.plus(DAY)));
        }
        told.add(StripeEvents.disputed(type, "dp_1", "pi_r", status, START.plus(DAY.multipliedBy(2))));
        assertThat(at(START.plus(DAY.multipliedBy(3))).report("roofers")).isEqualTo(open);
    }

    @Test
    void aReportIsForEverUnlessTheMoneyIsBack() {
        told.add(StripeEvents.reportCheckout(report.id(), "pi_r", START));
        Instant late = START.plus(Duration.ofDays(36_500));
        assertThat(at(late).report("roofers")).isTrue();
        assertThat(at(late).report("registered-nurses")).isFalse();
        assertThat(at(late).pro()).isFalse();
        told.add(StripeEvents.refunded("pi_r", 500, 500, START.plus(DAY)));
        assertThat(at(late).report("roofers")).isFalse();
    }

    @Test
    void aCodeOpensUntilItsDay() {
        byHand.add(new Event("code:3:7", "code:3", new CodeRedeemed(START, ACCOUNT, 3, month(2))));
        assertThat(at(month(2).minusSeconds(1)).pro()).isTrue();
        assertThat(at(month(2)).pro()).isFalse();
        assertThat(Entitlements.of(List.of(), byHand, 8L, START, GRACE).pro()).isFalse();
    }

    @Test
    void whatAnAdminGivesAnAdminTakesBack() {
        byHand.add(new Event("grant:a", "account:1", new Granted(START, ACCOUNT, "a", "pro", null, "a journalist")));
        byHand.add(new Event(
                "grant:b", "account:1", new Granted(START, ACCOUNT, "b", "report:roofers", month(1), "sorry")));
        assertThat(at(month(100)).pro()).isTrue();
        assertThat(at(START).report("roofers")).isTrue();
        assertThat(at(month(1)).report("roofers")).isFalse();
        byHand.add(new Event(
                "revoked:a", "account:1", new Revoked(START.plus(DAY), ACCOUNT, null, "grant:a", "by mistake")));
        assertThat(at(month(1)).pro()).isFalse();
        // What is bought afterwards is not touched by that.
        subscribe();
        assertThat(at(START.plus(DAY)).pro()).isTrue();
        byHand.add(new Event(
                "revoked:p", "account:1", new Revoked(START.plus(DAY), ACCOUNT, pro.id(), pro.source(), "resold")));
        assertThat(at(START.plus(DAY).plusSeconds(1)).pro()).isFalse();
        assertThat(at(START.plus(DAY).plusSeconds(1)).rights().getFirst().state())
                .isEqualTo(State.REVOKED);
    }

    @Test
    void webhooksOfTheInterfaceBeforeMarch2025AreUnderstood() {
        told.add(StripeEvents.event(
                "evt_old",
                "invoice.paid",
                START,
                StripeEvents.map(
                        "id", "in_old",
                        "subscription", "sub_1",
                        "payment_intent", "pi_old",
                        "amount_paid", 900,
                        "currency", "usd",
                        "subscription_details",
                                java.util.Map.of(
                                        "metadata",
                                        java.util.Map.of(
                                                "atlas_purchase", pro.id().toString())),
                        "lines",
                                java.util.Map.of(
                                        "data",
                                        List.of(java.util.Map.of(
                                                "period",
                                                java.util.Map.of(
                                                        "start", START.getEpochSecond(),
                                                        "end", month(1).getEpochSecond())))))));
        assertThat(at(START.plus(DAY)).pro()).isTrue();
        told.add(StripeEvents.refunded("pi_old", 900, 900, START.plus(DAY)));
        assertThat(at(START.plus(DAY).plusSeconds(1)).pro()).isFalse();
    }

    static LongStream stories() {
        return LongStream.range(0, 400);
    }

    /**
     * A story of random turns, then told in random order, with repetitions, and first without some of it: in the end
     * everybody has the same, at every moment of the story.
     */
    @ParameterizedTest
    @MethodSource("stories")
    void howOftenAndInWhichOrderSomethingIsHeardOfMakesNoDifference(long seed) {
        Random random = new Random(seed);
        List<Instant> moments = tell(random);
        List<Event> inOrder = events(told);
        List<Event> heard = new ArrayList<>();
        List<Event> dropped = new ArrayList<>();
        for (Event event : inOrder) {
            int times = random.nextInt(4);
            (times == 0 ? dropped : heard).add(event);
            for (int again = 1; again < times; again++) {
                heard.add(event);
            }
        }
        Collections.shuffle(heard, random);
        Set<Event> before = new HashSet<>(heard);
        // Nothing that is missing or out of order may be an error.
        moments.forEach(moment -> Entitlements.of(List.of(pro, report), before, ACCOUNT, moment, GRACE));
        Collections.shuffle(dropped, random);
        heard.addAll(random.nextInt(heard.size() + 1), dropped);

        assertThat(moments).hasSizeGreaterThan(10);
        assertThat(moments)
                .allSatisfy(moment -> assertThat(Entitlements.of(List.of(report, pro), heard, ACCOUNT, moment, GRACE))
                        .isEqualTo(Entitlements.of(List.of(pro, report), inOrder, ACCOUNT, moment, GRACE)));
    }

    /** @return moments to look at: around everything that happened */
    private List<Instant> tell(Random random) {
        List<Instant> moments = new ArrayList<>(List.of(START, month(20)));
        subscribe();
        boolean bought = random.nextBoolean();
        if (bought) {
            told.add(StripeEvents.reportCheckout(report.id(), "pi_r", START.plusSeconds(random.nextInt(100_000))));
        }
        int period = 0;
        Instant now = START;
        for (int turn = 0; turn < 12; turn++) {
            // Sometimes within the same second as what came before.
            now = now.plusSeconds(random.nextBoolean() ? 0 : random.nextInt(1_500_000));
            Instant periodEnd = month(period + 1);
            switch (random.nextInt(9)) {
                case 0 -> cancel(now, periodEnd);
                case 1 ->
                    told.add(StripeEvents.subscription(
                            "updated", pro.id(), "sub_1", "active", now, periodEnd, false, null));
                case 2, 3 -> pay(++period);
                case 4 ->
                    told.add(StripeEvents.invoiceFailed(
                            pro.id(), "sub_1", "in_" + (period + 1), now, periodEnd, month(period + 2)));
                case 5 ->
                    told.add(StripeEvents.refunded(
                            "pi_" + random.nextInt(period + 1), random.nextBoolean() ? 900 : 100, 900, now));
                case 6 -> told.add(StripeEvents.disputed("created", "dp_1", "pi_" + period, "needs_response", now));
                case 7 ->
                    told.add(StripeEvents.disputed(
                            "closed", "dp_1", "pi_" + period, random.nextBoolean() ? "won" : "lost", now));
                default -> {
                    if (turn > 8) {
                        told.add(StripeEvents.subscription(
                                "deleted", pro.id(), "sub_1", "canceled", now, periodEnd, true, now));
                    } else if (bought) {
                        told.add(StripeEvents.refunded("pi_r", 500, 500, now));
                    }
                }
            }
            moments.add(now);
            moments.add(now.plusSeconds(1));
            moments.add(periodEnd);
            moments.add(periodEnd.plus(GRACE));
        }
        return moments;
    }
}
