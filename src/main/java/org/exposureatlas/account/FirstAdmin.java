package org.exposureatlas.account;

import org.exposureatlas.platform.Installation;
import org.exposureatlas.shared.Email;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives somebody who tries the program out an admin's account, once, and says how to get in. On a public site the
 * command {@code admin} does that.
 */
@Component
@Order(20)
class FirstAdmin implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);
    private static final Email ADDRESS = new Email("admin@exposureatlas.example");

    private final Installation installation;
    private final Admins admins;

    FirstAdmin(Installation installation, Admins admins) {
        this.installation = installation;
        this.admins = admins;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (installation.tryOut() && !admins.exist()) {
            admins.make(ADDRESS)
                    .ifPresent(password -> log.info(
                            "To run the site, sign in as {} with the password {}, which works once",
                            ADDRESS,
                            password));
        }
    }
}
