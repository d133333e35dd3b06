package org.exposureatlas.account;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.exposureatlas.platform.FormErrors;
import org.exposureatlas.platform.FormPage;
import org.exposureatlas.platform.MessagePage;
import org.exposureatlas.platform.TooManyTriesException;
import org.exposureatlas.platform.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the forms of this module share: words, errors and their statuses. */
@Component
class AccountForms {

    private final Words words;

    AccountForms(Words words) {
        this.words = words;
    }

    FormPage.Maker page(String key, String action) {
        return FormPage.of(words, "account." + key, action);
    }

    String say(String key, Object... arguments) {
        return words.say("account." + key, arguments);
    }

    /** Adds the message {@code account.error.KEY}. */
    void add(FormErrors errors, String field, String key) {
        errors.add(field, say("error." + key));
    }

    void add(FormErrors errors, String field, TooManyTriesException tooMany, HttpServletResponse response) {
        errors.addTooMany(words, field, tooMany, response);
    }

    /** Where there is no field to say it at. */
    String wait(TooManyTriesException tooMany, HttpServletResponse response, Model model) {
        FormErrors error = new FormErrors();
        add(error, "", tooMany, response);
        return new MessagePage(say("too-many.title"), error.list().getFirst().text(), List.of()).show(model);
    }

    void unprocessable(HttpServletResponse response) {
        FormErrors.unprocessable(response);
    }

    /** A link that was used, has expired, or never was one. */
    String deadLink(HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.GONE.value());
        return MessagePage.of(words, "account.dead-link")
                .and(say("link.sign-in"), "/account/sign-in")
                .and(say("link.forgotten"), "/account/forgotten-password")
                .and(say("link.sign-up"), "/account/sign-up")
                .show(model);
    }
}
