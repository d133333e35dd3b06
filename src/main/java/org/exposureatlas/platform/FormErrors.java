package org.exposureatlas.platform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
