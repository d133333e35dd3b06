package org.exposureatlas.report;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.exposureatlas.chart.ScoreScale;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.occupation.Handbook;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Taxonomy;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.Band;
import org.exposureatlas.scoring.BandWords;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.scoring.ScoringModel;
import org.exposureatlas.seniority.SeniorityCurve;
import org.exposureatlas.shared.Crumb;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/** Puts together the report of one occupation from the atlas: each part makes its section. */
final class ReportMaker {

    private final ReportContext context;
    private final Atlas atlas;
    private final Occupation occupation;
    private final ScoreCard score;
    private final Words words;

    private ReportMaker(ReportContext context) {
        this.context = context;
        this.atlas = context.atlas();
        this.occupation = context.occupation();
        this.score = context.score();
        this.words = context.words();
    }

    /**
     * @param others ids of sources that other parts of the page take figures from
     * @param address of the page on the public site, for the citation
     */
    static OccupationReport make(
            Atlas atlas,
            Occupation occupation,
            @Nullable SeniorityCurve curve,
            TaskOrder order,
            Collection<String> others,
            String address,
            Words words) {
        return new ReportMaker(ReportContext.of(atlas, occupation, curve, words)).make(order, others, address);
    }

    private OccupationReport make(TaskOrder order, Collection<String> others, String address) {
        Handbook handbook = occupation.handbook();
        if (handbook != null) {
            context.sources().use(handbook.source());
        }
        context.sources().use(occupation.codesSource());
        String date = Figures.day(Objects.requireNonNull(atlas.edition().publishedAt())
                .atOffset(ZoneOffset.UTC)
                .toLocalDate());
        FactsPart facts = new FactsPart(context);
        OccupationReport.Composition composition = new CompositionPart(context).composition();
        OccupationReport.Seniority seniority = new SeniorityPart(context).seniority();
        OccupationReport.Tasks tasks = new TasksPart(context).tasks(order);
        OccupationReport.Measures measures = new MeasuresPart(context).measures();
        others.forEach(context.sources()::use);
        return new OccupationReport(
                occupation.slug(),
                occupation.title(),
                List.of(
                        new Crumb(words.say("layout.nav.home"), "/"),
                        new Crumb(
                                occupation.category().name(),
                                "/categories/" + occupation.category().slug())),
                occupation.category().name(),
                occupation.socCodes(),
                occupation.note(),
                description(),
                atlas.edition().label(),
                date,
                card(),
                facts.facts(),
                facts.pay(),
                composition,
                seniority,
                tasks,
                measures,
                context.sources().list(),
                words.say("report.citation", occupation.title(), atlas.edition().label(), date, address));
    }

    private OccupationReport.@Nullable Description description() {
        Taxonomy taxonomy = occupation.taxonomy();
        return taxonomy == null
                ? null
                : new OccupationReport.Description(
                        taxonomy.description(), context.sources().published(taxonomy.source()));
    }

    private org.exposureatlas.chart.ScoreCard card() {
        BigDecimal aoi = score.aoi();
        String tierKey = score.tier();
        if (aoi == null || tierKey == null) {
            return org.exposureatlas.chart.ScoreCard.withheld(
                    words.say("report.withheld"), words.say("report.withheld.why", context.withheld()));
        }
        ScoringModel.Tier tier = atlas.model().tier(tierKey);
        Band band = atlas.scores().band(occupation.slug()).orElse(null);
        ScoreScale scale = ScoreScale.of(
                words.say("report.scale.title", Figures.tenth(aoi)),
                band == null
                        ? words.say("report.scale.description", tier.name(), Figures.plain(tier.from()))
                        : words.say(
                                "report.scale.description.band",
                                tier.name(),
                                Figures.plain(tier.from()),
                                BandWords.range(band, words)),
                aoi.doubleValue(),
                cuts());
        return org.exposureatlas.chart.ScoreCard.of(
                Figures.tenth(aoi),
                Tone.tier(atlas.step(tierKey)),
                band == null ? tier.name() : BandWords.tier(atlas.model(), band, words),
                tier.verdict(),
                band == null ? null : BandWords.whole(band, words),
                band == null
                        ? scale
                        : scale.within(band.low().doubleValue(), band.high().doubleValue()));
    }

    private List<Double> cuts() {
        return atlas.model().tiers().reversed().stream()
                .skip(1)
                .map(tier -> tier.from().doubleValue())
                .toList();
    }
}
