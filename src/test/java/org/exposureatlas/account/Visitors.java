package org.exposureatlas.account;

import java.time.Clock;
import java.util.Map;
import org.exposureatlas.shared.Email;
import org.exposureatlas.support.Visitor;
import org.springframework.context.ApplicationContext;

/** Makes people with accounts and signs them in, for tests of other modules. */
public final class Visitors {

    public static final String PASSWORD = "four tall old trees";

    private final AccountStore accounts;
    private final Passwords passwords;
    private final ApiTokens tokens;
    private final SecondFactors factors;
    private final Clock clock;
    private final int port;

    public Visitors(ApplicationContext program) {
        this.accounts = program.getBean(AccountStore.class);
        this.passwords = program.getBean(Passwords.class);
        this.tokens = program.getBean(ApiTokens.class);
        this.factors = program.getBean(SecondFactors.class);
        this.clock = program.getBean(Clock.class);
        this.port = program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public Visitor guest() {
        return new Visitor(port);
    }

    public Visitor reader(String email) {
        accounts.add(new Email(email), passwords.hash(PASSWORD));
        return signIn(email);
    }

    private Visitor signIn(String email) {
        Visitor visitor = guest();
        visitor.fill("/account/sign-in", Map.of("email", email, "password", PASSWORD));
        return visitor;
    }

    /** With a second factor that was shown. */
    public Visitor admin(String email) {
        AccountId id = accounts.add(new Email(email), passwords.hash(PASSWORD)).orElseThrow();
        accounts.makeAdmin(id);
        Visitor visitor = signIn(email);
        Visitor.Answer page = visitor.get("/account/second-factor");
        byte[] key = factors.propose(id);
        visitor.submit(page, "/account/second-factor", Map.of("code", Totp.code(key, clock.instant())));
        return visitor;
    }

    public AccountId id(String email) {
        return accounts.find(new Email(email)).orElseThrow().id();
    }

    public String token(String email) {
        return tokens.make(id(email));
    }
}
