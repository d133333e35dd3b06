package org.exposureatlas.explore.method;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exposureatlas.chart.BarList;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.DataTable.Column;
import org.exposureatlas.chart.RangePlot;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.occupation.Rater;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.Band;
import org.exposureatlas.scoring.BandWords;
import org.exposureatlas.scoring.Perturbation;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.shared.Crumb;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/**
 * How far scores and ranks hold when other choices are made.
 *
 * @param computed whether the edition has bands at all
 */
record RobustnessPage(
        List<Crumb> crumbs,
        boolean computed,
        String lede,
        String finding,
        RangePlot plot,
        Certainty most,
        Certainty least,
        Movers movers,
        List<PerturbationRow> perturbations,
        @Nullable Changes changes,
        List<Order> orders,
        List<Row> rows) {

    /** @param table the same figures as the bars */
    record Certainty(String finding, BarList bars, DataTable table) {}

    record Movers(String finding, BarList bars, DataTable table) {}

    record PerturbationRow(
            String name,
            String href,
            boolean current,
            String changed,
            String up,
            String down,
            String meanChange,
            String correlation) {}

    /** The occupations whose tier differs under the perturbation chosen. */
    record Changes(String name, String finding, List<MethodPage.Difference> rows) {}

    record Order(String label, String href, boolean current) {}

    record Row(
            String title,
            String href,
            String aoi,
            Tone tone,
            String tier,
            String band,
            String rank,
            String ranks,
            String places,
            String mover,
            String swing) {}

    /** The orders of the list of all occupations. */
    enum ListOrder {
        RANK,
        CERTAIN,
        UNCERTAIN;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<ListOrder> of(String key) {
            return Arrays.stream(values())
                    .filter(order -> order.key().equals(key))
                    .findFirst();
        }
    }

    private static final int EXTREMES = 10;

    static RobustnessPage of(
            Atlas atlas, List<Perturbation> perturbations, ListOrder order, String change, Words words) {
        return new Maker(atlas, perturbations, words).make(order, change);
    }

    /** An occupation with its score and band. */
    private record Banded(Atlas.Scored scored, Band band) {
        int places() {
            return band.worstRank() - band.bestRank();
        }

        String href() {
            return "/occupations/" + scored.occupation().slug();
        }
    }

    private record Maker(Atlas atlas, List<Perturbation> perturbations, Words words) {

        RobustnessPage make(ListOrder order, String change) {
            List<Banded> banded = atlas.ranked().stream()
                    .flatMap(scored -> atlas.scores().band(scored.occupation().slug()).stream()
                            .map(band -> new Banded(scored, band)))
                    .toList();
            ScoringModel.Bands rule = atlas.model().bands();
            return new RobustnessPage(
                    MethodNav.crumbs(words),
                    !banded.isEmpty(),
                    rule == null
                            ? words.say("robustness.none")
                            : words.say(
                                    "robustness.ranks.lede",
                                    Figures.count(rule.draws()),
                                    Figures.plain(rule.low()),
                                    Figures.plain(rule.high())),
                    finding(banded),
                    plot(banded),
                    certainty(
                            banded, Comparator.comparing((Banded b) -> b.band().width()), "robustness.most.finding"),
                    certainty(
                            banded,
                            Comparator.comparing((Banded b) -> b.band().width()).reversed(),
                            "robustness.least.finding"),
                    movers(banded),
                    perturbations.stream()
                            .map(perturbation -> row(perturbation, change, order))
                            .toList(),
                    changes(change),
                    Arrays.stream(ListOrder.values())
                            .map(candidate -> new Order(
                                    words.say("robustness.order." + candidate.key()),
                                    "/methodology/robustness?order=" + candidate.key() + "#all",
                                    candidate == order))
                            .toList(),
                    sorted(banded, order).stream().map(this::row).toList());
        }

        private String finding(List<Banded> banded) {
            if (banded.isEmpty()) {
                return words.say("robustness.none");
            }
            return words.say(
                    "robustness.plot.finding",
                    Figures.count(median(banded.stream().map(Banded::places).toList())));
        }

        private static int median(List<Integer> values) {
            return values.stream().sorted().toList().get(values.size() / 2);
        }

        private RangePlot plot(List<Banded> banded) {
            int count = Math.max(2, banded.size());
            Scale ranks = new Scale(1, count);
            List<RangePlot.Item> items = new ArrayList<>();
            for (int i = 0; i < banded.size(); i++) {
                Band band = banded.get(i).band();
                items.add(new RangePlot.Item(i + 1, band.rank(), band.bestRank(), band.worstRank(), Tone.ACCENT));
            }
            return RangePlot.of(
                    words.say("robustness.plot.title"),
                    finding(banded),
                    ranks,
                    ranks,
                    items,
                    List.of(
                            ranks.tick(1, Maker::whole),
                            ranks.tick(count / 2.0, Maker::whole),
                            ranks.tick(count, Maker::whole)),
                    List.of(1.0, Math.floor(count / 2.0), (double) count),
                    Maker::whole);
        }

        private static String whole(double value) {
            return Figures.count((long) Math.floor(value));
        }

        private Certainty certainty(List<Banded> banded, Comparator<Banded> by, String finding) {
            List<Banded> first = banded.stream()
                    .sorted(by.thenComparing(b -> b.scored().occupation().title()))
                    .limit(EXTREMES)
                    .toList();
            double widest = banded.stream()
                    .mapToDouble(b -> b.band().width().doubleValue())
                    .max()
                    .orElse(1);
            Scale scale = Scale.fromZero(widest);
            return new Certainty(
                    words.say(finding),
                    BarList.of(
                            scale,
                            first.stream()
                                    .map(b -> new BarList.Item(
                                            b.scored().occupation().title(),
                                            b.href(),
                                            words.say(
                                                    "robustness.certainty.note",
                                                    BandWords.range(b.band(), words),
                                                    BandWords.rankRange(b.band(), words)),
                                            b.band().width().doubleValue(),
                                            Figures.tenth(b.band().width()),
                                            Tone.ACCENT))
                                    .toList()),
                    new DataTable(
                            words.say(finding),
                            List.of(
                                    Column.text(words.say("method.models.occupation")),
                                    Column.text(words.say("robustness.band")),
                                    Column.figures(words.say("robustness.width")),
                                    Column.figures(words.say("robustness.ranks"))),
                            first.stream()
                                    .map(b -> List.of(
                                            b.scored().occupation().title(),
                                            BandWords.range(b.band(), words),
                                            Figures.tenth(b.band().width()),
                                            BandWords.rankRange(b.band(), words)))
                                    .toList()));
        }

        private Movers movers(List<Banded> banded) {
            Map<String, List<Band>> byMover =
                    banded.stream().map(Banded::band).collect(Collectors.groupingBy(Band::mover));
            List<String> keys = byMover.entrySet().stream()
                    .sorted(Comparator.comparing((Map.Entry<String, List<Band>> entry) ->
                                    entry.getValue().size())
                            .reversed()
                            .thenComparing(Map.Entry::getKey))
                    .map(Map.Entry::getKey)
                    .toList();
            Scale scale = Scale.fromZero(banded.size());
            List<BarList.Item> items = new ArrayList<>();
            List<List<String>> rows = new ArrayList<>();
            for (String key : keys) {
                List<Band> bands = byMover.getOrDefault(key, List.of());
                BigDecimal middle =
                        bands.stream().map(Band::swing).sorted().toList().get(bands.size() / 2);
                BigDecimal greatest = bands.stream()
                        .map(Band::swing)
                        .max(Comparator.naturalOrder())
                        .orElse(BigDecimal.ZERO);
                items.add(new BarList.Item(
                        mover(key),
                        null,
                        words.say("robustness.movers.note", Figures.tenth(middle), Figures.tenth(greatest)),
                        (double) bands.size(),
                        Figures.count(bands.size()),
                        Tone.ACCENT));
                rows.add(List.of(
                        mover(key), Figures.count(bands.size()), Figures.tenth(middle), Figures.tenth(greatest)));
            }
            return new Movers(
                    keys.isEmpty()
                            ? words.say("robustness.none")
                            : words.say(
                                    "robustness.movers.finding",
                                    mover(keys.getFirst()),
                                    Figures.count(byMover.getOrDefault(keys.getFirst(), List.of())
                                            .size()),
                                    Figures.count(banded.size())),
                    BarList.of(scale, items),
                    new DataTable(
                            words.say("robustness.movers.caption"),
                            List.of(
                                    Column.text(words.say("robustness.mover")),
                                    Column.figures(words.say("method.occupations")),
                                    Column.figures(words.say("robustness.swing.median")),
                                    Column.figures(words.say("robustness.swing.greatest"))),
                            rows));
        }

        /** A weight in words: of a signal, or of an importance. */
        private String mover(String key) {
            return atlas.model().signals().stream()
                    .filter(signal -> signal.key().equals(key))
                    .findFirst()
                    .map(ScoringModel.Signal::name)
                    .orElseGet(() -> words.say("robustness.mover.importance", words.say("importance." + key)));
        }

        private PerturbationRow row(Perturbation perturbation, String chosen, ListOrder order) {
            long up = perturbation.changes().stream()
                    .filter(Perturbation.TierChange::up)
                    .count();
            return new PerturbationRow(
                    name(perturbation),
                    "/methodology/robustness?change=" + perturbation.key() + "&order=" + order.key() + "#change",
                    perturbation.key().equals(chosen),
                    Figures.count(perturbation.changes().size()),
                    Figures.count(up),
                    Figures.count(perturbation.changes().size() - up),
                    Figures.tenth(perturbation.meanChange()),
                    correlation(perturbation.correlation()));
        }

        private String correlation(OptionalDouble value) {
            return value.isPresent() ? Coefficients.three(value.getAsDouble()) : words.say("method.dash");
        }

        private String name(Perturbation perturbation) {
            String subject = switch (perturbation.kind()) {
                case WEIGHT_ZERO, WEIGHT_LESS, WEIGHT_MORE -> mover(perturbation.subject());
                case RATER_ALONE ->
                    atlas.catalog()
                            .rater(perturbation.subject())
                            .map(Rater::name)
                            .orElse(perturbation.subject());
                case OTHER_MODEL ->
                    atlas.scores()
                            .method()
                            .model(perturbation.subject())
                            .map(ScoringModel::name)
                            .orElse(perturbation.subject());
                case IMPORTANCE_FLAT -> "";
            };
            ScoringModel.Bands rule = atlas.model().bands();
            return words.say(
                    "robustness.kind." + perturbation.kind().name().toLowerCase(Locale.ROOT),
                    subject,
                    rule == null ? "" : Figures.wholePercent(rule.weightSpread()));
        }

        private @Nullable Changes changes(String key) {
            Optional<Perturbation> chosen = perturbations.stream()
                    .filter(perturbation -> perturbation.key().equals(key))
                    .findFirst();
            if (chosen.isEmpty()) {
                return null;
            }
            Map<String, String> titles = atlas.catalog().occupations().stream()
                    .collect(Collectors.toMap(
                            occupation -> occupation.slug(), occupation -> occupation.title(), (a, b) -> a));
            Perturbation perturbation = chosen.get();
            ScoringModel other = perturbation.kind() == Perturbation.Kind.OTHER_MODEL
                    ? atlas.scores().method().model(perturbation.subject()).orElse(atlas.model())
                    : atlas.model();
            return new Changes(
                    name(perturbation),
                    words.say(
                            "robustness.change.finding",
                            Figures.count(perturbation.changes().size()),
                            Figures.tenth(perturbation.meanChange())),
                    perturbation.changes().stream()
                            .map(change -> new MethodPage.Difference(
                                    titles.getOrDefault(change.occupation(), change.occupation()),
                                    "/occupations/" + change.occupation(),
                                    reading(atlas.model(), change.from(), change.fromTier()),
                                    reading(other, change.to(), change.toTier()),
                                    ModelComparison.signed(change.to().subtract(change.from()))))
                            .toList());
        }

        private static MethodPage.Reading reading(ScoringModel model, BigDecimal aoi, String tierKey) {
            ScoringModel.Tier tier = model.tier(tierKey);
            return new MethodPage.Reading(
                    Figures.tenth(aoi),
                    Tone.tier(model.tiers().size() - model.tiers().indexOf(tier)),
                    tier.name());
        }

        private static List<Banded> sorted(List<Banded> banded, ListOrder order) {
            Comparator<Banded> by =
                    Comparator.comparing(Function.<Banded>identity().andThen(Banded::places));
            return switch (order) {
                case RANK -> banded;
                case CERTAIN -> banded.stream().sorted(by).toList();
                case UNCERTAIN -> banded.stream().sorted(by.reversed()).toList();
            };
        }

        private Row row(Banded b) {
            BigDecimal aoi = b.scored().score().aoi();
            String tier = String.valueOf(b.scored().score().tier());
            return new Row(
                    b.scored().occupation().title(),
                    b.href(),
                    aoi == null ? words.say("method.dash") : Figures.tenth(aoi),
                    Tone.tier(atlas.step(tier)),
                    BandWords.tier(atlas.model(), b.band(), words),
                    words.say(
                            "score.rank.range",
                            Figures.tenth(b.band().low()),
                            Figures.tenth(b.band().high())),
                    Figures.count(b.band().rank()),
                    BandWords.rankRange(b.band(), words),
                    Figures.count(b.places()),
                    mover(b.band().mover()),
                    Figures.tenth(b.band().swing()));
        }
    }
}
