package org.exposureatlas.billing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exposureatlas.account.SignedIn;
import org.exposureatlas.billing.OrderPage.Notice;
import org.exposureatlas.billing.Right.State;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.platform.FormErrors;
import org.exposureatlas.platform.FormPage;
import org.exposureatlas.platform.Limit;
import org.exposureatlas.platform.MessagePage;
import org.exposureatlas.platform.Places;
import org.exposureatlas.platform.RateLimits;
import org.exposureatlas.platform.TooManyTriesException;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Email;
import org.exposureatlas.shared.Money;
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

/** What can be bought, and buying it. */
@Controller
class PlansController {

    private static final Limit ORDERS = new Limit("billing-orders", 20, Duration.ofHours(1));

    private final Shop shop;
    private final Purchases purchases;
    private final Standings standings;
    private final Gateways gateways;
    private final BillingSettings settings;
    private final Receipts receipts;
    private final RateLimits limits;
    private final Words words;

    PlansController(
            Shop shop,
            Purchases purchases,
            Standings standings,
            Gateways gateways,
            BillingSettings settings,
            Receipts receipts,
            RateLimits limits,
            Words words) {
        this.shop = shop;
        this.purchases = purchases;
        this.standings = standings;
        this.gateways = gateways;
        this.settings = settings;
        this.receipts = receipts;
        this.limits = limits;
        this.words = words;
    }

    @GetMapping("/plans")
    String plans(
            @AuthenticationPrincipal @Nullable SignedIn who, @RequestParam(defaultValue = "") String o, Model model) {
        model.addAttribute(
                "page",
                new PlansPage(
                        new Money(0, settings.currency()).words(),
                        settings.price(Item.PRO).words(),
                        settings.price(Item.report("any")).words(),
                        Long.toString(settings.grace().toDays()),
                        settings.refundDays(),
                        who != null,
                        who != null && standings.of(who.id()).pro(),
                        gateways.current().map(PaymentGateway::label).orElse(null),
                        new PlansPage.Named(
                                settings.sample(),
                                shop.occupation(settings.sample())
                                        .map(Occupation::title)
                                        .orElse(settings.sample())),
                        shop.occupation(o)
                                .map(found -> new PlansPage.Named(found.slug(), found.title()))
                                .orElse(null)));
        return "billing/plans";
    }

    @PostMapping("/plans/pro")
    String subscribe(
            @AuthenticationPrincipal @Nullable SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws GatewayAwayException {
        if (who == null) {
            return "redirect:/account/sign-in?next=/plans";
        }
        boolean renews = standings.of(who.id()).rights().stream()
                .anyMatch(right -> right.item().equals(Item.PRO) && right.renews());
        if (renews) {
            return "redirect:/account/plan";
        }
        try {
            limits.spend(ORDERS, Places.of(request));
        } catch (TooManyTriesException tooMany) {
            return wait(tooMany, response, model);
        }
        return toOrder(shop.begin(Item.PRO, who, new Email(who.email())));
    }

    private String wait(TooManyTriesException tooMany, HttpServletResponse response, Model model) {
        FormErrors error = new FormErrors();
        error.addTooMany(words, "", tooMany, response);
        return new MessagePage(
                        words.say("account.too-many.title"),
                        error.list().getFirst().text(),
                        List.of())
                .show(model);
    }

    private static String toOrder(Purchase purchase) {
        return "redirect:/plans/orders/" + purchase.id();
    }

    @GetMapping("/plans/report")
    String reportForm(
            @AuthenticationPrincipal @Nullable SignedIn who, @RequestParam(defaultValue = "") String o, Model model) {
        return showReport(occupation(o), who, "", new FormErrors(), model);
    }

    private Occupation occupation(String slug) {
        return shop.occupation(slug).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String showReport(
            Occupation occupation, @Nullable SignedIn who, String email, FormErrors errors, Model model) {
        String key = "billing.buy" + (who == null ? "" : "-signed-in");
        FormPage.Maker form = FormPage.of(words, key, "/plans/report")
                .title(occupation.title())
                .lede(words.say(
                        key + ".lede",
                        settings.price(Item.report(occupation.slug())).words(),
                        who == null ? "" : who.email()))
                .hidden("o", occupation.slug())
                .errors(errors);
        if (who == null) {
            form.hintedField("email", "email", "email", email)
                    .link("link.sign-in", "/account/sign-in?next=/plans/report%3Fo%3D" + occupation.slug());
        }
        return form.link("link.plans", "/plans?o=" + occupation.slug()).show(model);
    }

    @PostMapping("/plans/report")
    String buy(
            @AuthenticationPrincipal @Nullable SignedIn who,
            @RequestParam(defaultValue = "") String o,
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws GatewayAwayException {
        Occupation occupation = occupation(o);
        if (who != null && standings.of(who.id()).report(o)) {
            return "redirect:/account/plan?done=had";
        }
        Optional<Email> address = who == null ? Email.parse(email) : Optional.of(new Email(who.email()));
        FormErrors errors = new FormErrors();
        if (address.isEmpty()) {
            errors.add("email", words.say("account.error.email"));
        } else {
            try {
                limits.spend(ORDERS, Places.of(request));
                return toOrder(shop.begin(Item.report(o), who, address.get()));
            } catch (TooManyTriesException tooMany) {
                if (who != null) {
                    return wait(tooMany, response, model);
                }
                errors.addTooMany(words, "email", tooMany, response);
            }
        }
        FormErrors.unprocessable(response);
        return showReport(occupation, who, email, errors, model);
    }

    @GetMapping("/plans/orders/{id}")
    String order(@AuthenticationPrincipal @Nullable SignedIn who, @PathVariable UUID id, Model model) {
        return showOrder(own(id, who), false, model);
    }

    /** Back from the gateway, which may not have told us yet what it told the reader. */
    @GetMapping("/plans/orders/{id}/done")
    String ordered(@AuthenticationPrincipal @Nullable SignedIn who, @PathVariable UUID id, Model model) {
        return showOrder(own(id, who), true, model);
    }

    /** An account's purchase is shown to that account; one without is known by its number, which nobody guesses. */
    private Purchase own(UUID id, @Nullable SignedIn who) {
        return purchases
                .find(id)
                .filter(purchase -> purchase.account() == null
                        ? purchase.email() != null
                        : who != null && purchase.account().equals(who.id()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String showOrder(Purchase purchase, boolean back, Model model) {
        Right right = standings.of(purchase);
        boolean pro = purchase.item().equals(Item.PRO);
        boolean guest = purchase.account() == null;
        List<String> terms = new ArrayList<>();
        terms.add(words.say(
                pro ? "billing.terms.pro.renews" : "billing.terms.report.keeps",
                purchase.price().words()));
        terms.add(words.say(pro ? "billing.terms.pro.cancel" : "billing.terms.report.refund", settings.refundDays()));
        if (guest && purchase.email() != null) {
            terms.add(words.say("billing.terms.guest", Shop.masked(purchase.email())));
        }
        List<FormPage.Link> links = new ArrayList<>();
        if (right.open() && !guest) {
            links.add(link("my-plan", "/account/plan"));
        }
        String slug = purchase.item().slug();
        if (slug != null) {
            links.add(link("occupation", "/occupations/" + slug));
        }
        links.add(
                right.state() == State.AWAITED && back
                        ? link("look-again", "/plans/orders/" + purchase.id() + "/done")
                        : link("plans", slug == null ? "/plans" : "/plans?o=" + slug));
        boolean payable = right.state() == State.AWAITED && !back;
        String title = words.say("billing.order.title" + (right.open() ? ".done" : back ? ".back" : ""));
        model.addAttribute(
                "page",
                new OrderPage(
                        title,
                        shop.label(purchase.item()),
                        words.say(
                                pro ? "billing.price.month" : "billing.price.once",
                                purchase.price().words()),
                        terms,
                        payable ? purchase.payUrl() : null,
                        purchase.gateway(),
                        notice(purchase, right, back, guest),
                        links));
        return "billing/order";
    }

    private FormPage.Link link(String message, String href) {
        return new FormPage.Link(words.say("billing.link." + message), href);
    }

    private @Nullable Notice notice(Purchase purchase, Right right, boolean back, boolean guest) {
        if (right.open()) {
            Email email = purchase.email();
            return new Notice(
                    "success",
                    guest && email != null
                            ? words.say("billing.order.mailed", Shop.masked(email))
                            : words.say("billing.order.paid."
                                    + purchase.item().plan().word()));
        }
        if (right.state() == State.AWAITED) {
            return back ? new Notice("info", words.say("billing.order.waiting")) : null;
        }
        return new Notice("warning", receipts.standing(right));
    }
}
