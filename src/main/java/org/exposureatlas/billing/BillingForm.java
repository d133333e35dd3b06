package org.exposureatlas.billing;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exposureatlas.platform.FormErrors;
import org.exposureatlas.platform.TooManyTriesException;
import org.exposureatlas.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/**
 * A page with one form, for the template {@code account/form}. Its words are the messages {@code billing.KEY.title},
 * {@code .lede}, {@code .submit}, and for each field {@code .FIELD} and {@code .FIELD.hint}.
 */
record BillingForm(
        String title,
        String lede,
        String action,
        List<Field> fields,
        Map<String, String> hidden,
        String submit,
        List<Link> links,
        FormErrors errors,
        boolean ofAccount,
        @Nullable String notice) {

    record Field(
            String name,
            String label,
            @Nullable String hint,
            String type,
            String autocomplete,
            @Nullable String value) {}

    record Link(String label, String href) {}

    static Maker of(Words words, String key, String action) {
        return new Maker(words, "billing." + key, action);
    }

    static final class Maker {

        private final Words words;
        private final String key;
        private final String action;
        private final List<Field> fields = new ArrayList<>();
        private final Map<String, String> hidden = new LinkedHashMap<>();
        private final List<Link> links = new ArrayList<>();
        private FormErrors errors = new FormErrors();
        private boolean ofAccount;
        private @Nullable String title;
        private @Nullable String lede;

        private Maker(Words words, String key, String action) {
            this.words = words;
            this.key = key;
            this.action = action;
        }

        Maker title(Object... arguments) {
            title = words.say(key + ".title", arguments);
            return this;
        }

        Maker lede(Object... arguments) {
            lede = words.say(key + ".lede", arguments);
            return this;
        }

        Maker field(String name, String type, String autocomplete, @Nullable String value) {
            fields.add(new Field(
                    name,
                    words.say(key + "." + name),
                    words.say(key + "." + name + ".hint"),
                    type,
                    autocomplete,
                    value));
            return this;
        }

        Maker hidden(String name, String value) {
            hidden.put(name, value);
            return this;
        }

        Maker link(String message, String href) {
            links.add(new Link(words.say("billing.link." + message), href));
            return this;
        }

        Maker errors(FormErrors found) {
            errors = found;
            return this;
        }

        Maker ofAccount() {
            ofAccount = true;
            return this;
        }

        String show(Model model) {
            model.addAttribute(
                    "page",
                    new BillingForm(
                            title == null ? words.say(key + ".title") : title,
                            lede == null ? words.say(key + ".lede") : lede,
                            action,
                            List.copyOf(fields),
                            hidden,
                            words.say(key + ".submit"),
                            List.copyOf(links),
                            errors,
                            ofAccount,
                            null));
            return "account/form";
        }
    }

    /** Says at a field that something was tried too often. */
    static void tooMany(
            Words words, FormErrors errors, String field, TooManyTriesException tooMany, HttpServletResponse response) {
        errors.add(field, words.say("account.error.too-many", tooMany.minutes()));
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader("Retry-After", Long.toString(tooMany.minutes() * 60));
    }

    static void unprocessable(HttpServletResponse response) {
        if (response.getStatus() == HttpStatus.OK.value()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
    }
}
