package org.exposureatlas.platform;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

    /** The only source of the present moment; nothing else asks the system for it. */
    @Bean
    Clock clock(Installation installation) {
        return installation.tryOut() ? new TrialClock() : Clock.systemUTC();
    }

    @Bean
    Installation installation(ConfigurableEnvironment environment) {
        return Installation.of(environment);
    }
}
