package org.exposureatlas.billing;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.exposureatlas.platform.Start;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * The command {@code reconcile}: compares what the site holds for paid with the books of the payment gateway, on the
 * database the settings name, and prints each difference. It changes nothing.
 */
public final class ReconcileCommand {

    private static final String NAME = "reconcile";

    private ReconcileCommand() {}

    /** As much of the program as it needs; not annotated as a configuration, so that the site does not find it. */
    @EnableConfigurationProperties(BillingSettings.class)
    @Import({
        Reconciliation.class,
        Purchases.class,
        EventLog.class,
        GatewayConfiguration.class,
        TrialGateway.class,
        Start.Basics.class
    })
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class Part {}

    public static boolean knows(String command) {
        return command.equals(NAME);
    }

    /**
     * @param arguments the command, then settings as {@code --name=value}
     * @return the exit code: 0 no difference, 1 some, 3 the gateway does not answer or there is none
     */
    public static int run(List<String> arguments, PrintStream out) {
        SpringApplication program = new SpringApplication(Part.class);
        program.setWebApplicationType(WebApplicationType.NONE);
        program.addListeners(new Start());
        // No port is needed, and the site itself may have it.
        String[] settings = Stream.concat(
                        arguments.stream().skip(1).filter(argument -> !argument.startsWith("--server.port=")),
                        Stream.of("--server.port=0"))
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = program.run(settings)) {
            List<Reconciliation.Difference> differences =
                    context.getBean(Reconciliation.class).differences();
            differences.forEach(difference -> out.println(difference.kind() + " " + difference.purchase()));
            out.println(differences.isEmpty() ? "No difference." : differences.size() + " differences.");
            return differences.isEmpty() ? 0 : 1;
        } catch (GatewayAwayException away) {
            out.println(away.getMessage());
            return 3;
        }
    }
}
