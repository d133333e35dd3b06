package org.exposureatlas;

import java.util.List;
import org.exposureatlas.account.AdminCommand;
import org.exposureatlas.billing.ReconcileCommand;
import org.exposureatlas.ingest.EditionCommands;
import org.exposureatlas.ingest.SeedCommands;
import org.exposureatlas.platform.Start;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The program: the site, or with a command as its first argument what can be done with a seed folder, an account or the
 * books.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class ExposureAtlas {

    public static void main(String[] args) {
        if (args.length > 0 && SeedCommands.knows(args[0])) {
            System.exit(SeedCommands.run(List.of(args), System.out));
        }
        if (args.length > 0 && EditionCommands.knows(args[0])) {
            System.exit(EditionCommands.run(List.of(args), System.out));
        }
        if (args.length > 0 && AdminCommand.knows(args[0])) {
            System.exit(AdminCommand.run(List.of(args), System.out));
        }
        if (args.length > 0 && ReconcileCommand.knows(args[0])) {
            System.exit(ReconcileCommand.run(List.of(args), System.out));
        }
        SpringApplication program = new SpringApplication(ExposureAtlas.class);
        program.addListeners(new Start());
        program.run(args);
    }
}
