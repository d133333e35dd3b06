package org.exposureatlas.billing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.exposureatlas.platform.FormErrors;
import org.exposureatlas.platform.FormPage;
import org.exposureatlas.platform.Limit;
import org.exposureatlas.platform.MailOrder;
import org.exposureatlas.platform.MessagePage;
import org.exposureatlas.platform.Outbox;
import org.exposureatlas.platform.Places;
import org.exposureatlas.platform.RateLimits;
import org.exposureatlas.platform.TooManyTriesException;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Email;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What somebody bought without an account: found again by the link in a mail, and the link by the address. */
@Controller
class GuestController {

    private static final Limit MAIL_TO_ADDRESS = new Limit("billing-link-to-address", 5, Duration.ofHours(1));
    private static final Limit MAIL_FROM_PLACE = new Limit("billing-link-from-place", 20, Duration.ofHours(1));
    private static final Limit SECRETS = new Limit("billing-link-tries", 60, Duration.ofMinutes(15));

    private final Purchases purchases;
    private final Standings standings;
    private final Receipts receipts;
    private final BoughtEditions editions;
    private final Shop shop;
    private final Outbox outbox;
    private final RateLimits limits;
    private final TransactionTemplate transactions;
    private final Words words;

    GuestController(
            Purchases purchases,
            Standings standings,
            Receipts receipts,
            BoughtEditions editions,
            Shop shop,
            Outbox outbox,
            RateLimits limits,
            TransactionTemplate transactions,
            Words words) {
        this.purchases = purchases;
        this.standings = standings;
        this.receipts = receipts;
        this.editions = editions;
        this.shop = shop;
        this.outbox = outbox;
        this.limits = limits;
        this.transactions = transactions;
        this.words = words;
    }

    /**
     * @param download where the file is; null where it is not open any more
     * @param bought the edition of the purchase where there is a newer one
     */
    record Opened(
            String item,
            String standing,
            @Nullable String download,
            BoughtEditions.@Nullable Bought bought,
            String occupation,
            String receipt) {}

    @GetMapping("/purchases/open")
    String open(
            @RequestParam(defaultValue = "") String secret,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Purchase> found = byLink(secret, request);
        if (found.isEmpty()) {
            return dead(response, model);
        }
        Purchase purchase = found.get();
        Right right = standings.of(purchase);
        String slug = String.valueOf(purchase.item().slug());
        model.addAttribute(
                "page",
                new Opened(
                        shop.label(purchase.item()),
                        receipts.standing(right),
                        right.open() ? "/occupations/" + slug + "/report.pdf?" + Gate.PURCHASE + "=" + secret : null,
                        editions.of(purchase, right.open())
                                .filter(bought -> bought.download() != null)
                                .map(bought -> new BoughtEditions.Bought(
                                        bought.label(), bought.download() + "?" + Gate.PURCHASE + "=" + secret))
                                .orElse(null),
                        "/occupations/" + slug,
                        "/purchases/receipt?secret=" + secret));
        return "billing/opened";
    }

    @GetMapping("/purchases/receipt")
    String receipt(
            @RequestParam(defaultValue = "") String secret,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Purchase> found = byLink(secret, request);
        if (found.isEmpty()) {
            return dead(response, model);
        }
        model.addAttribute("page", receipts.of(found.get(), standings.of(found.get()), false));
        return "billing/receipt";
    }

    private Optional<Purchase> byLink(String secret, HttpServletRequest request) {
        try {
            limits.spend(SECRETS, Places.of(request));
        } catch (TooManyTriesException tooMany) {
            return Optional.empty();
        }
        return purchases.byLink(secret).filter(purchase -> purchase.item().slug() != null);
    }

    private String dead(HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.GONE.value());
        return MessagePage.of(words, "billing.dead-link")
                .and(words.say("billing.link.find"), "/purchases/find")
                .and(words.say("billing.link.plans"), "/plans")
                .show(model);
    }

    @GetMapping("/purchases/find")
    String form(Model model) {
        return show("", new FormErrors(), model);
    }

    /** Says the same whether or not anything was bought with the address. */
    @PostMapping("/purchases/find")
    String send(
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<Email> address = Email.parse(email);
        FormErrors errors = new FormErrors();
        if (address.isEmpty()) {
            errors.add("email", words.say("account.error.email"));
        } else {
            try {
                limits.spend(MAIL_FROM_PLACE, Places.of(request));
                limits.spend(MAIL_TO_ADDRESS, address.get().value());
                transactions.executeWithoutResult(status -> purchases.ofGuest(address.get()).stream()
                        .filter(purchase -> standings.of(purchase).open())
                        .forEach(purchase -> outbox.add(new MailOrder(
                                BillingMails.LINK_AGAIN,
                                address.get(),
                                Map.of("purchase", purchase.id().toString())))));
                return MessagePage.of(words, "billing.sent")
                        .and(words.say("billing.link.home"), "/")
                        .show(model);
            } catch (TooManyTriesException tooMany) {
                errors.addTooMany(words, "email", tooMany, response);
            }
        }
        FormErrors.unprocessable(response);
        return show(email, errors, model);
    }

    private String show(String email, FormErrors errors, Model model) {
        return FormPage.of(words, "billing.find", "/purchases/find")
                .hintedField("email", "email", "email", email)
                .errors(errors)
                .show(model);
    }
}
