package org.exposureatlas.billing;

import java.util.List;
import java.util.Map;
import org.exposureatlas.account.SignedIn;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What the payment gateway told us and could not be applied, and trying again. For the site's operator. */
@Controller
class AdminPaymentsController {

    private final WebhookInbox inbox;
    private final Gateways gateways;
    private final Reconciliation reconciliation;
    private final AuditLog audit;
    private final Words words;

    AdminPaymentsController(
            WebhookInbox inbox, Gateways gateways, Reconciliation reconciliation, AuditLog audit, Words words) {
        this.inbox = inbox;
        this.gateways = gateways;
        this.reconciliation = reconciliation;
        this.audit = audit;
        this.words = words;
    }

    record Row(long id, String type, String event, String received, String tries, String problem) {}

    /** @param differences from the gateway's books; null where nobody asked for them */
    record PaymentsView(
            String gateway,
            List<String> counts,
            List<Row> waiting,
            @Nullable List<String> differences) {}

    @GetMapping("/admin/payments")
    String list(Model model) {
        return show(null, model);
    }

    private String show(@Nullable List<String> differences, Model model) {
        Map<String, Long> counts = inbox.counts();
        model.addAttribute(
                "page",
                new PaymentsView(
                        gateways.current()
                                .map(known -> words.say("billing.gateway." + known.label()))
                                .orElse(words.say("billing.gateway.none")),
                        counts.entrySet().stream()
                                .map(entry -> words.say("billing.webhooks." + entry.getKey(), entry.getValue()))
                                .toList(),
                        inbox.waiting().stream()
                                .map(waiting -> new Row(
                                        waiting.id(),
                                        waiting.type(),
                                        waiting.eventId(),
                                        Dates.moment(waiting.receivedAt()),
                                        Integer.toString(waiting.attempts()),
                                        waiting.problem() == null
                                                ? words.say("billing.webhooks.untried")
                                                : waiting.problem()))
                                .toList(),
                        differences));
        return "billing/admin-payments";
    }

    @PostMapping("/admin/payments/{id}/retry")
    String retry(@AuthenticationPrincipal SignedIn admin, @PathVariable long id) {
        audit.record(admin.id().inAuditLog(), "webhook-retried", "webhook:" + id);
        inbox.apply(id);
        return "redirect:/admin/payments";
    }

    @PostMapping("/admin/payments/compare")
    String compare(Model model) throws GatewayAwayException {
        return show(
                reconciliation.differences().stream()
                        .map(difference -> words.say("billing.difference." + difference.kind(), difference.purchase()))
                        .toList(),
                model);
    }
}
