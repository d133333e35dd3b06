package org.exposureatlas.billing;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exposureatlas.account.AccountId;
import org.exposureatlas.account.People;
import org.exposureatlas.account.Person;
import org.exposureatlas.account.SignedIn;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.platform.FormErrors;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Email;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What somebody is entitled to and why; giving and taking back by hand. For the site's operator. */
@Controller
class AdminAccountsController {

    private static final int LONGEST_REASON = 500;

    private final People people;
    private final Standings standings;
    private final Purchases purchases;
    private final EventLog log;
    private final Receipts receipts;
    private final Shop shop;
    private final Hand hand;
    private final AuditLog audit;
    private final Words words;
    private final Clock clock;

    AdminAccountsController(
            People people,
            Standings standings,
            Purchases purchases,
            EventLog log,
            Receipts receipts,
            Shop shop,
            Hand hand,
            AuditLog audit,
            Words words,
            Clock clock) {
        this.people = people;
        this.standings = standings;
        this.purchases = purchases;
        this.log = log;
        this.receipts = receipts;
        this.shop = shop;
        this.hand = hand;
        this.audit = audit;
        this.words = words;
        this.clock = clock;
    }

    /** @param person found; null where none was, or nobody was asked for */
    record Found(String asked, @Nullable Person person, List<GuestRow> guest, boolean nobody) {}

    record GuestRow(String item, String bought, String standing) {}

    record RightRow(String source, String item, String standing, boolean open) {}

    record EventRow(String at, String kind, String cause, String says) {}

    record AuditRow(String at, String actor, String action, String details) {}

    record AccountView(
            String id,
            String email,
            String name,
            List<RightRow> rights,
            List<EventRow> events,
            List<AuditRow> audit,
            FormErrors errors,
            String slug,
            String until,
            String reason) {}

    @GetMapping("/admin/accounts")
    String find(@RequestParam(defaultValue = "") String q, Model model) {
        String asked = q.strip();
        Optional<Email> email = Email.parse(asked);
        Optional<Person> person = asked.matches("\\d{1,18}")
                ? people.find(new AccountId(Long.parseLong(asked)))
                : email.flatMap(people::find);
        List<GuestRow> guest = email.map(purchases::ofGuest).orElse(List.of()).stream()
                .map(purchase -> new GuestRow(
                        shop.label(purchase.item()),
                        Dates.day(purchase.madeAt()),
                        receipts.standing(standings.of(purchase))))
                .toList();
        model.addAttribute(
                "page",
                new Found(asked, person.orElse(null), guest, !asked.isEmpty() && person.isEmpty() && guest.isEmpty()));
        return "billing/admin-accounts";
    }

    @GetMapping("/admin/accounts/{id}")
    String show(@PathVariable long id, Model model) {
        return show(person(id), new FormErrors(), "", "", "", model);
    }

    private Person person(long id) {
        return people.find(new AccountId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(Person person, FormErrors errors, String slug, String until, String reason, Model model) {
        List<Purchase> own = purchases.of(person.id(), person.email());
        List<EventRow> events = new ArrayList<>(log.about(own, person.id()).stream()
                .map(event -> new EventRow(
                        Dates.moment(event.fact().at()), event.fact().kind(), event.cause(), says(event.fact())))
                .toList());
        model.addAttribute(
                "page",
                new AccountView(
                        person.id().toString(),
                        person.email().value(),
                        person.displayName(),
                        standings.of(person.id()).rights().stream()
                                .map(right -> new RightRow(
                                        right.source(),
                                        shop.label(right.item()),
                                        receipts.standing(right),
                                        right.open()))
                                .toList(),
                        events.reversed(),
                        audit.fullyAbout(person.id().inAuditLog()).stream()
                                .map(entry -> new AuditRow(
                                        Dates.moment(entry.at()),
                                        entry.actor(),
                                        entry.action(),
                                        String.join(
                                                ", ",
                                                entry.details().entrySet().stream()
                                                        .map(detail -> detail.getKey() + ": " + detail.getValue())
                                                        .sorted()
                                                        .toList())))
                                .toList(),
                        errors,
                        slug,
                        until,
                        reason));
        return "billing/admin-account";
    }

    /** What matters of a fact, by the gateway's own names. */
    private String says(Fact fact) {
        return switch (fact) {
            case Fact.Paid paid -> paid.amount().words() + ", " + named(paid);
            case Fact.CheckoutEnded ended -> "purchase:" + ended.purchase();
            case Fact.Subscribed standing -> standing.status() + ", " + standing.subscription();
            case Fact.InvoicePaid invoice ->
                words.say("billing.period", Dates.day(invoice.from()), Dates.day(invoice.until())) + ", "
                        + invoice.amount().words() + ", " + invoice.invoice();
            case Fact.InvoiceFailed invoice -> invoice.invoice();
            case Fact.InvoicePayment payment -> payment.invoice() + ", " + payment.payment();
            case Fact.Refunded refund -> refund.cents() + " / " + refund.ofCents() + ", " + refund.payment();
            case Fact.Disputed dispute ->
                words.say(dispute.open() ? "billing.dispute.open" : "billing.dispute.settled") + ", "
                        + dispute.payment();
            case Fact.CodeRedeemed code -> words.say("billing.until", Dates.day(code.until()));
            case Fact.Granted grant -> grant.what() + ", " + grant.reason();
            case Fact.Revoked revoked -> revoked.source() + ", " + revoked.reason();
        };
    }

    private static String named(Fact.Paid paid) {
        String name = paid.subscription() == null ? paid.payment() : paid.subscription();
        return name == null ? "" : name;
    }

    @PostMapping("/admin/accounts/{id}/grant")
    String grant(
            @AuthenticationPrincipal SignedIn admin,
            @PathVariable long id,
            @RequestParam(defaultValue = "pro") String what,
            @RequestParam(defaultValue = "") String slug,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        Person person = person(id);
        FormErrors errors = new FormErrors();
        boolean report = what.equals("report");
        if (report && shop.occupation(slug.strip()).isEmpty()) {
            errors.add("slug", words.say("billing.admin.error.slug"));
        }
        LocalDate lastDay = null;
        if (!until.isBlank()) {
            try {
                lastDay = LocalDate.parse(until.strip());
                if (lastDay.isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
                    errors.add("until", words.say("billing.admin.error.past"));
                }
            } catch (DateTimeParseException wrong) {
                errors.add("until", words.say("billing.admin.error.date"));
            }
        }
        checkReason(reason, "reason", errors);
        if (!errors.isEmpty()) {
            FormErrors.unprocessable(response);
            return show(person, errors, slug, until, reason, model);
        }
        hand.grant(person.id(), report ? Item.report(slug.strip()) : Item.PRO, lastDay, reason.strip(), admin.id());
        return "redirect:/admin/accounts/" + id;
    }

    @PostMapping("/admin/accounts/{id}/revoke")
    String revoke(
            @AuthenticationPrincipal SignedIn admin,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        Person person = person(id);
        Right right = standings.of(person.id()).rights().stream()
                .filter(one -> one.source().equals(source) && one.open())
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        FormErrors errors = new FormErrors();
        checkReason(why, "why-" + source, errors);
        if (!errors.isEmpty()) {
            FormErrors.unprocessable(response);
            return show(person, errors, "", "", "", model);
        }
        hand.revoke(person.id(), right, why.strip(), admin.id());
        return "redirect:/admin/accounts/" + id;
    }

    private void checkReason(String reason, String field, FormErrors errors) {
        if (reason.isBlank()) {
            errors.add(field, words.say("billing.admin.error.reason"));
        } else if (reason.length() > LONGEST_REASON) {
            errors.add(field, words.say("billing.admin.error.reason-long", LONGEST_REASON));
        }
    }
}
