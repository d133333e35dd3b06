package org.exposureatlas.billing;

import java.util.Map;
import java.util.UUID;
import org.exposureatlas.account.AccountId;
import org.exposureatlas.account.Visitors;
import org.exposureatlas.support.Visitor;
import org.springframework.context.ApplicationContext;

/** Makes somebody who has everything that is paid for, for tests of other modules. */
public final class Subscribers {

    private Subscribers() {}

    /** @param authorization what a program of theirs sends along */
    public record Subscriber(Visitor reader, Map<String, String> authorization) {}

    public static Subscriber anybody(ApplicationContext program) {
        Visitors visitors = new Visitors(program);
        String email = "pro-" + UUID.randomUUID() + "@example.org";
        Visitor reader = visitors.reader(email);
        AccountId account = visitors.id(email);
        program.getBean(Hand.class).grant(account, Item.PRO, null, "a test", account);
        return new Subscriber(reader, Map.of("Authorization", "Bearer " + visitors.token(email)));
    }
}
