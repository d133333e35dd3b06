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
import org.exposureatlas.occupation.Taxonomy;
import org.exposureatlas.occupation.career.CareerSource;
import org.exposureatlas.occupation.career.Element;
import org.exposureatlas.platform.Words;
import org.exposureatlas.report.CareerProfile.Alike;
import org.exposureatlas.report.CareerProfile.Related;
import org.exposureatlas.report.OccupationReport.Link;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/** Three ways in which other occupations are near to one, each with its reason in words. */
final class Relations {

    private static final int NEAREST = 5;
    private static final int NAMED = 3;

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

    Related of(Occupation occupation) {
        List<Link> nearest = nearest(occupation);
        List<Alike> alike = alike(occupation);
        List<Link> listed = occupation.similar().stream()
                .map(slug -> atlas.catalog().find(slug))
                .flatMap(Optional::stream)
                .map(this::link)
                .toList();
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
                listed,
                similar(occupation, listed.isEmpty()));
    }

    private String similar(Occupation occupation, boolean none) {
        Taxonomy taxonomy = occupation.taxonomy();
        if (taxonomy == null) {
            return words.say(none ? "report.related.none" : "report.related.lede");
        }
        return none
                ? words.say("report.related.none.taxonomy")
                : words.say("report.related.lede.taxonomy", sources.published(taxonomy.source()));
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
                        .map(element -> element.name().toLowerCase(Locale.ROOT))
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
