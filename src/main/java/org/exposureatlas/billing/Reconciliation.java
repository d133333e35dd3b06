package org.exposureatlas.billing;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.exposureatlas.billing.PaymentGateway.Booked;
import org.springframework.stereotype.Service;

/** Compares what we derive from the events with the gateway's own books. */
@Service
class Reconciliation {

    private final Gateways gateways;
    private final Purchases purchases;
    private final EventLog log;
    private final BillingSettings settings;
    private final Clock clock;

    Reconciliation(Gateways gateways, Purchases purchases, EventLog log, BillingSettings settings, Clock clock) {
        this.gateways = gateways;
        this.purchases = purchases;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param kind {@code paid-but-closed}, {@code open-but-unpaid}, {@code renews-there}, {@code renews-here},
     *     {@code unknown-here} or {@code unknown-there}
     * @param purchase by its number
     */
    record Difference(String kind, String purchase) {}

    List<Difference> differences() throws GatewayAwayException {
        PaymentGateway gateway = gateways.need();
        Map<String, Booked> booked = new HashMap<>();
        gateway.books().forEach(book -> booked.put(book.purchase().toString(), book));
        List<Difference> differences = new ArrayList<>();
        for (Purchase purchase : purchases.all()) {
            if (!purchase.gateway().equals(gateway.name())) {
                continue;
            }
            String id = purchase.id().toString();
            Right right = Standings.of(purchase, log, clock, settings);
            Booked there = booked.remove(id);
            // What an admin took back is closed here on purpose.
            boolean byHand = right.state() == Right.State.REVOKED;
            if (there == null) {
                if (right.open()) {
                    differences.add(new Difference("unknown-there", id));
                }
            } else if (there.paid() && !right.open() && !byHand) {
                differences.add(new Difference("paid-but-closed", id));
            } else if (!there.paid() && right.open()) {
                differences.add(new Difference("open-but-unpaid", id));
            } else if (there.renews() && !right.renews() && !byHand) {
                differences.add(new Difference("renews-there", id));
            } else if (!there.renews() && right.renews()) {
                differences.add(new Difference("renews-here", id));
            }
        }
        booked.keySet().stream().sorted().forEach(id -> differences.add(new Difference("unknown-here", id)));
        return differences;
    }
}
