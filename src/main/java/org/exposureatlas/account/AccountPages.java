package org.exposureatlas.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.exposureatlas.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Somebody's account as pages show it. */
@Component
class AccountPages {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.US);

    private final Words words;
    private final SecondFactors factors;
    private final ApiTokens tokens;
    private final Deletion deletion;

    AccountPages(Words words, SecondFactors factors, ApiTokens tokens, Deletion deletion) {
        this.words = words;
        this.factors = factors;
        this.tokens = tokens;
        this.deletion = deletion;
    }

    /**
     * @param deletion that and when the account will be deleted; null where it will not
     * @param notice   what was just done; null for nothing
     */
    record Overview(
            String email,
            String name,
            String since,
            String secondFactor,
            String token,
            @Nullable String deletion,
            @Nullable String notice) {}

    /** @param ended whether one was just ended */
    record Sessions(List<Row> rows, @Nullable String notice) {}

    record Row(String handle, String browser, String since, String lastSeen, boolean current) {}

    Overview of(Account account, @Nullable String done) {
        return new Overview(
                account.email().value(),
                account.displayName().isEmpty() ? words.say("account.name.none") : account.displayName(),
                moment(account.createdAt()),
                words.say(factors.isOn(account.id()) ? "account.second-factor.on" : "account.second-factor.off"),
                tokens.of(account.id())
                        .map(known -> words.say("account.row.token.one", known.ending()))
                        .orElse(words.say("account.row.token.none")),
                deletion.due(account.id())
                        .map(due -> words.say("account.deletion.due", moment(due)))
                        .orElse(null),
                done == null ? null : words.say("account.done." + done));
    }

    Sessions sessions(List<SignInSessions.Place> places, boolean ended) {
        return new Sessions(
                places.stream()
                        .map(place -> new Row(
                                place.handle(),
                                browser(place.browser()),
                                moment(place.since()),
                                moment(place.lastSeen()),
                                place.current()))
                        .toList(),
                ended ? words.say("account.done.session-ended") : null);
    }

    private String browser(Browser browser) {
        if (browser.name().isEmpty() && browser.system().isEmpty()) {
            return words.say("account.sessions.browser.unknown");
        }
        if (browser.name().isEmpty() || browser.system().isEmpty()) {
            return browser.name() + browser.system();
        }
        return words.say("account.sessions.browser", browser.name(), browser.system());
    }

    static String moment(Instant moment) {
        return MOMENT.format(moment.atOffset(ZoneOffset.UTC));
    }
}
