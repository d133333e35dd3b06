package org.exposureatlas.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.exposureatlas.account.MailedLinks.Link;
import org.exposureatlas.account.MailedLinks.Purpose;
import org.exposureatlas.platform.Mail;
import org.exposureatlas.platform.MailOrder;
import org.exposureatlas.platform.MailWriter;
import org.exposureatlas.platform.PublicAddress;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Email;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The mails about accounts. Whether an address has an account is looked up here, when the mail is sent, and not while
 * somebody waits for a page: so the page cannot tell, not even by the time it takes.
 */
@Component
class AccountMails implements MailWriter {

    static final String SIGN_UP = "sign-up";
    static final String SIGN_IN = "sign-in";
    static final String NEW_PASSWORD = "new-password";
    static final String NEW_EMAIL = "new-email";
    static final String PASSWORD_CHANGED = "password-changed";
    static final String EMAIL_CHANGED = "email-changed";
    static final String SECOND_FACTOR_ON = "second-factor-on";
    static final String SECOND_FACTOR_OFF = "second-factor-off";
    static final String DELETION_ASKED = "deletion-asked";
    static final String DELETED = "deleted";

    private final AccountStore accounts;
    private final MailedLinks links;
    private final PublicAddress site;
    private final Words words;

    AccountMails(AccountStore accounts, MailedLinks links, PublicAddress site, Words words) {
        this.accounts = accounts;
        this.links = links;
        this.site = site;
        this.words = words;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(
                SIGN_UP,
                SIGN_IN,
                NEW_PASSWORD,
                NEW_EMAIL,
                PASSWORD_CHANGED,
                EMAIL_CHANGED,
                SECOND_FACTOR_ON,
                SECOND_FACTOR_OFF,
                DELETION_ASKED,
                DELETED);
    }

    @Override
    public Optional<Mail> write(MailOrder order) {
        Optional<Account> account = accounts.find(order.recipient());
        return switch (order.kind()) {
            case SIGN_UP ->
                Optional.of(
                        account.isPresent()
                                ? plain("already", "/account/sign-in", order.recipient())
                                : withLink(
                                        SIGN_UP,
                                        "/account/sign-up/confirm",
                                        Purpose.SIGN_UP,
                                        new Link(null, Long.valueOf(detail(order, "signUp")), null),
                                        order.recipient()));
            case SIGN_IN ->
                account.map(known -> withLink(
                        SIGN_IN,
                        "/account/sign-in/by-link",
                        Purpose.SIGN_IN,
                        new Link(known.id(), null, null),
                        known.email()));
            case NEW_PASSWORD ->
                account.map(known -> withLink(
                        NEW_PASSWORD,
                        "/account/new-password",
                        Purpose.NEW_PASSWORD,
                        new Link(known.id(), null, null),
                        known.email()));
            case NEW_EMAIL ->
                // An address that has an account already is told nothing more than it knows.
                account.isPresent()
                        ? Optional.empty()
                        : Optional.of(withLink(
                                NEW_EMAIL,
                                "/account/new-email",
                                Purpose.NEW_EMAIL,
                                new Link(
                                        new AccountId(Long.parseLong(detail(order, "account"))),
                                        null,
                                        order.recipient()),
                                order.recipient()));
            default -> Optional.of(plain(order.kind(), null, order.recipient()));
        };
    }

    private static String detail(MailOrder order, String name) {
        String value = order.details().get(name);
        if (value == null) {
            throw new IllegalStateException("The order says nothing about " + name);
        }
        return value;
    }

    private Mail withLink(String kind, String path, Purpose purpose, Link link, Email recipient) {
        String secret = links.make(purpose, link);
        return mail(kind, site.of(path + "?secret=" + secret), recipient);
    }

    private Mail plain(String kind, @Nullable String path, Email recipient) {
        return mail(kind, path == null ? null : site.of(path), recipient);
    }

    /** The messages {@code mail.KIND.subject}, {@code .text}, {@code .action} and {@code .closing}. */
    private Mail mail(String kind, @Nullable String url, Email recipient) {
        String key = "mail." + kind;
        List<String> closing = new ArrayList<>(List.of(words.say(key + ".closing")));
        closing.add(words.say("mail.sent-to", recipient.value(), site.of("/")));
        return new Mail(
                words.say(key + ".subject"),
                List.of(words.say(key + ".text", recipient.value())),
                url == null ? null : new Mail.Action(words.say(key + ".action"), url),
                closing);
    }

    /** For what has to be written to whoever owns an address, known or not. */
    static MailOrder order(String kind, Email recipient) {
        return new MailOrder(kind, recipient, Map.of());
    }
}
