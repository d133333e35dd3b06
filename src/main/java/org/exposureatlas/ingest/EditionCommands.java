package org.exposureatlas.ingest;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.exposureatlas.platform.Start;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * What an operator does with editions from the command line, on the database the settings name: {@code load}, {@code
 * diff}, {@code publish}, {@code rollback}, {@code editions}. Exit codes: 0 done, 1 the data were refused, 2 the command
 * is not understood, 3 somebody else is reloading.
 */
public final class EditionCommands {

    private EditionCommands() {}

    /** As much of the program as they need; not annotated as a configuration, so that the site does not find it. */
    @EnableAutoConfiguration
    @ComponentScan({
        "org.exposureatlas.edition",
        "org.exposureatlas.occupation",
        "org.exposureatlas.signal",
        "org.exposureatlas.seniority",
        "org.exposureatlas.scoring",
        "org.exposureatlas.insight",
        "org.exposureatlas.ingest"
    })
    @ConfigurationPropertiesScan({"org.exposureatlas.edition", "org.exposureatlas.ingest"})
    @EntityScan("org.exposureatlas")
    @EnableJpaRepositories({
        "org.exposureatlas.edition",
        "org.exposureatlas.occupation",
        "org.exposureatlas.signal",
        "org.exposureatlas.seniority",
        "org.exposureatlas.scoring"
    })
    @Import(Start.Basics.class)
    static class Part {}

    public static boolean knows(String command) {
        return EditionWork.COMMANDS.contains(command);
    }

    /**
     * @param arguments the command and what it is about, then {@code --json}, {@code --note=...} and settings as {@code
     *     --name=value}
     * @return the exit code
     */
    public static int run(List<String> arguments, PrintStream out) {
        List<String> words = arguments.stream()
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        String note = arguments.stream()
                .filter(argument -> argument.startsWith("--note="))
                .map(argument -> argument.substring("--note=".length()))
                .findFirst()
                .orElse("");
        SpringApplication program = new SpringApplication(Part.class);
        program.setWebApplicationType(WebApplicationType.NONE);
        program.addListeners(new Start());
        // No port is needed, and the site itself may have it; and nothing is loaded but what is asked for.
        String[] settings = Stream.concat(
                        arguments.stream()
                                .filter(argument -> argument.startsWith("--") && argument.contains("="))
                                .filter(argument -> !argument.startsWith("--note=")),
                        Stream.of("--server.port=0", "--atlas.seed.on-start=never"))
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = program.run(settings)) {
            return context.getBean(EditionWork.class).run(words, arguments.contains("--json"), note, out);
        }
    }
}
