package org.exposureatlas.explore.method;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.DataTable.Column;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.explore.method.MethodPage.Comparison;
import org.exposureatlas.explore.method.MethodPage.Difference;
import org.exposureatlas.explore.method.MethodPage.Reading;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.scoring.ScoreCard.SignalScore;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.shared.Figures;
import org.exposureatlas.signal.SignalInput;
import org.jspecify.annotations.Nullable;

/** The default model beside another: their weights, what the other's known limits do, and whose tier differs. */
final class ModelComparison {

    private static final BigDecimal TOP = BigDecimal.valueOf(100);

    private final Atlas atlas;
    private final ScoringModel ours;
    private final ScoringModel theirs;
    private final Words words;

    ModelComparison(Atlas atlas, ScoringModel theirs, Words words) {
        this.atlas = atlas;
        this.ours = atlas.model();
        this.theirs = theirs;
        this.words = words;
    }

    Comparison make() {
        record Pair(Occupation occupation, ScoreCard ours, ScoreCard theirs, BigDecimal apart) {}
        List<Pair> pairs = new ArrayList<>();
        for (Atlas.Scored scored : atlas.ranked()) {
            theirs(scored.occupation().slug())
                    .filter(card -> !card.isWithheld())
                    .ifPresent(card -> pairs.add(new Pair(
                            scored.occupation(), scored.score(), card, aoi(card).subtract(aoi(scored.score())))));
        }
        List<Pair> differing = pairs.stream()
                .filter(pair -> !tierName(ours, pair.ours()).equals(tierName(theirs, pair.theirs())))
                .sorted(Comparator.comparing((Pair pair) -> pair.apart().abs()).reversed())
                .toList();
        BigDecimal mean = pairs.isEmpty()
                ? BigDecimal.ZERO
                : pairs.stream()
                        .map(pair -> pair.apart().abs())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(pairs.size()), MathContext.DECIMAL64);
        return new Comparison(
                theirs.id(),
                theirs.name(),
                theirs.summary(),
                signals(),
                theirs.limits(),
                effects(),
                words.say(
                        "method.models.finding",
                        Figures.count(differing.size()),
                        Figures.count(pairs.size()),
                        Figures.tenth(mean)),
                ours.id(),
                theirs.id(),
                differing.stream()
                        .map(pair -> new Difference(
                                pair.occupation().title(),
                                "/occupations/" + pair.occupation().slug(),
                                reading(ours, pair.ours()),
                                reading(theirs, pair.theirs()),
                                signed(pair.apart())))
                        .toList());
    }

    private Optional<ScoreCard> theirs(String slug) {
        return atlas.scores().of(theirs.id(), slug);
    }

    private static BigDecimal aoi(ScoreCard card) {
        BigDecimal aoi = card.aoi();
        if (aoi == null) {
            throw new IllegalArgumentException("The score of " + card.occupation() + " is withheld");
        }
        return aoi;
    }

    private static String tierName(ScoringModel model, ScoreCard card) {
        return model.tierOf(aoi(card)).name();
    }

    private static Reading reading(ScoringModel model, ScoreCard card) {
        ScoringModel.Tier tier = model.tierOf(aoi(card));
        return new Reading(
                Figures.tenth(aoi(card)),
                Tone.tier(model.tiers().size() - model.tiers().indexOf(tier)),
                tier.name());
    }

    static String signed(BigDecimal difference) {
        return (difference.signum() > 0 ? "+" : "") + Figures.tenth(difference);
    }

    private DataTable signals() {
        Set<String> keys = new LinkedHashSet<>();
        ours.signals().forEach(signal -> keys.add(signal.key()));
        theirs.signals().forEach(signal -> keys.add(signal.key()));
        List<List<String>> rows = new ArrayList<>();
        for (String key : keys) {
            ScoringModel.Signal left = signal(ours, key);
            ScoringModel.Signal right = signal(theirs, key);
            ScoringModel.Signal either = left == null ? right : left;
            if (either != null) {
                rows.add(List.of(either.name(), weight(left), weight(right)));
            }
        }
        return new DataTable(
                words.say("method.models.caption"),
                List.of(
                        Column.text(words.say("method.signal")),
                        Column.figures(ours.name()),
                        Column.figures(theirs.name())),
                rows);
    }

    private static ScoringModel.@Nullable Signal signal(ScoringModel model, String key) {
        return model.signals().stream()
                .filter(signal -> signal.key().equals(key))
                .findFirst()
                .orElse(null);
    }

    private String weight(ScoringModel.@Nullable Signal signal) {
        return signal == null ? words.say("method.dash") : Figures.wholePercent(signal.weight());
    }

    /** What the other model's known limits do to scores, counted in this edition. */
    private List<String> effects() {
        List<String> effects = new ArrayList<>();
        for (ScoringModel.Signal signal : theirs.signals()) {
            if (signal.rule() instanceof ScoringModel.Table table) {
                if (table.input().equals(SignalInput.OUTLOOK_PHRASE)) {
                    outOfOrder(signal, table, effects);
                }
                filledIn(signal, table, effects);
            }
        }
        if (!theirs.seniority().clamp()) {
            long above = atlas.catalog().occupations().stream()
                    .flatMap(occupation -> theirs(occupation.slug()).stream())
                    .filter(card -> card.levels().stream().anyMatch(level -> isAbove(level.byCurve())))
                    .count();
            effects.add(words.say("method.effect.seniority", Figures.count(above)));
        }
        return effects;
    }

    private static boolean isAbove(@Nullable BigDecimal figure) {
        return figure != null && figure.compareTo(TOP) > 0;
    }

    /** Phrases for less growth that count as less pressure than a phrase for more growth. */
    private void outOfOrder(ScoringModel.Signal signal, ScoringModel.Table table, List<String> effects) {
        record Phrase(String phrase, BigDecimal value, BigDecimal growth, long occupations) {}
        Map<String, List<BigDecimal>> growths = atlas.signals().inputs().stream()
                .filter(input -> input.input().equals(table.input()) && input.phrase() != null)
                .collect(Collectors.groupingBy(
                        input -> String.valueOf(input.phrase()),
                        Collectors.flatMapping(input -> growth(input.occupation()).stream(), Collectors.toList())));
        List<Phrase> phrases = growths.entrySet().stream()
                .filter(entry -> table.rows().containsKey(entry.getKey())
                        && !entry.getValue().isEmpty())
                .map(entry -> new Phrase(
                        entry.getKey(),
                        table.rows().getOrDefault(entry.getKey(), BigDecimal.ZERO),
                        mean(entry.getValue()),
                        entry.getValue().size()))
                .sorted(Comparator.comparing(Phrase::growth))
                .toList();
        for (int i = 0; i < phrases.size(); i++) {
            Phrase phrase = phrases.get(i);
            phrases.stream()
                    .skip(i + 1)
                    .filter(other -> other.value().compareTo(phrase.value()) > 0)
                    .max(Comparator.comparing(Phrase::value))
                    .ifPresent(other -> effects.add(words.say(
                            "method.effect.order",
                            phrase.phrase(),
                            Figures.count(phrase.occupations()),
                            signed(phrase.growth()),
                            Figures.plain(phrase.value()),
                            other.phrase(),
                            signed(other.growth()),
                            Figures.plain(other.value()),
                            Figures.tenth(signal.weight().multiply(other.value().subtract(phrase.value()))))));
        }
    }

    private Optional<BigDecimal> growth(String occupation) {
        return atlas.signals().inputsOf(occupation).stream()
                .filter(input -> input.input().equals(SignalInput.EMPLOYMENT_GROWTH))
                .findFirst()
                .map(SignalInput::number);
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        return values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), 1, RoundingMode.HALF_UP);
    }

    /** A row of the other model for the phrase that ours computes from the member occupations. */
    private void filledIn(ScoringModel.Signal signal, ScoringModel.Table table, List<String> effects) {
        for (ScoringModel.Signal own : ours.signals()) {
            if (!(own.rule() instanceof ScoringModel.Table ownTable)
                    || !ownTable.input().equals(table.input())
                    || ownTable.placeholder() == null) {
                continue;
            }
            String placeholder = ownTable.placeholder();
            BigDecimal filled = table.rows().get(placeholder);
            if (filled == null) {
                continue;
            }
            List<BigDecimal> computed = atlas.signals().inputs().stream()
                    .filter(input -> input.input().equals(table.input()) && placeholder.equals(input.phrase()))
                    .map(input -> value(atlas.scores().of(input.occupation()), own.key()))
                    .flatMap(Optional::stream)
                    .sorted()
                    .toList();
            if (!computed.isEmpty()) {
                effects.add(words.say(
                        "method.effect.filled",
                        Figures.count(computed.size()),
                        Figures.plain(filled),
                        Figures.tenth(computed.getFirst()),
                        Figures.tenth(computed.getLast()),
                        signed(signal.weight().multiply(filled.subtract(computed.getLast()))),
                        signed(signal.weight().multiply(filled.subtract(computed.getFirst())))));
            }
        }
    }

    private static Optional<BigDecimal> value(ScoreCard card, String signal) {
        return card.signals().stream()
                .filter(score -> score.signal().equals(signal))
                .findFirst()
                .map(SignalScore::value);
    }
}
