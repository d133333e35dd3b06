package org.exposureatlas.support;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.stripe.net.Webhook;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A stand-in for Stripe, with keys that look like its own. */
@TestConfiguration(proxyBeanMethods = false)
public class StripeForTests {

    public static final String SECRET_KEY = "sk_test_51Nothing4Real2Keep";
    public static final String WEBHOOK_SECRET = "whsec_neither5Is6This";

    private static final int PORT = freePort();

    /** Started when the first test asks for it. */
    private static final class Running {
        static final WireMockServer SERVER = start();

        private static WireMockServer start() {
            WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                    .port(PORT)
                    .bindAddress("127.0.0.1")
                    .containerThreads(8));
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            return server;
        }
    }

    public static WireMockServer server() {
        return Running.SERVER;
    }

    /** A webhook's signature as Stripe makes it. */
    public static String sign(String body, Instant at) {
        try {
            return Webhook.Signature.generateSignatureHeader(body, WEBHOOK_SECRET, at.getEpochSecond());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Bean
    DynamicPropertyRegistrar stripe(Environment environment) {
        boolean off = "off".equals(environment.getProperty("atlas.test.stripe"));
        return registry -> {
            if (!off) {
                registry.add("atlas.billing.stripe.secret-key", () -> SECRET_KEY);
                registry.add("atlas.billing.stripe.webhook-secret", () -> WEBHOOK_SECRET);
                registry.add("atlas.billing.stripe.api-base", () -> "http://127.0.0.1:" + PORT);
                registry.add("atlas.billing.stripe.read-timeout", () -> "400ms");
            }
        };
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
