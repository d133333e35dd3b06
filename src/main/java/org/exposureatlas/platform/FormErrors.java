package org.exposureatlas.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What is wrong with a form's answers, in the order of its fields. */
public final class FormErrors {

    /**
     * @param field the name of the field, which is the anchor the summary links to
     * @param text  what to do about it
     */
    public record Entry(String field, String text) {}

    private final List<Entry> entries = new ArrayList<>();

    public FormErrors add(String field, String text) {
        entries.add(new Entry(field, text));
        return this;
    }

    /** Says at a field that something was tried too often, and to programs when to try again. */
    public void addTooMany(Words words, String field, TooManyTriesException tooMany, HttpServletResponse response) {
        add(field, words.say("account.error.too-many", tooMany.minutes()));
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader("Retry-After", Long.toString(tooMany.minutes() * 60));
    }

    /** The status of a form that is shown again, unless there is a more telling one. */
    public static void unprocessable(HttpServletResponse response) {
        if (response.getStatus() == HttpStatus.OK.value()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public List<Entry> list() {
        return List.copyOf(entries);
    }

    /** The first thing wrong with a field; null where nothing is. */
    public @Nullable String of(String field) {
        return entries.stream()
                .filter(entry -> entry.field().equals(field))
                .map(Entry::text)
                .findFirst()
                .orElse(null);
    }
}
