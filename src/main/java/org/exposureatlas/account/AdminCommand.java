package org.exposureatlas.account;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.exposureatlas.platform.Start;
import org.exposureatlas.shared.Email;
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

/** The command {@code admin EMAIL}: makes somebody an admin, on the database the settings name. */
public final class AdminCommand {

    private static final String NAME = "admin";

    private AdminCommand() {}

    /** As much of the program as it needs; not annotated as a configuration, so that the site does not find it. */
    @EnableConfigurationProperties(AccountSettings.class)
    @Import({Admins.class, AccountStore.class, Passwords.class, Start.Basics.class})
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
     * @param arguments the command, the address, then settings as {@code --name=value}
     * @return the exit code: 0 done, 2 the address is missing or none
     */
    public static int run(List<String> arguments, PrintStream out) {
        Optional<Email> email = arguments.size() < 2 ? Optional.empty() : Email.parse(arguments.get(1));
        if (email.isEmpty()) {
            out.println("Say whom: admin name@example.org");
            return 2;
        }
        SpringApplication program = new SpringApplication(Part.class);
        program.setWebApplicationType(WebApplicationType.NONE);
        program.addListeners(new Start());
        // No port is needed, and the site itself may have it.
        String[] settings = Stream.concat(
                        arguments.stream().skip(2).filter(argument -> !argument.startsWith("--server.port=")),
                        Stream.of("--server.port=0"))
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = program.run(settings)) {
            Optional<String> password = context.getBean(Admins.class).make(email.get());
            out.println(email.get() + " is an admin now.");
            out.println(password.map(once -> "Sign in with the password " + once
                            + ", which works once; then choose your own and set up the second factor.")
                    .orElse("What an admin may do needs a second factor: it is set up on the account's page."));
        }
        return 0;
    }
}
