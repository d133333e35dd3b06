package org.exposureatlas.billing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.exposureatlas.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * The pages of the test gateway: where a purchase is paid or not, and where what happens later is made to happen. Only
 * somebody who tries the program out on their own machine has them.
 */
@Controller
class TrialController {

    private final TrialGateway gateway;
    private final BillingSettings settings;
    private final Words words;
    private final Clock clock;

    TrialController(TrialGateway gateway, BillingSettings settings, Words words, Clock clock) {
        this.gateway = gateway;
        this.settings = settings;
        this.words = words;
        this.clock = clock;
    }

    record CheckoutView(String id, String label, String price, String email, String cancel, boolean declined) {}

    /** @param action the last part of the address a button leads to */
    record Button(String action, String label, String name) {}

    record Row(String id, String label, String standing, List<Button> buttons) {}

    record Overview(String now, @Nullable String ahead, List<Row> subscriptions, List<Row> payments) {}

    private void onlyHere() {
        if (!gateway.active()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private TrialGateway.Checkout checkout(String id) {
        onlyHere();
        return gateway.checkout(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/test-gateway/checkout/{id}")
    String checkout(@PathVariable String id, Model model) {
        TrialGateway.Checkout checkout = checkout(id);
        return checkout.paid() ? "redirect:" + checkout.success() : show(checkout, false, model);
    }

    private static String show(TrialGateway.Checkout checkout, boolean declined, Model model) {
        model.addAttribute(
                "page",
                new CheckoutView(
                        checkout.id(),
                        checkout.label(),
                        checkout.price().words(),
                        checkout.email(),
                        checkout.cancel(),
                        declined));
        return "billing/test-checkout";
    }

    @PostMapping("/test-gateway/checkout/{id}/pay")
    String pay(@PathVariable String id) {
        TrialGateway.Checkout checkout = checkout(id);
        gateway.pay(checkout);
        return "redirect:" + checkout.success();
    }

    @PostMapping("/test-gateway/checkout/{id}/decline")
    String decline(@PathVariable String id, Model model) {
        TrialGateway.Checkout checkout = checkout(id);
        gateway.decline(checkout);
        return show(checkout, true, model);
    }

    @GetMapping("/test-gateway")
    String overview(Model model) {
        onlyHere();
        Duration ahead = gateway.ahead();
        model.addAttribute(
                "page",
                new Overview(
                        Dates.moment(clock.instant()),
                        ahead.toHours() < 1
                                ? null
                                : words.say("billing.test.ahead", ahead.toDays(), ahead.toHoursPart()),
                        gateway.subscriptions().stream().map(this::row).toList(),
                        gateway.payments().stream().map(this::row).toList()));
        return "billing/test-gateway";
    }

    private Row row(TrialGateway.Subscription subscription) {
        boolean running = subscription.endedAt() == null;
        String standing = !running
                ? words.say("billing.test.ended", Dates.day(Objects.requireNonNull(subscription.endedAt())))
                : words.say(
                        subscription.open() != null
                                ? "billing.test.unpaid"
                                : subscription.endsWithPeriod()
                                        ? "billing.test.ending"
                                        : subscription.nextFails() ? "billing.test.will-fail" : "billing.test.renewing",
                        Dates.day(subscription.until()));
        List<Button> buttons = !running
                ? List.of()
                : Stream.of(
                                subscription.open() != null ? "pay-open" : "renew",
                                subscription.nextFails() ? "next-pays" : "next-fails",
                                "end-now")
                        .map(action -> button(action, subscription.id()))
                        .toList();
        return new Row(subscription.id(), subscription.label(), standing, buttons);
    }

    private Row row(TrialGateway.Payment payment) {
        String standing = words.say("billing.test.paid", payment.amount().words(), Dates.day(payment.at()));
        boolean refunded = payment.refunded() > 0;
        if (refunded) {
            standing += " " + words.say("billing.test.refunded");
        }
        String dispute = payment.dispute();
        if (dispute != null) {
            standing += " " + words.say("billing.test.dispute." + dispute.replace('_', '-'));
        }
        List<String> actions = refunded
                ? List.of()
                : dispute == null
                        ? List.of("refund", "dispute")
                        : dispute.equals("needs_response") ? List.of("win", "lose") : List.of();
        return new Row(
                payment.id(),
                payment.label(),
                standing,
                actions.stream().map(action -> button(action, payment.id())).toList());
    }

    private Button button(String action, String id) {
        String label = words.say("billing.test.do." + action);
        return new Button(action, label, label + ": " + id);
    }

    @PostMapping("/test-gateway/subscriptions/{id}/{action}")
    String subscription(@PathVariable String id, @PathVariable String action) {
        onlyHere();
        switch (action) {
            case "renew" ->
                gateway.subscriptions().stream()
                        .filter(subscription -> subscription.id().equals(id))
                        .findFirst()
                        .ifPresent(subscription -> passTo(subscription.until()));
            case "next-fails" -> gateway.letNextFail(id, true);
            case "next-pays" -> gateway.letNextFail(id, false);
            case "pay-open" -> gateway.payOpen(id);
            case "end-now" -> gateway.endNow(id);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/test-gateway";
    }

    @PostMapping("/test-gateway/payments/{id}/{action}")
    String payment(@PathVariable String id, @PathVariable String action) {
        onlyHere();
        switch (action) {
            case "refund" -> gateway.refund(id);
            case "dispute" -> gateway.dispute(id, "needs_response");
            case "win" -> gateway.dispute(id, "won");
            case "lose" -> gateway.dispute(id, "lost");
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/test-gateway";
    }

    @PostMapping("/test-gateway/clock/{step}")
    String clock(@PathVariable String step) {
        onlyHere();
        switch (step) {
            case "day" -> gateway.advance(Duration.ofDays(1));
            case "month" -> gateway.advance(Duration.ofDays(31));
            case "grace" -> gateway.advance(settings.grace().plusHours(1));
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/test-gateway";
    }

    @PostMapping("/test-gateway/repeat")
    String repeat() {
        onlyHere();
        gateway.repeat(20);
        return "redirect:/test-gateway";
    }

    private void passTo(Instant moment) {
        Duration left = Duration.between(clock.instant(), moment.plusSeconds(60));
        gateway.advance(left.isNegative() ? Duration.ZERO : left);
    }
}
