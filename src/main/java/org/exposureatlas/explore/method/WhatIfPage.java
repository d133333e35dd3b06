package org.exposureatlas.explore.method;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Alternatives;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.Outcome;
import org.exposureatlas.scoring.Perturbation;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.shared.Crumb;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/**
 * All scores under weights of the reader's own. The weights are the address; nothing is kept.
 *
 * @param published whether the weights are those of the model
 * @param finding what the weights change, in one sentence
 */
record WhatIfPage(
        List<Crumb> crumbs,
        List<Slider> sliders,
        String max,
        boolean published,
        String finding,
        List<TierCount> tiers,
        List<Row> rows) {

    /** The greatest weight of a slider; only the proportions count. */
    private static final int MAX = 100;

    private static final Pattern WEIGHT = Pattern.compile("\\d{1,3}(\\.\\d)?");

    /** Thrown where the address holds something else than a weight. */
    static final class NotAWeightException extends RuntimeException {
        NotAWeightException(String signal, String text) {
            super(signal + " is " + text + ", expected a number from 0 to " + MAX);
        }
    }

    /**
     * @param value from 0 to 100, as chosen
     * @param share of all weight, in words
     */
    record Slider(
            String key, String name, String explains, String value, String share, String published, boolean pending) {}

    record TierCount(Tone tone, String name, String published, String now) {}

    record Row(
            String title,
            String href,
            String rank,
            String aoi,
            Tone tone,
            String tier,
            String publishedAoi,
            String publishedRank,
            String change,
            boolean tierChanged) {}

    /** @param chosen weights by the key of their signal, as they stand in the address; a signal not named keeps its own */
    static WhatIfPage of(Atlas atlas, Map<String, String> chosen, Words words) {
        ScoringModel model = atlas.model();
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        for (ScoringModel.Signal signal : model.signals()) {
            String text = chosen.get(signal.key());
            weights.put(signal.key(), text == null ? points(signal) : weight(signal.key(), text));
        }
        Alternatives alternatives = Alternatives.of(atlas);
        List<Outcome> before = alternatives.published();
        List<Outcome> now = alternatives.weighted(weights);
        boolean published = model.signals().stream()
                .allMatch(signal -> points(signal).compareTo(weights.getOrDefault(signal.key(), BigDecimal.ZERO)) == 0);
        return new WhatIfPage(
                MethodNav.crumbs(words),
                sliders(atlas, weights, words),
                Integer.toString(MAX),
                published,
                finding(published, before, now, words),
                tiers(atlas, before, now),
                rows(atlas, before, now, words));
    }

    /** A weight of the model in points of a hundred. */
    private static BigDecimal points(ScoringModel.Signal signal) {
        return signal.weight().movePointRight(2);
    }

    private static BigDecimal weight(String signal, String text) {
        if (!WEIGHT.matcher(text).matches()) {
            throw new NotAWeightException(signal, text);
        }
        BigDecimal weight = new BigDecimal(text);
        if (weight.compareTo(BigDecimal.valueOf(MAX)) > 0) {
            throw new NotAWeightException(signal, text);
        }
        return weight;
    }

    private static List<Slider> sliders(Atlas atlas, Map<String, BigDecimal> weights, Words words) {
        BigDecimal sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return atlas.model().signals().stream()
                .map(signal -> {
                    BigDecimal weight = weights.getOrDefault(signal.key(), BigDecimal.ZERO);
                    return new Slider(
                            signal.key(),
                            signal.name(),
                            signal.explains(),
                            weight.stripTrailingZeros().toPlainString(),
                            sum.signum() == 0
                                    ? words.say("method.dash")
                                    : Figures.wholePercent(weight.divide(sum, MathContext.DECIMAL64)),
                            Figures.plain(points(signal)),
                            signal.rule() instanceof ScoringModel.None);
                })
                .toList();
    }

    private static String finding(boolean published, List<Outcome> before, List<Outcome> now, Words words) {
        if (published) {
            return words.say("whatif.finding.published");
        }
        if (now.stream().allMatch(outcome -> outcome.aoi() == null)) {
            return words.say("whatif.finding.none");
        }
        Perturbation change = Perturbation.of("chosen", Perturbation.Kind.WEIGHT_ZERO, "", before, now);
        return words.say(
                "whatif.finding",
                Figures.count(change.changes().size()),
                Figures.tenth(change.meanChange()),
                change.correlation().isPresent()
                        ? Coefficients.three(change.correlation().getAsDouble())
                        : words.say("method.dash"));
    }

    private static List<TierCount> tiers(Atlas atlas, List<Outcome> before, List<Outcome> now) {
        return atlas.model().tiers().stream()
                .map(tier -> new TierCount(
                        Tone.tier(atlas.step(tier.key())),
                        tier.name(),
                        count(before, tier.key()),
                        count(now, tier.key())))
                .toList();
    }

    private static String count(List<Outcome> outcomes, String tier) {
        return Figures.count(
                outcomes.stream().filter(outcome -> tier.equals(outcome.tier())).count());
    }

    private static List<Row> rows(Atlas atlas, List<Outcome> before, List<Outcome> now, Words words) {
        Map<String, Outcome> published = Perturbation.byOccupation(before);
        Map<String, Occupation> bySlug = atlas.catalog().bySlug();
        List<Row> rows = new ArrayList<>();
        now.stream()
                .filter(outcome -> outcome.aoi() != null)
                .sorted(Comparator.comparing(Outcome::rank)
                        .thenComparing(outcome -> title(bySlug, outcome.occupation())))
                .forEach(outcome -> row(atlas, outcome, published.get(outcome.occupation()), bySlug, words, rows));
        return rows;
    }

    private static void row(
            Atlas atlas,
            Outcome outcome,
            @Nullable Outcome published,
            Map<String, Occupation> bySlug,
            Words words,
            List<Row> rows) {
        BigDecimal aoi = outcome.aoi();
        String tier = outcome.tier();
        if (aoi == null || tier == null) {
            return;
        }
        BigDecimal was = published == null ? null : published.aoi();
        rows.add(new Row(
                title(bySlug, outcome.occupation()),
                "/occupations/" + outcome.occupation(),
                Figures.count(outcome.rank()),
                Figures.tenth(aoi),
                Tone.tier(atlas.step(tier)),
                atlas.model().tier(tier).name(),
                was == null ? words.say("method.dash") : Figures.tenth(was),
                published == null ? words.say("method.dash") : Figures.count(published.rank()),
                was == null ? words.say("method.dash") : ModelComparison.signed(aoi.subtract(was)),
                published != null && !Objects.equals(published.tier(), tier)));
    }

    private static String title(Map<String, Occupation> bySlug, String slug) {
        Occupation occupation = bySlug.get(slug);
        return occupation == null ? slug : occupation.title();
    }
}
