package org.exposureatlas.billing;

import java.util.List;
import org.exposureatlas.platform.FormPage;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to buy, or has bought.
 *
 * @param terms    what goes with it, one sentence each
 * @param payUrl   where it is paid; null where it cannot be paid, or was
 * @param gateway  who takes the money, the end of a message's key
 * @param notice   how it stands; null where there is nothing to say yet
 */
record OrderPage(
        String title,
        String item,
        String price,
        List<String> terms,
        @Nullable String payUrl,
        String gateway,
        @Nullable Notice notice,
        List<FormPage.Link> links) {

    /** @param kind of the notice: success, info or warning */
    record Notice(String kind, String text) {}
}
