package org.exposureatlas.admin;

import org.exposureatlas.account.AccountId;
import org.exposureatlas.account.People;
import org.exposureatlas.account.Person;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.platform.Words;
import org.springframework.stereotype.Component;

/** Those whom the audit log names by number, by their name; for an admin's eyes only. */
@Component
class Actors {

    private final People people;
    private final Words words;

    Actors(People people, Words words) {
        this.people = people;
        this.words = words;
    }

    String name(String actor) {
        if (actor.startsWith("account:")) {
            long number = Long.parseLong(actor.substring("account:".length()));
            return people.find(new AccountId(number)).map(Actors::name).orElse(actor);
        }
        return actor.equals(AuditLog.PROGRAM) || actor.equals(AuditLog.VISITOR)
                ? words.say("admin.actor." + actor)
                : actor;
    }

    private static String name(Person person) {
        return person.displayName().isBlank() ? person.email().value() : person.displayName();
    }
}
