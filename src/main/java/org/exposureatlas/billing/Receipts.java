package org.exposureatlas.billing;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.exposureatlas.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was paid, on paper; and in a few words how something stands. */
@Component
class Receipts {

    private final Shop shop;
    private final Words words;

    Receipts(Shop shop, Words words) {
        this.shop = shop;
        this.words = words;
    }

    /** @param period what it was paid for; null for what was bought once */
    record Line(String number, String paid, @Nullable String period, String amount, String state) {}

    record Receipt(String number, String item, String seller, List<Line> lines, boolean ofAccount) {}

    Receipt of(Purchase purchase, Right right, boolean ofAccount) {
        return new Receipt(
                number(purchase.id().toString()),
                shop.label(purchase.item()),
                words.say("layout.site"),
                right.bills().stream().map(this::line).toList(),
                ofAccount);
    }

    Line line(Right.Bill bill) {
        Instant until = bill.until();
        return new Line(
                bill.number() == null ? number(bill.id()) : bill.number(),
                Dates.day(bill.paidAt()),
                until == null ? null : words.say("billing.period", Dates.day(bill.from()), Dates.day(until)),
                bill.amount().words(),
                words.say(bill.back() ? "billing.bill.back" : "billing.bill.paid"));
    }

    private static String number(String id) {
        return "EA-" + id.substring(0, 8).toUpperCase(Locale.ROOT);
    }

    /** The message {@code billing.state.STATE}, with the day it is about. */
    String standing(Right right) {
        boolean forEver = right.state() == Right.State.ACTIVE && right.renewsAt() == null && right.until() == null;
        if (forEver) {
            return words.say("billing.state.for-ever");
        }
        Instant day = right.renewsAt() == null || right.graceUntil() != null ? right.until() : right.renewsAt();
        Instant shown = right.graceUntil() == null ? day : right.graceUntil();
        return words.say(
                "billing.state." + right.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                shown == null ? "" : Dates.day(shown));
    }
}
