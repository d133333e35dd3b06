package org.exposureatlas.billing;

import java.util.List;
import java.util.Optional;

/** The gateway that is used, if one is. */
class Gateways {

    private final List<PaymentGateway> gateways;

    Gateways(List<PaymentGateway> gateways) {
        this.gateways = List.copyOf(gateways);
    }

    Optional<PaymentGateway> current() {
        return gateways.stream().findFirst();
    }

    PaymentGateway need() throws GatewayAwayException {
        return current().orElseThrow(() -> new GatewayAwayException("No payment gateway is set up", null));
    }
}
