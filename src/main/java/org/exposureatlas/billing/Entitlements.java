package org.exposureatlas.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exposureatlas.billing.Fact.CheckoutEnded;
import org.exposureatlas.billing.Fact.CodeRedeemed;
import org.exposureatlas.billing.Fact.Disputed;
import org.exposureatlas.billing.Fact.Granted;
import org.exposureatlas.billing.Fact.InvoiceFailed;
import org.exposureatlas.billing.Fact.InvoicePaid;
import org.exposureatlas.billing.Fact.InvoicePayment;
import org.exposureatlas.billing.Fact.Paid;
import org.exposureatlas.billing.Fact.Refunded;
import org.exposureatlas.billing.Fact.Revoked;
import org.exposureatlas.billing.Fact.Subscribed;
import org.exposureatlas.billing.Right.Bill;
import org.exposureatlas.billing.Right.State;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may see: a function of a set of events and the time. The order in which the events were heard of, and
 * how often, makes no difference, because they are put in the order of the gateway's own times first.
 */
record Entitlements(List<Right> rights) {

    static final Entitlements NONE = new Entitlements(List.of());

    Entitlements {
        rights = List.copyOf(rights);
    }

    boolean pro() {
        return rights.stream().anyMatch(right -> right.open() && right.item().equals(Item.PRO));
    }

    boolean report(String slug) {
        return rights.stream()
                .anyMatch(right -> right.open() && slug.equals(right.item().slug()));
    }

    /**
     * @param purchases theirs
     * @param events    all that bear on these purchases or on the account; others do no harm
     * @param account   whose codes and grants count; null for somebody without an account
     * @param grace     how long a payment that failed is waited for
     */
    static Entitlements of(
            Collection<Purchase> purchases,
            Collection<Event> events,
            @Nullable Long account,
            Instant now,
            Duration grace) {
        // The same fact told twice is one; of one moment, an order that does not depend on when we heard of it.
        Map<String, Event> once = new LinkedHashMap<>();
        events.forEach(event -> once.putIfAbsent(event.key(), event));
        List<Event> sorted = once.values().stream()
                .sorted(Comparator.comparing((Event event) -> event.fact().at()).thenComparing(Event::key))
                .toList();
        Facts facts = new Facts(sorted.stream().map(Event::fact).toList());
        List<Right> rights = new ArrayList<>();
        purchases.stream()
                .sorted(Comparator.comparing(Purchase::madeAt).thenComparing(Purchase::id))
                .map(purchase -> purchase.item().equals(Item.PRO)
                        ? subscription(purchase, facts, now, grace)
                        : report(purchase, facts))
                .forEach(rights::add);
        if (account != null) {
            facts.all(CodeRedeemed.class)
                    .filter(code -> code.account() == account)
                    .map(code -> given("code:" + code.code(), Item.PRO, code.at(), code.until(), facts, now))
                    .forEach(rights::add);
            facts.all(Granted.class)
                    .filter(grant -> grant.account() == account)
                    .map(grant -> given(
                            "grant:" + grant.grant(),
                            Item.fromLog(grant.what()),
                            grant.at(),
                            grant.until(),
                            facts,
                            now))
                    .forEach(rights::add);
        }
        return new Entitlements(rights);
    }

    /** The facts in their order, by kind. */
    private record Facts(List<Fact> facts) {

        <T extends Fact> Stream<T> all(Class<T> kind) {
            return facts.stream().filter(kind::isInstance).map(kind::cast);
        }

        /** The last word on each thing that is told of more than once. */
        <T extends Fact> Map<String, T> latest(Class<T> kind, Function<T, String> name) {
            return all(kind)
                    .collect(Collectors.toMap(name, Function.identity(), (before, after) -> after, LinkedHashMap::new));
        }

        boolean refunded(@Nullable String payment) {
            if (payment == null) {
                return false;
            }
            // Refunds only add up: of two of one second, the larger one came later.
            return all(Refunded.class).anyMatch(refund -> refund.payment().equals(payment) && refund.whole());
        }

        boolean disputed(@Nullable String payment) {
            if (payment == null) {
                return false;
            }
            Map<String, Disputed> disputes = new LinkedHashMap<>();
            all(Disputed.class)
                    .filter(dispute -> dispute.payment().equals(payment))
                    .forEach(dispute -> disputes.merge(
                            dispute.dispute(),
                            dispute,
                            // What is over is not opened again, whenever we hear of its beginning.
                            (before, after) -> before.over() && !after.over() ? before : after));
            return disputes.values().stream().anyMatch(Disputed::open);
        }

        @Nullable
        Instant lostAt(Collection<String> payments) {
            return facts.stream()
                    .filter(fact -> fact instanceof Refunded refund && refund.whole()
                            || fact instanceof Disputed dispute && dispute.open())
                    .filter(fact -> fact.paymentNamed() != null && payments.contains(fact.paymentNamed()))
                    .map(Fact::at)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        @Nullable
        Instant revokedAt(String source) {
            return all(Revoked.class)
                    .filter(revoked -> revoked.source().equals(source))
                    .map(Fact::at)
                    .findFirst()
                    .orElse(null);
        }
    }

    private static Right given(
            String source, Item item, Instant from, @Nullable Instant until, Facts facts, Instant now) {
        Instant revoked = facts.revokedAt(source);
        boolean over = until != null && !now.isBefore(until);
        State state =
                revoked != null ? State.REVOKED : over ? State.ENDED : until == null ? State.ACTIVE : State.ENDING;
        return new Right(
                source, item, state, from, revoked == null ? until : revoked, null, null, null, null, List.of());
    }

    private static Right report(Purchase purchase, Facts facts) {
        Paid paid = facts.all(Paid.class)
                .filter(fact -> fact.purchase().equals(purchase.id()))
                .findFirst()
                .orElse(null);
        if (paid == null) {
            return unpaid(purchase, facts);
        }
        Instant revoked = facts.revokedAt(purchase.source());
        boolean refunded = facts.refunded(paid.payment());
        boolean disputed = facts.disputed(paid.payment());
        State state =
                refunded ? State.REFUNDED : disputed ? State.DISPUTED : revoked != null ? State.REVOKED : State.ACTIVE;
        Instant lost = paid.payment() == null ? null : facts.lostAt(Set.of(paid.payment()));
        Instant until = refunded || disputed ? lost : revoked;
        Bill bill = new Bill(
                purchase.id().toString(), null, paid.at(), paid.at(), null, paid.amount(), refunded || disputed, null);
        return new Right(
                purchase.source(),
                purchase.item(),
                state,
                paid.at(),
                until,
                null,
                null,
                null,
                paid.customer(),
                List.of(bill));
    }

    private static Right unpaid(Purchase purchase, Facts facts) {
        boolean givenUp = facts.all(CheckoutEnded.class)
                .anyMatch(ended -> ended.purchase().equals(purchase.id()));
        return new Right(
                purchase.source(),
                purchase.item(),
                givenUp ? State.GIVEN_UP : State.AWAITED,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    private static Right subscription(Purchase purchase, Facts all, Instant now, Duration grace) {
        Set<String> subscriptions = all.facts().stream()
                .filter(fact -> purchase.id().equals(fact.purchaseNamed()))
                .map(Fact::subscriptionNamed)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        Facts own = new Facts(all.facts().stream()
                .filter(fact -> purchase.id().equals(fact.purchaseNamed())
                        || fact.subscriptionNamed() != null && subscriptions.contains(fact.subscriptionNamed()))
                .toList());
        Paid paid = own.all(Paid.class).findFirst().orElse(null);
        Map<String, InvoicePaid> invoices = own.latest(InvoicePaid.class, InvoicePaid::invoice);
        if (paid == null && invoices.isEmpty()) {
            return unpaid(purchase, own);
        }
        Map<String, List<String>> payments = all.all(InvoicePayment.class)
                .collect(Collectors.groupingBy(
                        InvoicePayment::invoice, Collectors.mapping(InvoicePayment::payment, Collectors.toList())));
        List<Bill> bills = invoices.values().stream()
                .sorted(Comparator.comparing(InvoicePaid::until).thenComparing(InvoicePaid::invoice))
                .map(invoice -> bill(invoice, payments.getOrDefault(invoice.invoice(), List.of()), all))
                .toList();
        Subscribed standing = own.all(Subscribed.class).reduce(null, Entitlements::later);

        Instant began = bills.isEmpty()
                ? Objects.requireNonNull(paid).at()
                : bills.getFirst().from();
        // Until the invoice is heard of, that somebody paid is enough.
        Instant paidUntil = bills.stream()
                .filter(bill -> !bill.back())
                .map(bill -> Objects.requireNonNull(bill.until()))
                .max(Comparator.naturalOrder())
                .orElse(began);
        boolean lost = !bills.isEmpty() && bills.getLast().back();
        boolean refunded = lost
                && payments.getOrDefault(bills.getLast().id(), List.of()).stream()
                        .anyMatch(all::refunded);
        Instant canceled = standing == null ? null : earliest(standing.endsAt(), standing.endedAt());
        Instant revoked = all.revokedAt(purchase.source());
        Instant end = lost
                ? all.lostAt(payments.getOrDefault(bills.getLast().id(), List.of()))
                : canceled == null ? paidUntil.plus(grace) : paidUntil;
        Instant until = Objects.requireNonNull(earliest(earliest(end, canceled), revoked));

        boolean over = !now.isBefore(until);
        boolean failed = own.all(InvoiceFailed.class)
                .anyMatch(fact ->
                        !invoices.containsKey(fact.invoice()) && !fact.at().isBefore(paidUntil.minus(grace)));
        State state;
        if (revoked != null && !now.isBefore(revoked)) {
            state = State.REVOKED;
        } else if (over) {
            state = lost ? refunded ? State.REFUNDED : State.DISPUTED : State.ENDED;
        } else if (canceled != null) {
            state = State.ENDING;
        } else if (failed && !now.isBefore(paidUntil)) {
            state = State.GRACE;
        } else {
            state = State.ACTIVE;
        }
        boolean renews = state == State.ACTIVE || state == State.GRACE;
        return new Right(
                purchase.source(),
                purchase.item(),
                state,
                began,
                renews ? null : until,
                renews ? paidUntil : null,
                state == State.GRACE ? until : null,
                subscriptions.isEmpty() ? null : subscriptions.iterator().next(),
                standing != null && standing.customer() != null
                        ? standing.customer()
                        : paid == null ? null : paid.customer(),
                bills);
    }

    private static Bill bill(InvoicePaid invoice, List<String> payments, Facts facts) {
        return new Bill(
                invoice.invoice(),
                invoice.number(),
                invoice.at(),
                invoice.from(),
                invoice.until(),
                invoice.amount(),
                payments.stream().anyMatch(payment -> facts.refunded(payment) || facts.disputed(payment)),
                invoice.url());
    }

    /** Gateways count whole seconds: of one second, an end comes after everything else, and a longer period later. */
    private static Subscribed later(@Nullable Subscribed before, Subscribed after) {
        if (before == null || before.at().isBefore(after.at())) {
            return before != null && before.endedAt() != null && after.endedAt() == null ? before : after;
        }
        Comparator<Subscribed> order = Comparator.comparing((Subscribed standing) -> standing.endedAt() != null)
                .thenComparing(standing -> standing.periodEnd() == null ? Instant.MIN : standing.periodEnd());
        return order.compare(before, after) > 0 ? before : after;
    }

    private static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
