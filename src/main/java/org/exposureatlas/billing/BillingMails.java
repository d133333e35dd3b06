package org.exposureatlas.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.exposureatlas.platform.Mail;
import org.exposureatlas.platform.MailOrder;
import org.exposureatlas.platform.MailWriter;
import org.exposureatlas.platform.PublicAddress;
import org.exposureatlas.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mails about what people bought. */
@Component
class BillingMails implements MailWriter {

    static final String PRO_BEGUN = "pro-begun";
    static final String PRO_ENDING = "pro-ending";
    static final String PRO_ENDED = "pro-ended";
    static final String PAYMENT_FAILED = "payment-failed";
    static final String REPORT_BOUGHT = "report-bought";
    static final String MONEY_BACK = "money-back";

    /** The link to something bought without an account, once more. */
    static final String LINK_AGAIN = "purchase-link";

    private final Purchases purchases;
    private final Standings standings;
    private final Shop shop;
    private final PublicAddress site;
    private final Words words;

    BillingMails(Purchases purchases, Standings standings, Shop shop, PublicAddress site, Words words) {
        this.purchases = purchases;
        this.standings = standings;
        this.shop = shop;
        this.site = site;
        this.words = words;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(PRO_BEGUN, PRO_ENDING, PRO_ENDED, PAYMENT_FAILED, REPORT_BOUGHT, MONEY_BACK, LINK_AGAIN);
    }

    @Override
    public Optional<Mail> write(MailOrder order) {
        UUID id = UUID.fromString(Objects.requireNonNull(order.details().get("purchase")));
        return purchases.find(id).map(purchase -> mail(order, purchase, standings.of(purchase)));
    }

    /** The messages {@code mail.KIND.subject}, {@code .text}, {@code .action} and {@code .closing}. */
    private Mail mail(MailOrder order, Purchase purchase, Right right) {
        String key = "mail." + order.kind();
        String label = shop.label(purchase.item());
        String amount = right.bills().isEmpty()
                ? purchase.price().words()
                : right.bills().getLast().amount().words();
        List<String> closing = new ArrayList<>(List.of(words.say(key + ".closing", shop.refundDays())));
        closing.add(words.say("mail.sent-to", order.recipient().value(), site.of("/")));
        return new Mail(
                words.say(key + ".subject", label),
                List.of(words.say(key + ".text", label, amount, day(right.renewsAt()), day(deadline(right)))),
                new Mail.Action(words.say(key + ".action"), site.of(path(purchase, right))),
                closing);
    }

    private static @Nullable Instant deadline(Right right) {
        return right.graceUntil() == null ? right.until() : right.graceUntil();
    }

    private static String day(@Nullable Instant moment) {
        return moment == null ? "" : Dates.day(moment);
    }

    private String path(Purchase purchase, Right right) {
        if (purchase.account() == null && right.open()) {
            return "/purchases/open?secret=" + purchases.makeLink(purchase.id());
        }
        return purchase.account() == null ? "/plans" : "/account/plan";
    }
}
