package org.exposureatlas.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exposureatlas.platform.FormErrors;
import org.exposureatlas.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * A page with one form. Its words are the messages {@code account.KEY.title}, {@code .lede}, {@code .submit}, and for
 * each field {@code .FIELD} and {@code .FIELD.hint}.
 *
 * @param action  where the form goes
 * @param hidden  values that go along unseen
 * @param links   other ways, below the form
 * @param ofAccount whether the page belongs to somebody's account and leads back to it
 * @param notice  what was just done; null for nothing
 */
record FormPage(
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

    /** @param value the answer given before; never that to a question for a secret */
    record Field(
            String name,
            String label,
            @Nullable String hint,
            String type,
            String autocomplete,
            @Nullable String value) {}

    record Link(String label, String href) {}

    static Maker of(Words words, String key, String action) {
        return new Maker(words, key, action);
    }

    /** Puts a page together, field by field. */
    static final class Maker {

        private final Words words;
        private final String key;
        private final String action;
        private final List<Field> fields = new ArrayList<>();
        private final Map<String, String> hidden = new LinkedHashMap<>();
        private final List<Link> links = new ArrayList<>();
        private FormErrors errors = new FormErrors();
        private String lede;
        private boolean ofAccount;
        private @Nullable String notice;

        private Maker(Words words, String key, String action) {
            this.words = words;
            this.key = "account." + key;
            this.action = action;
            this.lede = words.say(this.key + ".lede");
        }

        Maker lede(String text) {
            this.lede = text;
            return this;
        }

        Maker field(String name, String type, String autocomplete, @Nullable String value) {
            fields.add(new Field(name, words.say(key + "." + name), null, type, autocomplete, value));
            return this;
        }

        Maker hintedField(String name, String type, String autocomplete, @Nullable String value) {
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
            links.add(new Link(words.say("account." + message), href));
            return this;
        }

        Maker errors(FormErrors found) {
            this.errors = found;
            return this;
        }

        Maker ofAccount() {
            this.ofAccount = true;
            return this;
        }

        Maker notice(@Nullable String text) {
            this.notice = text;
            return this;
        }

        /** Adds the page to the model. @return the template */
        String show(Model model) {
            model.addAttribute(
                    "page",
                    new FormPage(
                            words.say(key + ".title"),
                            lede,
                            action,
                            List.copyOf(fields),
                            hidden,
                            words.say(key + ".submit"),
                            List.copyOf(links),
                            errors,
                            ofAccount,
                            notice));
            return "account/form";
        }
    }
}
