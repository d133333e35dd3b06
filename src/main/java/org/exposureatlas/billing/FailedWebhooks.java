package org.exposureatlas.billing;

import java.util.List;
import org.exposureatlas.platform.NeedsAttention;
import org.exposureatlas.platform.Words;
import org.springframework.stereotype.Component;

/** What the payment gateway told us and could not be applied, on the admin's first page. */
@Component
class FailedWebhooks implements NeedsAttention {

    private final WebhookInbox inbox;
    private final Words words;

    FailedWebhooks(WebhookInbox inbox, Words words) {
        this.inbox = inbox;
        this.words = words;
    }

    @Override
    public List<Item> waiting() {
        long failed = inbox.waiting().stream()
                .filter(waiting -> waiting.attempts() > 0)
                .count();
        return failed == 0
                ? List.of()
                : List.of(new Item(words.say("billing.payments.attention", failed), "/admin/payments"));
    }
}
