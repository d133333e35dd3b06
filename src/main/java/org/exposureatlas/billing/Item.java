package org.exposureatlas.billing;

import org.jspecify.annotations.Nullable;

/**
 * What can be had: everything for as long as it is paid, or one occupation's report as a PDF.
 *
 * @param slug the occupation of a report; null for Pro
 */
record Item(Plan plan, @Nullable String slug) {

    enum Plan {
        PRO("pro"),
        REPORT("report");

        private final String word;

        Plan(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Plan of(String word) {
            return word.equals(PRO.word) ? PRO : REPORT;
        }
    }

    static final Item PRO = new Item(Plan.PRO, null);

    Item {
        if ((plan == Plan.REPORT) != (slug != null)) {
            throw new IllegalArgumentException("A report is one occupation's, and Pro is nobody's");
        }
    }

    static Item report(String slug) {
        return new Item(Plan.REPORT, slug);
    }

    /** {@code pro} or {@code report:roofers}, as the log of events has it. */
    String inLog() {
        return slug == null ? plan.word() : plan.word() + ":" + slug;
    }

    static Item fromLog(String text) {
        return text.startsWith("report:") ? report(text.substring("report:".length())) : PRO;
    }
}
