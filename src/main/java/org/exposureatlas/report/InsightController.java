package org.exposureatlas.report;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.exposureatlas.billing.Gate;
import org.exposureatlas.insight.Insight;
import org.exposureatlas.insight.Insights;
import org.exposureatlas.insight.PivotRule;
import org.exposureatlas.insight.PivotSettings;
import org.exposureatlas.insight.WageRule;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.shared.Crumb;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * The paid sections on pages of their own, and as files. The gate is asked before anything is computed. What readers
 * set or write is in the address and is not stored.
 */
@Controller
class InsightController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final MediaType MARKDOWN = new MediaType("text", "markdown", StandardCharsets.UTF_8);

    private final CurrentAtlas current;
    private final Insights insights;
    private final Gate gate;
    private final Clock clock;
    private final Words words;

    InsightController(CurrentAtlas current, Insights insights, Gate gate, Clock clock, Words words) {
        this.current = current;
        this.insights = insights;
        this.gate = gate;
        this.clock = clock;
        this.words = words;
    }

    /** What a page of one section starts from. */
    private record Asked(Atlas atlas, Occupation occupation, Insight insight) {}

    /** @throws ResponseStatusException 404 where there is no such occupation, or no such section in the edition */
    private Asked ask(String slug) {
        Atlas atlas = current.get();
        Occupation occupation = atlas.catalog()
                .find(slug)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No occupation " + slug));
        Insight insight = insights.of(atlas)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "This edition has no such section"));
        return new Asked(atlas, occupation, insight);
    }

    @GetMapping("/occupations/{slug}/heatmap")
    String heatmap(
            @PathVariable String slug,
            @RequestParam(defaultValue = "contribution") String sort,
            @RequestParam(defaultValue = "mean") String raters,
            Model model) {
        Asked asked = ask(slug);
        if (!gate.opensSections(slug)) {
            return locked(asked, "heatmap", model);
        }
        if (!Set.of("mean", "each").contains(raters)) {
            throw bad("raters is " + raters + ", expected mean or each");
        }
        model.addAttribute(
                "heatmap",
                HeatmapView.of(
                        asked.atlas(),
                        asked.insight().heatmap(asked.occupation()),
                        asked.occupation(),
                        order(sort),
                        raters.equals("each"),
                        words));
        return page(asked, "heatmap", model);
    }

    @GetMapping("/occupations/{slug}/heatmap.csv")
    ResponseEntity<String> heatmapCsv(@PathVariable String slug) {
        Asked asked = ask(slug);
        refuseIfLocked(asked, "heatmap");
        return file(
                CSV,
                slug + "-heatmap-" + asked.atlas().edition().label() + ".csv",
                HeatmapCsv.of(asked.atlas(), asked.occupation(), asked.insight().heatmap(asked.occupation())));
    }

    @GetMapping("/occupations/{slug}/heatmap.svg")
    ResponseEntity<String> heatmapSvg(
            @PathVariable String slug, @RequestParam(defaultValue = "contribution") String sort) {
        Asked asked = ask(slug);
        refuseIfLocked(asked, "heatmap");
        HeatmapView view = HeatmapView.of(
                asked.atlas(),
                asked.insight().heatmap(asked.occupation()),
                asked.occupation(),
                order(sort),
                false,
                words);
        return file(
                SVG,
                slug + "-heatmap-" + asked.atlas().edition().label() + ".svg",
                HeatmapSvg.of(
                        view,
                        words.say(
                                "insight.heatmap.source",
                                asked.atlas().edition().label()),
                        asked.atlas().model().caveat(),
                        words));
    }

    @GetMapping("/occupations/{slug}/pivots")
    String pivots(@PathVariable String slug, @RequestParam MultiValueMap<String, String> parameters, Model model) {
        Asked asked = ask(slug);
        if (!gate.opensSections(slug)) {
            return locked(asked, "pivots", model);
        }
        model.addAttribute(
                "pivots",
                PivotsView.of(asked.atlas(), asked.insight(), asked.occupation(), settings(asked, parameters), words));
        return page(asked, "pivots", model);
    }

    @GetMapping("/occupations/{slug}/wages")
    String wages(
            @PathVariable String slug,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            HttpServletResponse response) {
        Asked asked = ask(slug);
        if (!gate.opensSections(slug)) {
            return locked(asked, "wages", model);
        }
        WageRule rule = asked.insight().book().wages();
        WageForm form = WageForm.of(rule, parameters, words);
        if (!form.errors().isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        model.addAttribute("form", form);
        model.addAttribute(
                "wages",
                WagesView.of(
                        asked.insight(),
                        asked.occupation(),
                        asked.insight().wages(asked.occupation(), form.assumptions()),
                        words,
                        new UsedSources(asked.atlas(), words)));
        return page(asked, "wages", model);
    }

    @GetMapping("/occupations/{slug}/tools")
    String tools(@PathVariable String slug, Model model) {
        Asked asked = ask(slug);
        if (!gate.opensSections(slug)) {
            return locked(asked, "tools", model);
        }
        model.addAttribute(
                "tools", ToolsView.of(asked.atlas(), asked.insight().tools(asked.occupation(), today()), words));
        return page(asked, "tools", model);
    }

    @GetMapping("/occupations/{slug}/plan")
    String plan(@PathVariable String slug, @RequestParam MultiValueMap<String, String> parameters, Model model) {
        Asked asked = ask(slug);
        if (!gate.opensSections(slug)) {
            return locked(asked, "plan", model);
        }
        model.addAttribute("plan", plan(asked, parameters));
        return page(asked, "plan", model);
    }

    @GetMapping("/occupations/{slug}/plan.txt")
    ResponseEntity<String> planText(@PathVariable String slug, @RequestParam MultiValueMap<String, String> parameters) {
        Asked asked = ask(slug);
        refuseIfLocked(asked, "plan");
        return file(TEXT, slug + "-plan.txt", plan(asked, parameters).text(words, false));
    }

    @GetMapping("/occupations/{slug}/plan.md")
    ResponseEntity<String> planMarkdown(
            @PathVariable String slug, @RequestParam MultiValueMap<String, String> parameters) {
        Asked asked = ask(slug);
        refuseIfLocked(asked, "plan");
        return file(MARKDOWN, slug + "-plan.md", plan(asked, parameters).text(words, true));
    }

    private PlanView plan(Asked asked, MultiValueMap<String, String> parameters) {
        List<@Nullable String> steps = new ArrayList<>();
        for (int i = 1; i <= PlanView.STEPS; i++) {
            steps.add(parameters.getFirst("step" + i));
        }
        return PlanView.of(
                asked.atlas(), asked.occupation(), asked.insight().plan(asked.occupation(), today()), steps, words);
    }

    private String page(Asked asked, String section, Model model) {
        model.addAttribute("slug", asked.occupation().slug());
        model.addAttribute("occupationTitle", asked.occupation().title());
        model.addAttribute("crumbs", crumbs(asked.occupation()));
        return "report/" + section;
    }

    private String locked(Asked asked, String section, Model model) {
        InsightSections.Locked locked =
                InsightSections.locked(asked.atlas(), asked.insight().book(), asked.occupation(), gate.sample(), words);
        model.addAttribute("sectionKey", section);
        model.addAttribute("locked", locked);
        model.addAttribute("inside", locked.of(section));
        page(asked, section, model);
        return "report/locked-page";
    }

    /** A file without entitlement is refused with the page that says what is inside. */
    private void refuseIfLocked(Asked asked, String section) {
        if (!gate.opensSections(asked.occupation().slug())) {
            throw new LockedException(asked, section);
        }
    }

    private static final class LockedException extends RuntimeException {

        private final transient Asked asked;
        private final String section;

        LockedException(Asked asked, String section) {
            super("Part of Pro: " + section + " of " + asked.occupation().slug());
            this.asked = asked;
            this.section = section;
        }
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused(LockedException refused, Model model) {
        return locked(refused.asked, refused.section, model);
    }

    private List<Crumb> crumbs(Occupation occupation) {
        return List.of(
                new Crumb(words.say("layout.nav.home"), "/"),
                new Crumb(
                        occupation.category().name(),
                        "/categories/" + occupation.category().slug()),
                new Crumb(occupation.title(), "/occupations/" + occupation.slug()));
    }

    private LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static HeatmapOrder order(String sort) {
        try {
            return HeatmapOrder.of(sort);
        } catch (IllegalArgumentException e) {
            throw bad("sort is " + sort + ", expected the name of a column");
        }
    }

    /** Only the choices that the form offers: they are data, and everything else is a mistake in the address. */
    private static PivotSettings settings(Asked asked, MultiValueMap<String, String> parameters) {
        PivotRule rule = asked.insight().book().pivots();
        PivotSettings defaults = PivotSettings.defaults(rule);
        Set<String> without = Set.copyOf(parameters.getOrDefault("without", List.of()));
        Set<String> categories = asked.atlas().catalog().categories().stream()
                .map(Category::slug)
                .collect(Collectors.toSet());
        without.stream().filter(slug -> !categories.contains(slug)).findFirst().ifPresent(slug -> {
            throw bad("without is " + slug + ", expected the address part of a category");
        });
        String pay = parameters.getFirst("pay");
        BigDecimal floor = pay == null
                ? defaults.payFloor()
                : rule.payFloors().stream()
                        .filter(each -> each.movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString()
                                .equals(pay))
                        .findFirst()
                        .orElseThrow(() -> bad("pay is " + pay + ", expected one of the choices"));
        return new PivotSettings(
                floor,
                choice("school", parameters.getFirst("school"), rule.extraYears(), defaults.extraYears()),
                choice("lower", parameters.getFirst("lower"), rule.lowerBy(), defaults.lowerBy()),
                without,
                "yes".equals(parameters.getFirst("higher")));
    }

    private static int choice(String name, @Nullable String asked, List<Integer> choices, int otherwise) {
        return asked == null
                ? otherwise
                : choices.stream()
                        .filter(choice -> choice.toString().equals(asked))
                        .findFirst()
                        .orElseThrow(() -> bad(name + " is " + asked + ", expected one of the choices"));
    }

    private static ResponseStatusException bad(String why) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, why);
    }

    private static ResponseEntity<String> file(MediaType type, String name, String content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
