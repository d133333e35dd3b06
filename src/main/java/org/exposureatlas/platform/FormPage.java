package org.exposureatlas.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * A page with one form, for the template {@code account/form}. Its words are the messages {@code KEY.title},
 * {@code .lede}, {@code .submit}, and for each field {@code .FIELD} and {@code .FIELD.hint}.
 *
 * @param action  where the form goes
 * @param hidden  values that go along unseen
 * @param links   other ways, below the form
 * @param ofAccount whether the page belongs to somebody's account and leads back to it
 * @param notice  what was just done; null for nothing
 */
public record FormPage(
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
    public record Field(
            String name,
            String label,
            @Nullable String hint,
            String type,
            String autocomplete,
            @Nullable String value) {}

    public record Link(String label, String href) {}

    /** @param key begins with the area whose messages the page has, such as {@code account.sign-in} */
    public static Maker of(Words words, String key, String action) {
        return new Maker(words, key, action);
    }

    /** Puts a page together, field by field. */
    public static final class Maker {

        private final Words words;
        private final String key;
        private final String action;
        private final List<Field> fields = new ArrayList<>();
        private final Map<String, String> hidden = new LinkedHashMap<>();
        private final List<Link> links = new ArrayList<>();
        private FormErrors errors = new FormErrors();
        private @Nullable String title;
        private @Nullable String lede;
        private boolean ofAccount;
        private @Nullable String notice;

        private Maker(Words words, String key, String action) {
            this.words = words;
            this.key = key;
            this.action = action;
        }

        /** What the title's message says with these arguments. */
        public Maker title(Object... arguments) {
            this.title = words.say(key + ".title", arguments);
            return this;
        }

        public Maker lede(String text) {
            this.lede = text;
            return this;
        }

        public Maker field(String name, String type, String autocomplete, @Nullable String value) {
            fields.add(new Field(name, words.say(key + "." + name), null, type, autocomplete, value));
            return this;
        }

        public Maker hintedField(String name, String type, String autocomplete, @Nullable String value) {
            fields.add(new Field(
                    name,
                    words.say(key + "." + name),
                    words.say(key + "." + name + ".hint"),
                    type,
                    autocomplete,
                    value));
            return this;
        }

        public Maker hidden(String name, String value) {
            hidden.put(name, value);
            return this;
        }

        /** @param message of the same area */
        public Maker link(String message, String href) {
            links.add(new Link(words.say(key.substring(0, key.indexOf('.') + 1) + message), href));
            return this;
        }

        public Maker errors(FormErrors found) {
            this.errors = found;
            return this;
        }

        public Maker ofAccount() {
            this.ofAccount = true;
            return this;
        }

        public Maker notice(@Nullable String text) {
            this.notice = text;
            return this;
        }

        /** Adds the page to the model. @return the template */
        public String show(Model model) {
            model.addAttribute(
                    "page",
                    new FormPage(
                            title == null ? words.say(key + ".title") : title,
                            lede == null ? words.say(key + ".lede") : lede,
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
