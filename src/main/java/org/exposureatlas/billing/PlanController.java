package org.exposureatlas.billing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exposureatlas.account.SignedIn;
import org.exposureatlas.billing.Right.State;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.platform.FormPage;
import org.exposureatlas.platform.MessagePage;
import org.exposureatlas.platform.PublicAddress;
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

/** Somebody's plan: what is open, until when, what was paid; canceling it and going on after all. */
@Controller
class PlanController {

    private static final Set<String> DONE = Set.of("canceled", "resumed", "code", "had", "nothing");

    private final Standings standings;
    private final Purchases purchases;
    private final Subscriptions subscriptions;
    private final Gateways gateways;
    private final Receipts receipts;
    private final Codes codes;
    private final BoughtEditions boughtEditions;
    private final Shop shop;
    private final PublicAddress site;
    private final Words words;

    PlanController(
            Standings standings,
            Purchases purchases,
            Subscriptions subscriptions,
            Gateways gateways,
            Receipts receipts,
            Codes codes,
            BoughtEditions boughtEditions,
            Shop shop,
            PublicAddress site,
            Words words) {
        this.standings = standings;
        this.purchases = purchases;
        this.subscriptions = subscriptions;
        this.gateways = gateways;
        this.receipts = receipts;
        this.codes = codes;
        this.boughtEditions = boughtEditions;
        this.shop = shop;
        this.site = site;
        this.words = words;
    }

    @GetMapping("/account/plan")
    String plan(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String done, Model model) {
        Entitlements all = standings.of(who.id());
        List<Right> known = all.rights().stream()
                .filter(right -> right.state() != State.AWAITED && right.state() != State.GIVEN_UP)
                .toList();
        List<Right> pro = known.stream()
                .filter(right -> right.item().equals(Item.PRO))
                .sorted(Comparator.comparing(Right::open).reversed())
                .toList();
        Optional<Right> running = pro.stream()
                .filter(Right::open)
                .filter(right -> right.subscription() != null)
                .max(Comparator.comparing(Right::renews));
        model.addAttribute(
                "page",
                new PlanPage(
                        DONE.contains(done) ? words.say("billing.done." + done) : null,
                        all.pro(),
                        pro.stream()
                                .map(right -> origin(right) + " " + receipts.standing(right))
                                .toList(),
                        pro.stream()
                                .filter(right -> right.state() == State.GRACE)
                                .map(right -> words.say("billing.plan.failed"))
                                .findFirst()
                                .orElse(null),
                        running.filter(Right::renews).isPresent(),
                        running.filter(right -> right.state() == State.ENDING).isPresent(),
                        gateways.current().isPresent() && known.stream().anyMatch(right -> right.customer() != null),
                        reports(who, known),
                        invoices(known)));
        return "billing/plan";
    }

    /** By which way somebody has Pro. */
    private String origin(Right right) {
        String kind = right.source().replaceFirst(":.*", "");
        if (kind.equals("code")) {
            String label = codes.find(Long.parseLong(right.source().substring(5)))
                    .map(Codes.Code::label)
                    .orElse("");
            return words.say("billing.origin.code", label);
        }
        return words.say("billing.origin." + kind);
    }

    private List<PlanPage.Report> reports(SignedIn who, List<Right> rights) {
        Map<String, Purchase> bought = purchases
                .of(who.id(), Email.parse(who.email()).orElse(null))
                .stream()
                .collect(Collectors.toMap(Purchase::source, Function.identity()));
        return rights.stream()
                .filter(right -> right.item().slug() != null)
                .map(right -> report(
                        right,
                        Optional.ofNullable(bought.get(right.source()))
                                .flatMap(purchase -> boughtEditions.of(purchase, right.open()))
                                .orElse(null)))
                .toList();
    }

    /** @param edition the one it was bought in; null where it was not bought */
    private PlanPage.Report report(Right right, BoughtEditions.@Nullable Bought edition) {
        String slug = String.valueOf(right.item().slug());
        boolean bought = right.source().startsWith("purchase:");
        String standing = receipts.standing(right);
        return new PlanPage.Report(
                shop.occupation(slug).map(Occupation::title).orElse(slug),
                "/occupations/" + slug,
                edition == null ? standing : standing + " " + words.say("billing.plan.edition", edition.label()),
                right.open() ? "/occupations/" + slug + "/report.pdf" : null,
                edition,
                bought ? receipt(right) : null);
    }

    private static String receipt(Right right) {
        return "/account/plan/receipts/" + right.source().substring("purchase:".length());
    }

    private List<PlanPage.Invoice> invoices(List<Right> rights) {
        record Dated(Right right, Right.Bill bill) {}
        List<Dated> bills = new ArrayList<>();
        rights.forEach(right -> right.bills().forEach(bill -> bills.add(new Dated(right, bill))));
        return bills.stream()
                .sorted(Comparator.comparing((Dated dated) -> dated.bill().paidAt())
                        .reversed())
                .map(dated -> new PlanPage.Invoice(
                        receipts.line(dated.bill()),
                        shop.label(dated.right().item()),
                        receipt(dated.right()),
                        dated.bill().url()))
                .toList();
    }

    @GetMapping("/account/plan/receipts/{id}")
    String receipt(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id, Model model) {
        Purchase purchase = purchases.of(who.id(), Email.parse(who.email()).orElse(null)).stream()
                .filter(own -> own.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Right right = standings.of(purchase);
        if (right.bills().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("page", receipts.of(purchase, right, true));
        return "billing/receipt";
    }

    @GetMapping("/account/plan/cancel")
    String cancelForm(@AuthenticationPrincipal SignedIn who, Model model) {
        Optional<Right> right = subscriptions.of(who.id()).filter(Right::renews);
        if (right.isEmpty()) {
            return "redirect:/account/plan?done=nothing";
        }
        return FormPage.of(words, "billing.cancel", "/account/plan/cancel")
                .ofAccount()
                .lede(words.say("billing.cancel.lede", day(right.get().renewsAt())))
                .link("link.keep", "/account/plan")
                .show(model);
    }

    private static String day(java.time.@Nullable Instant moment) {
        return moment == null ? "" : Dates.day(moment);
    }

    @PostMapping("/account/plan/cancel")
    String cancel(@AuthenticationPrincipal SignedIn who) throws GatewayAwayException {
        Optional<Right> right = subscriptions.of(who.id()).filter(Right::renews);
        if (right.isEmpty()) {
            return "redirect:/account/plan?done=nothing";
        }
        subscriptions.endWithPeriod(right.get(), true);
        return "redirect:/account/plan?done=canceled";
    }

    @PostMapping("/account/plan/resume")
    String resume(@AuthenticationPrincipal SignedIn who) throws GatewayAwayException {
        Optional<Right> right = subscriptions.of(who.id()).filter(open -> open.state() == State.ENDING);
        if (right.isEmpty()) {
            return "redirect:/account/plan?done=nothing";
        }
        subscriptions.endWithPeriod(right.get(), false);
        return "redirect:/account/plan?done=resumed";
    }

    /** A page with a link: the content policy lets no form lead to another site, not even by a detour. */
    @PostMapping("/account/plan/portal")
    String portal(@AuthenticationPrincipal SignedIn who, Model model) throws GatewayAwayException {
        PaymentGateway gateway = gateways.need();
        String customer = shop.customer(who.id(), gateway);
        String page = customer == null
                ? null
                : gateway.portal(customer, site.of("/account/plan")).orElse(null);
        if (page == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return MessagePage.of(words, "billing.portal")
                .and(words.say("billing.link.portal"), page)
                .and(words.say("billing.link.my-plan"), "/account/plan")
                .show(model);
    }
}
