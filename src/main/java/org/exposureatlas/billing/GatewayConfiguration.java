package org.exposureatlas.billing;

import java.time.Clock;
import java.util.List;
import org.exposureatlas.platform.Installation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Stripe where its keys are set; else the test gateway while somebody tries the program out; else none, and nothing
 * can be bought.
 */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean
    Gateways gateways(BillingSettings settings, Installation installation, TrialGateway trial, Clock clock) {
        if (settings.stripe().used()) {
            return new Gateways(List.of(new StripeGateway(settings, clock)));
        }
        return new Gateways(installation.tryOut() ? List.of(trial) : List.of());
    }
}
