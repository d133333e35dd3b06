package org.exposureatlas.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.insight.Likeness;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.career.CareerSource;
import org.exposureatlas.occupation.career.Element;
import org.exposureatlas.platform.Words;
import org.exposureatlas.report.CareerProfile.Alike;
import org.exposureatlas.report.CareerProfile.Listed;
import org.exposureatlas.report.CareerProfile.Related;
import org.exposureatlas.report.OccupationReport.Link;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/** Four ways in which other occupations are near to one, each with its reason in words. */
final class Relations {

    private static final int NEAREST = 5;
    private static final int NAMED = 3;
    private static final int LISTED = 10;

    private final Atlas atlas;
    private final @Nullable Likeness likeness;
    private final Words words;
    private final UsedSources sources;

    Relations(Atlas atlas, @Nullable Likeness likeness, Words words, UsedSources sources) {
        this.atlas = atlas;
        this.likeness = likeness;
        this.words = words;
        this.sources = sources;
    }

    /** @param related what O*NET calls related, the nearest first */
    Related of(Occupation occupation, List<String> related) {
        List<Link> nearest = nearest(occupation);
        List<Alike> alike = alike(occupation);
        return new Related(
                "/categories/" + occupation.category().slug(),
                words.say("career.related.category", occupation.category().name()),
                nearest,
                words.say(
                        nearest.isEmpty() ? "career.related.nearest.none" : "career.related.nearest.lede",
                        occupation.category().name()),
                alike.stream().limit(NEAREST).toList(),
                alike.stream().skip(NEAREST).toList(),
                alike.isEmpty()
                        ? words.say("career.related.alike.none")
                        : words.say("career.related.alike.lede", sources.computed(CareerSource.ONET.id())),
                occupation.taxonomy() == null ? handbook(occupation) : null,
                onet(occupation, related));
    }

    private Listed handbook(Occupation occupation) {
        List<Link> links = links(occupation.similar());
        return new Listed(links, List.of(), words.say(links.isEmpty() ? "report.related.none" : "report.related.lede"));
    }

    private Listed onet(Occupation occupation, List<String> related) {
        List<Link> links = links(related);
        if (links.isEmpty()) {
            return new Listed(List.of(), List.of(), words.say("career.related.onet.none"));
        }
        String source = CareerSource.ONET.id();
        return new Listed(
                links.stream().limit(LISTED).toList(),
                links.stream().skip(LISTED).toList(),
                occupation.onetCodes().size() == 1
                        ? words.say("career.related.onet.lede", sources.published(source))
                        : words.say("career.related.onet.lede.codes", sources.computed(source)));
    }

    private List<Link> links(List<String> slugs) {
        return slugs.stream()
                .map(slug -> atlas.catalog().find(slug))
                .flatMap(Optional::stream)
                .map(this::link)
                .toList();
    }

    private List<Link> nearest(Occupation occupation) {
        BigDecimal aoi = atlas.scores().of(occupation.slug()).aoi();
        if (aoi == null) {
            return List.of();
        }
        return atlas.ranked(occupation.category()).stream()
                .filter(scored -> !scored.occupation().slug().equals(occupation.slug()))
                .sorted(Comparator.comparing(
                        scored -> Objects.requireNonNull(scored.score().aoi())
                                .subtract(aoi)
                                .abs()))
                .limit(NEAREST)
                .map(scored -> link(scored.occupation()))
                .toList();
    }

    private List<Alike> alike(Occupation occupation) {
        List<Alike> alike = new ArrayList<>();
        if (likeness == null) {
            return alike;
        }
        for (Likeness.Neighbor neighbor : likeness.nearest(occupation.slug())) {
            atlas.catalog()
                    .find(neighbor.occupation())
                    .ifPresent(
                            other -> alike.add(new Alike(link(other), reason(likeness, occupation, other, neighbor))));
        }
        return alike;
    }

    private String reason(Likeness likeness, Occupation occupation, Occupation other, Likeness.Neighbor neighbor) {
        String shared = names(likeness.shared(occupation.slug(), other.slug(), NAMED));
        String missing = names(likeness.missing(occupation.slug(), other.slug(), NAMED));
        return words.say(
                        "career.related.alike.cosine",
                        Figures.plain(
                                BigDecimal.valueOf(neighbor.cosine()).setScale(2, java.math.RoundingMode.HALF_UP)))
                + " "
                + (shared.isEmpty()
                        ? words.say("career.related.alike.plain")
                        : words.say("career.related.alike.shared", shared))
                + " "
                + (missing.isEmpty()
                        ? words.say("career.related.alike.nothing")
                        : words.say("career.related.alike.missing", missing));
    }

    private static String names(List<Element> elements) {
        return String.join(
                ", ",
                elements.stream()
                        // Mathematics, for one, is a skill and a field of knowledge.
                        .map(element -> element.name().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList());
    }

    private Link link(Occupation other) {
        ScoreCard card = atlas.scores().of(other.slug());
        BigDecimal aoi = card.aoi();
        String tier = card.tier();
        return new Link(
                other.title(),
                "/occupations/" + other.slug(),
                aoi == null ? null : Figures.tenth(aoi),
                tier == null ? null : atlas.model().tier(tier).name(),
                tier == null ? null : Tone.tier(atlas.step(tier)));
    }
}
