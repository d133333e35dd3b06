package org.exposureatlas.signal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A raw figure about an occupation that scoring models turn into a signal. Either it has a number or a phrase, with
 * source and vintage, or a note says why there is none.
 *
 * @param input one of the names below
 * @param parts where the handbook prints no single phrase: the phrases of the member occupations with their jobs
 * @param observedOn the day the figure belongs to, where its age matters
 * @param note why the value is missing, or how it was chosen
 */
public record SignalInput(
        String occupation,
        String input,
        @Nullable BigDecimal number,
        @Nullable String phrase,
        List<Part> parts,
        @Nullable LocalDate observedOn,
        @Nullable String source,
        @Nullable String vintage,
        @Nullable String note) {

    /** Published 0-10 rating of how digital the work is. */
    public static final String DIGITAL_EXPOSURE = "digital-exposure";

    /** Projected ten-year change of employment, whole percent as printed. */
    public static final String EMPLOYMENT_GROWTH = "employment-growth";

    /** The handbook's phrase for that change. */
    public static final String OUTLOOK_PHRASE = "outlook-phrase";

    /** Level of the sector's job postings index, 1 February 2020 = 100. */
    public static final String POSTINGS_LEVEL = "postings-level";

    /** Typical entry education, in the words of the Bureau of Labor Statistics. */
    public static final String ENTRY_EDUCATION = "entry-education";

    public static final List<String> KNOWN =
            List.of(DIGITAL_EXPOSURE, EMPLOYMENT_GROWTH, OUTLOOK_PHRASE, POSTINGS_LEVEL, ENTRY_EDUCATION);

    /**
     * A member occupation's phrase and its jobs as weight.
     */
    public record Part(String phrase, long weight) {}

    public SignalInput {
        parts = List.copyOf(parts);
    }

    public static SignalInput missing(String occupation, String input, String why) {
        return new SignalInput(occupation, input, null, null, List.of(), null, null, null, why);
    }

    public boolean isMissing() {
        return number == null && phrase == null;
    }
}
