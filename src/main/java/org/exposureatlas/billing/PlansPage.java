package org.exposureatlas.billing;

import org.jspecify.annotations.Nullable;

/**
 * The plans with their prices and rules.
 *
 * @param gateway    who takes the money, the end of a message's key; null where nothing can be bought
 * @param occupation the occupation the reader came from; null where from none
 */
record PlansPage(
        String free,
        String pro,
        String report,
        String graceDays,
        int refundDays,
        boolean signedIn,
        boolean hasPro,
        @Nullable String gateway,
        Named sample,
        @Nullable Named occupation) {

    record Named(String slug, String title) {}
}
