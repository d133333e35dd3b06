package org.exposureatlas.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.exposureatlas.platform.embedded.EmbeddedPostgres;
import org.exposureatlas.platform.embedded.EmbeddedPostgresFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * What happens around the start of the program when a person starts it: first the port and the database are looked
 * at, and where no database is configured an embedded one is started; at the end the address is printed. Added by
 * {@code main} alone, so that tests bring their own database.
 */
public final class Start implements ApplicationListener<SpringApplicationEvent> {

    /** What a command needs of this module; not annotated as a configuration, so that the site does not find it. */
    @Import({PlatformConfiguration.class, AuditLog.class})
    public static class Basics {}

    /** What a command needs that has no database: what time it is, and the log as the settings have it. */
    @Import(PlatformConfiguration.class)
    public static class Bare {}

    /** The name of the property source that says how to reach the embedded database. */
    static final String EMBEDDED_DATABASE = "embedded database";

    private static final Logger log = LoggerFactory.getLogger(Start.class);

    private static final int DEFAULT_PORT = 8080;

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        switch (event) {
            case ApplicationEnvironmentPreparedEvent prepared -> prepare(prepared.getEnvironment());
            case ApplicationReadyEvent ready
            when ready.getApplicationContext() instanceof WebServerApplicationContext web -> sayWhere(web);
            default -> {}
        }
    }

    private static void prepare(ConfigurableEnvironment environment) {
        boolean configured = StringUtils.hasText(environment.getProperty("spring.datasource.url"));
        if (!configured) {
            // Nobody has decided who may see this; until then it is for this machine alone.
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("loopback only", Map.of("server.address", "127.0.0.1")));
        }
        requireFreePort(environment);
        if (configured) {
            new ConfiguredDatabase(environment).check();
        } else {
            startEmbeddedDatabase(environment);
        }
    }

    /** Asked at once, not when the server starts at the very end. */
    private static void requireFreePort(Environment environment) {
        int port = port(environment);
        if (port <= 0) {
            return;
        }
        InetAddress address = address(environment);
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException refused) {
            String reason = String.valueOf(refused.getMessage());
            throw reason.contains("in use")
                    ? portInUse(port, refused)
                    : new StartFailure(
                            "The machine does not let this program listen on port " + port + " of "
                                    + address.getHostAddress() + " (" + reason
                                    + "): correct server.port or server.address.",
                            refused);
        }
    }

    static StartFailure portInUse(int port, Throwable cause) {
        return new StartFailure(
                "Port " + port + " is not free: stop the program that listens there, or choose another port, for"
                        + " example with SERVER_PORT=" + (port + 1) + ".",
                cause);
    }

    private static int port(Environment environment) {
        return Binder.get(environment).bind("server.port", Integer.class).orElse(DEFAULT_PORT);
    }

    /** Where the program listens; the address 0.0.0.0, which is every address, where nothing is set. */
    static InetAddress address(Environment environment) {
        return Binder.get(environment)
                .bind("server.address", InetAddress.class)
                .orElseGet(() -> new InetSocketAddress(0).getAddress());
    }

    private static void startEmbeddedDatabase(ConfigurableEnvironment environment) {
        EmbeddedPostgres postgres;
        try {
            postgres = EmbeddedPostgres.start(folder(environment));
            // After the application has closed: its last requests still need the database.
            SpringApplication.getShutdownHandlers().add(postgres::stop);
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            EMBEDDED_DATABASE,
                            Map.of(
                                    "spring.datasource.url", postgres.database("atlas"),
                                    "spring.datasource.username", postgres.username(),
                                    "spring.datasource.password", postgres.password())));
            // Last, so that a setting goes before it.
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "secrets beside the embedded database",
                            Map.of("atlas.account.second-factor-key", postgres.secret("second-factor-key"))));
        } catch (EmbeddedPostgresFailure failure) {
            throw new StartFailure(String.valueOf(failure.getMessage()), failure);
        }
    }

    private static EmbeddedPostgres.Settings folder(Environment environment) {
        String chosen = environment.getProperty("atlas.embedded.folder");
        if (StringUtils.hasText(chosen)) {
            return new EmbeddedPostgres.Settings(Path.of(chosen), null, true);
        }
        Path usual = Path.of(".atlas").toAbsolutePath();
        // For root below a closed home directory: one folder for each place the program is started in.
        String place = UUID.nameUUIDFromBytes(usual.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
        return new EmbeddedPostgres.Settings(usual, Path.of("/var/lib/exposure-atlas", place), true);
    }

    private static void sayWhere(WebServerApplicationContext context) {
        WebServer server = context.getWebServer();
        if (server == null) {
            return;
        }
        InetAddress address = address(context.getEnvironment());
        String host = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
        log.info(
                "Exposure Atlas is ready: http://{}:{}",
                host.contains(":") ? "[" + host + "]" : host,
                server.getPort());
    }
}
