package org.exposureatlas.explore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which occupations a list shows, as its address says it. Values of one parameter widen the choice, parameters narrow
 * it. What cannot be understood is reported and left out.
 */
final class ListFilter {

    static final String TEXT = "q";
    static final String TIER = "tier";
    static final String CATEGORY = "category";
    static final String EDUCATION = "education";
    static final String PAY_FROM = "pay-from";
    static final String PAY_TO = "pay-to";
    static final String GROWTH_FROM = "growth-from";
    static final String GROWTH_TO = "growth-to";
    static final String COMPLETENESS = "completeness";
    static final String SOURCES = "sources";
    static final String RESILIENCE = "resilience";

    /** Value of {@link #TIER} for occupations without a score. */
    static final String WITHHELD = "withheld";

    private static final List<String> COMPLETENESS_STEPS = List.of("95", "90", "80");
    private static final int LONGEST_TEXT = 100;

    private final Roster roster;
    private final Words words;
    private final MultiValueMap<String, String> parameters;
    private final List<Chip> chips = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Predicate<Listing>> conditions = new ArrayList<>();
    private Address address = Address.of("/occupations");

    /** A choice in force and the address without it. */
    record Chip(String label, String withoutIt) {}

    record Problem(String field, String text) {}

    /** A value one may choose, with the number of occupations it has in all. */
    record Option(String value, String label, long count, boolean chosen) {}

    private ListFilter(Roster roster, MultiValueMap<String, String> parameters, Words words) {
        this.roster = roster;
        this.words = words;
        this.parameters = parameters;
    }

    static ListFilter of(Roster roster, MultiValueMap<String, String> parameters, Words words) {
        ListFilter filter = new ListFilter(roster, parameters, words);
        filter.read();
        return filter;
    }

    private void read() {
        List<Consumer<Address>> labels = new ArrayList<>();
        text().ifPresent(text -> {
            String wanted = text.toLowerCase(Locale.ROOT);
            conditions.add(listing -> listing.title().toLowerCase(Locale.ROOT).contains(wanted));
            add(TEXT, text, words.say("occupations.chip.text", text), labels);
        });
        choices(
                TIER,
                value -> value.equals(WITHHELD)
                        ? Optional.of(words.say("occupations.withheld"))
                        : roster.tier(value).map(Listing.Tier::name),
                (listing, value) -> {
                    Listing.Tier tier = listing.tier();
                    return tier == null ? value.equals(WITHHELD) : tier.key().equals(value);
                },
                labels);
        choices(
                CATEGORY,
                value -> roster.atlas().catalog().category(value).map(Category::name),
                (listing, value) -> listing.category().slug().equals(value),
                labels);
        choices(
                EDUCATION,
                value -> educations().stream()
                        .filter(level -> level.equals(value))
                        .findFirst()
                        .map(this::educationName),
                (listing, value) -> value.equals(listing.education()),
                labels);
        range(PAY_FROM, Listing::pay, true, value -> Figures.dollars((long) value), labels);
        range(PAY_TO, Listing::pay, false, value -> Figures.dollars((long) value), labels);
        range(GROWTH_FROM, Listing::growth, true, Figures::change, labels);
        range(GROWTH_TO, Listing::growth, false, Figures::change, labels);
        String completeness = parameters.getFirst(COMPLETENESS);
        if (completeness != null && !completeness.isBlank()) {
            if (COMPLETENESS_STEPS.contains(completeness)) {
                BigDecimal from = new BigDecimal(completeness).movePointLeft(2);
                conditions.add(listing -> listing.completeness().compareTo(from) >= 0);
                add(COMPLETENESS, completeness, words.say("occupations.chip.completeness", completeness), labels);
            } else {
                unknown(COMPLETENESS, completeness);
            }
        }
        choices(
                SOURCES,
                value -> List.of("disagree", "agree").contains(value)
                        ? Optional.of(words.say("occupations.sources." + value))
                        : Optional.empty(),
                (listing, value) -> listing.spread() != null && listing.disagree() == value.equals("disagree"),
                labels);
        choices(
                RESILIENCE,
                value -> resilienceName(value),
                (listing, value) -> value.equals(listing.resilience()),
                labels);
        Address whole = OccupationList.CHARTS.equals(parameters.getFirst("view"))
                ? address.and("view", OccupationList.CHARTS)
                : address;
        labels.forEach(label -> label.accept(whole));
    }

    private void add(String name, String value, String label, List<Consumer<Address>> labels) {
        address = address.and(name, value);
        labels.add(whole -> chips.add(new Chip(label, whole.without(name, value).toString())));
    }

    private Optional<String> text() {
        String text = Objects.requireNonNullElse(parameters.getFirst(TEXT), "").strip();
        if (text.length() > LONGEST_TEXT) {
            problems.add(new Problem(TEXT, words.say("occupations.problem.text", LONGEST_TEXT)));
            return Optional.empty();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private void choices(
            String name,
            Function<String, Optional<String>> label,
            java.util.function.BiPredicate<Listing, String> holds,
            List<Consumer<Address>> labels) {
        List<String> known = new ArrayList<>();
        for (String value :
                parameters.getOrDefault(name, List.of()).stream().distinct().toList()) {
            if (value.isBlank()) {
                continue;
            }
            Optional<String> found = label.apply(value);
            if (found.isEmpty()) {
                unknown(name, value);
            } else {
                known.add(value);
                add(name, value, found.get(), labels);
            }
        }
        if (!known.isEmpty()) {
            conditions.add(listing -> known.stream().anyMatch(value -> holds.test(listing, value)));
        }
    }

    private void unknown(String name, String value) {
        problems.add(new Problem(
                name,
                words.say(
                        "occupations.problem.unknown",
                        words.say("occupations.filter." + name),
                        value.length() > 40 ? value.substring(0, 40) + "…" : value)));
    }

    private void range(
            String name,
            Function<Listing, @Nullable Integer> figure,
            boolean from,
            Function<Integer, String> shown,
            List<Consumer<Address>> labels) {
        String text = parameters.getFirst(name);
        if (text == null || text.isBlank()) {
            return;
        }
        int bound;
        try {
            bound = Integer.parseInt(text.strip()
                    .replace("$", "")
                    .replace("%", "")
                    .replace(",", "")
                    .replace('\u2212', '-'));
        } catch (NumberFormatException e) {
            problems.add(new Problem(
                    name, words.say("occupations.problem.number", words.say("occupations.filter." + name))));
            return;
        }
        conditions.add(listing -> {
            Integer value = figure.apply(listing);
            return value != null && (from ? value >= bound : value <= bound);
        });
        add(name, Integer.toString(bound), words.say("occupations.chip." + name, shown.apply(bound)), labels);
    }

    List<Listing> apply(List<Listing> listings) {
        return listings.stream()
                .filter(listing -> conditions.stream().allMatch(condition -> condition.test(listing)))
                .toList();
    }

    /** The list with this choice, first page, in the usual order. */
    Address address() {
        return address;
    }

    public List<Chip> chips() {
        return List.copyOf(chips);
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    public List<Option> tiers() {
        List<Option> options = new ArrayList<>(roster.tiers().stream()
                .map(tier -> option(TIER, tier.key(), tier.name(), listing -> tier.equals(listing.tier())))
                .toList());
        Option withheld = option(TIER, WITHHELD, words.say("occupations.withheld"), listing -> listing.tier() == null);
        if (withheld.count() > 0) {
            options.add(withheld);
        }
        return options;
    }

    public List<Option> categories() {
        return roster.atlas().catalog().categories().stream()
                .map(category -> option(
                        CATEGORY,
                        category.slug(),
                        category.name(),
                        listing -> listing.category().equals(category)))
                .toList();
    }

    public List<Option> educationLevels() {
        return educations().stream()
                .map(level ->
                        option(EDUCATION, level, educationName(level), listing -> level.equals(listing.education())))
                .toList();
    }

    public List<Option> completenessSteps() {
        return COMPLETENESS_STEPS.stream()
                .map(step -> option(
                        COMPLETENESS,
                        step,
                        words.say("occupations.chip.completeness", step),
                        listing -> listing.completeness().compareTo(new BigDecimal(step).movePointLeft(2)) >= 0))
                .toList();
    }

    public List<Option> agreement() {
        return Stream.of("disagree", "agree")
                .map(value -> option(
                        SOURCES,
                        value,
                        words.say("occupations.sources." + value),
                        listing -> listing.spread() != null && listing.disagree() == value.equals("disagree")))
                .toList();
    }

    public List<Option> resilienceClasses() {
        return roster.atlas().model().resilience().classes().stream()
                .map(each -> option(
                        RESILIENCE,
                        each.key(),
                        each.name(),
                        listing -> each.key().equals(listing.resilience())))
                .filter(option -> option.count() > 0)
                .toList();
    }

    private Optional<String> resilienceName(String key) {
        return roster.atlas().model().resilience().classes().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .map(ScoringModel.ResilienceClass::name);
    }

    /** What stands in a text field of the form. */
    public String entered(String name) {
        return Objects.requireNonNullElse(parameters.getFirst(name), "");
    }

    private Option option(String name, String value, String label, Predicate<Listing> holds) {
        return new Option(
                value,
                label,
                roster.listings().stream().filter(holds).count(),
                parameters.getOrDefault(name, List.of()).contains(value));
    }

    /** In the order of the model's table, from the lowest barrier to the highest; other phrases after it. */
    private List<String> educations() {
        List<String> known = new ArrayList<>(educationTable()
                .map(table -> table.rows().entrySet().stream()
                        .sorted(java.util.Map.Entry.<String, BigDecimal>comparingByValue()
                                .reversed())
                        .map(java.util.Map.Entry::getKey)
                        .toList())
                .orElse(List.of()));
        roster.listings().stream()
                .map(Listing::education)
                .filter(Objects::nonNull)
                .distinct()
                .filter(level -> !known.contains(level))
                .sorted(Comparator.naturalOrder())
                .forEach(known::add);
        return known.stream()
                .filter(level -> roster.listings().stream().anyMatch(listing -> level.equals(listing.education())))
                .toList();
    }

    private String educationName(String level) {
        return educationTable()
                        .filter(table -> level.equals(table.placeholder()))
                        .isPresent()
                ? words.say("occupations.education.varies")
                : level;
    }

    private Optional<ScoringModel.Table> educationTable() {
        return roster.atlas().model().signals().stream()
                .map(ScoringModel.Signal::rule)
                .filter(ScoringModel.Table.class::isInstance)
                .map(ScoringModel.Table.class::cast)
                .filter(table -> table.input().equals(org.exposureatlas.signal.SignalInput.ENTRY_EDUCATION))
                .findFirst();
    }
}
