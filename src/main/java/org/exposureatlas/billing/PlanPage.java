package org.exposureatlas.billing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has, and what they paid.
 *
 * @param notice   what was just done; null for nothing
 * @param hasPro   whether the paid sections are open
 * @param plans    each Pro they have or had, the present ones first
 * @param cancel   whether there is a subscription that can be canceled
 * @param resume   whether there is one that was canceled and still runs
 * @param portal   whether the gateway has a page of its own
 */
record PlanPage(
        @Nullable String notice,
        boolean hasPro,
        List<String> plans,
        @Nullable String warning,
        boolean cancel,
        boolean resume,
        boolean portal,
        List<Report> reports,
        List<Invoice> invoices) {

    /**
     * @param download null where it is not open
     * @param bought the edition of the purchase; null where it was not bought
     */
    record Report(
            String title,
            String occupation,
            String standing,
            @Nullable String download,
            BoughtEditions.@Nullable Bought bought,
            @Nullable String receipt) {}

    /** @param url the gateway's own page about it; null where it has none */
    record Invoice(
            Receipts.Line line,
            String item,
            String receipt,
            @Nullable String url) {}
}
