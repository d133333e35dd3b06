package org.exposureatlas.billing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.exposureatlas.account.AccountId;
import org.exposureatlas.account.SignedIn;
import org.exposureatlas.billing.Right.State;
import org.exposureatlas.edition.CurrentEdition;
import org.exposureatlas.occupation.Catalog;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Occupations;
import org.exposureatlas.platform.PublicAddress;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Email;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Sells: from a wish to the page where it is paid. */
@Service
class Shop {

    /** So long somebody who comes back is sent to the same payment, and not to a second one. */
    private static final Duration SAME_PAYMENT = Duration.ofHours(1);

    private final Purchases purchases;
    private final Standings standings;
    private final Gateways gateways;
    private final BillingSettings settings;
    private final CurrentEdition edition;
    private final Occupations occupations;
    private final PublicAddress site;
    private final Words words;
    private final Clock clock;

    Shop(
            Purchases purchases,
            Standings standings,
            Gateways gateways,
            BillingSettings settings,
            CurrentEdition edition,
            Occupations occupations,
            PublicAddress site,
            Words words,
            Clock clock) {
        this.purchases = purchases;
        this.standings = standings;
        this.gateways = gateways;
        this.settings = settings;
        this.edition = edition;
        this.occupations = occupations;
        this.site = site;
        this.words = words;
        this.clock = clock;
    }

    int refundDays() {
        return settings.refundDays();
    }

    /** An occupation of the current edition. */
    Optional<Occupation> occupation(String slug) {
        return edition.find()
                .map(current -> occupations.of(current.id()))
                .flatMap((Catalog catalog) -> catalog.find(slug));
    }

    /** What an item is called. */
    String label(Item item) {
        String slug = item.slug();
        if (slug == null) {
            return words.say("billing.item.pro");
        }
        return words.say(
                "billing.item.report", occupation(slug).map(Occupation::title).orElse(slug));
    }

    /**
     * Makes a purchase and prepares its payment; where the gateway does not answer, neither is left behind.
     *
     * @param who   null for somebody without an account
     * @param email where a receipt goes
     */
    Purchase begin(Item item, @Nullable SignedIn who, Email email) throws GatewayAwayException {
        PaymentGateway gateway = gateways.need();
        Optional<Purchase> begun = who == null ? Optional.empty() : begun(item, who.id(), gateway);
        if (begun.isPresent()) {
            return begun.get();
        }
        Purchase purchase = new Purchase(
                UUID.randomUUID(),
                who == null ? null : who.id(),
                who == null ? email : null,
                item,
                edition.get().id().value(),
                settings.price(item),
                gateway.name(),
                null,
                clock.instant());
        purchases.add(purchase);
        String url;
        try {
            url = gateway.checkout(new PaymentGateway.Order(
                    purchase.id(),
                    item,
                    label(item),
                    purchase.price(),
                    email,
                    who == null ? null : customer(who.id(), gateway),
                    site.of("/plans/orders/" + purchase.id() + "/done"),
                    site.of("/plans/orders/" + purchase.id())));
        } catch (GatewayAwayException away) {
            purchases.forget(purchase.id());
            throw away;
        }
        purchases.setPayUrl(purchase.id(), url);
        return purchases.find(purchase.id()).orElseThrow();
    }

    private Optional<Purchase> begun(Item item, AccountId account, PaymentGateway gateway) {
        Instant since = clock.instant().minus(SAME_PAYMENT);
        return purchases.of(account, null).stream()
                .filter(purchase -> purchase.item().equals(item)
                        && purchase.gateway().equals(gateway.name())
                        && purchase.payUrl() != null
                        && purchase.price().equals(settings.price(item))
                        && purchase.madeAt().isAfter(since))
                .filter(purchase -> standings.of(purchase).state() == State.AWAITED)
                .findFirst();
    }

    /** Whoever paid at a gateway before is the same customer there again; null for somebody new. */
    @Nullable
    String customer(AccountId account, PaymentGateway gateway) {
        return purchases.of(account, null).stream()
                .filter(purchase -> purchase.gateway().equals(gateway.name()))
                .map(standings::of)
                .map(Right::customer)
                .filter(Objects::nonNull)
                .reduce((before, after) -> after)
                .orElse(null);
    }

    static String masked(Email email) {
        String address = email.value();
        int at = address.indexOf('@');
        return address.substring(0, 1) + "…" + address.substring(at).toLowerCase(Locale.ROOT);
    }
}
