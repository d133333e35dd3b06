package org.exposureatlas.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.insight.Likeness;
import org.exposureatlas.occupation.Alias;
import org.exposureatlas.occupation.Career;
import org.exposureatlas.occupation.Member;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.career.CareerBook;
import org.exposureatlas.occupation.career.CareerFacts;
import org.exposureatlas.occupation.career.CareerSource;
import org.exposureatlas.occupation.career.Element;
import org.exposureatlas.occupation.career.ElementRating;
import org.exposureatlas.occupation.career.IndustryPay;
import org.exposureatlas.occupation.career.MemberPay;
import org.exposureatlas.occupation.career.Technology;
import org.exposureatlas.occupation.career.Video;
import org.exposureatlas.platform.Words;
import org.exposureatlas.report.CareerProfile.Film;
import org.exposureatlas.report.CareerProfile.Industries;
import org.exposureatlas.report.CareerProfile.Members;
import org.exposureatlas.report.CareerProfile.Names;
import org.exposureatlas.report.CareerProfile.Rated;
import org.exposureatlas.report.CareerProfile.Ratings;
import org.exposureatlas.report.CareerProfile.Technologies;
import org.exposureatlas.report.CareerProfile.Texts;
import org.exposureatlas.report.CareerProfile.Tool;
import org.exposureatlas.report.CareerProfile.Videos;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/** Puts together the career part of a report. */
final class CareerProfileMaker {

    private static final int FIRST_TOOLS = 12;
    private static final int FIRST_NAMES = 10;
    private static final int FIRST_RATINGS = 8;
    private static final int ALL_RATINGS = 20;

    /** Importances run from 1, so a bar starts there. */
    private static final Scale IMPORTANCE = new Scale(1, 5);

    private final Atlas atlas;
    private final CareerBook careers;
    private final @Nullable Likeness likeness;
    private final Occupation occupation;
    private final CareerFacts facts;
    private final Words words;
    private final UsedSources sources;

    private CareerProfileMaker(
            Atlas atlas, CareerBook careers, @Nullable Likeness likeness, Occupation occupation, Words words) {
        this.atlas = atlas;
        this.careers = careers;
        this.likeness = likeness;
        this.occupation = occupation;
        this.facts = careers.of(occupation.slug());
        this.words = words;
        this.sources = new UsedSources(atlas, words);
    }

    /** @param likeness {@code null} for an edition without one */
    static CareerProfile make(
            Atlas atlas, CareerBook careers, @Nullable Likeness likeness, Occupation occupation, Words words) {
        return new CareerProfileMaker(atlas, careers, likeness, occupation, words).make();
    }

    private CareerProfile make() {
        return new CareerProfile(
                texts(),
                new Progressions(words, sources).of(occupation, facts.wages()),
                new Educations(words, sources, careers.tuition()).of(occupation, facts),
                new Resiliences(atlas, words, sources).of(occupation),
                technologies(),
                occupation.onetCodes().size() > 1
                        ? words.say(
                                "career.ratings.codes", occupation.onetCodes().size())
                        : null,
                List.of(ratings(Element.Kind.SKILL), ratings(Element.Kind.KNOWLEDGE), ratings(Element.Kind.ABILITY)),
                ratings(Element.Kind.ACTIVITY),
                names(),
                videos(),
                industries(occupation),
                members(),
                new Relations(atlas, likeness, words, sources).of(occupation, facts.related()),
                sources.ids());
    }

    private Texts texts() {
        Career career = occupation.career();
        if (career == null) {
            return new Texts(words.say("career.notwritten"), null, List.of(), List.of(), null);
        }
        String by = atlas.catalog()
                .rater(career.writtenBy())
                .map(rater -> words.say("career.writer", rater.name(), words.say("rater." + rater.kind())))
                .orElse(career.writtenBy());
        return new Texts(
                null,
                career.summary(),
                List.of(career.inside().split("\n\n")),
                career.responsibilities(),
                words.say(
                        "career.byline",
                        by,
                        Figures.day(career.writtenOn()),
                        words.say("career.review." + career.review())));
    }

    private Technologies technologies() {
        List<Tool> tools = facts.technologies().stream().map(this::tool).toList();
        if (tools.isEmpty()) {
            return new Technologies(words.say("career.technology.missing"), List.of(), List.of(), null, null);
        }
        List<Tool> rest = tools.stream().skip(FIRST_TOOLS).toList();
        return new Technologies(
                null,
                tools.stream().limit(FIRST_TOOLS).toList(),
                rest,
                rest.isEmpty() ? null : words.say("career.technology.more", rest.size()),
                sources.published(CareerSource.ONET.id()));
    }

    private Tool tool(Technology technology) {
        return new Tool(technology.name(), technology.kind(), technology.hot(), technology.inDemand());
    }

    private Ratings ratings(Element.Kind kind) {
        String title = words.say("career." + kind.key());
        List<ElementRating> highest = facts.highest(kind);
        if (highest.isEmpty()) {
            return new Ratings(
                    kind.key(),
                    title,
                    words.say("career." + kind.key() + ".missing"),
                    null,
                    List.of(),
                    List.of(),
                    null,
                    null);
        }
        List<Rated> rated = highest.stream().limit(ALL_RATINGS).map(this::rated).toList();
        String source = CareerSource.of(kind).id();
        List<Rated> rest = rated.stream().skip(FIRST_RATINGS).toList();
        return new Ratings(
                kind.key(),
                title,
                null,
                words.say(
                        "career." + kind.key() + ".finding",
                        highest.getFirst().element().name().toLowerCase(Locale.ROOT)),
                rated.stream().limit(FIRST_RATINGS).toList(),
                rest,
                words.say("career.ratings.more", rest.size()),
                occupation.onetCodes().size() > 1 ? sources.computed(source) : sources.published(source));
    }

    private Rated rated(ElementRating rating) {
        BigDecimal average = careers.averageImportance(rating.element());
        BigDecimal level = rating.level();
        return new Rated(
                rating.element().name(),
                Figures.tenth(rating.importance()),
                IMPORTANCE.at(rating.importance().doubleValue()),
                IMPORTANCE.at(average.doubleValue()),
                level == null
                        ? words.say("career.ratings.average", Figures.tenth(average))
                        : words.say("career.ratings.level", Figures.tenth(average), Figures.tenth(level)));
    }

    private Names names() {
        List<Alias> aliases = atlas.catalog().aliasesOf(occupation.slug());
        List<String> titles = aliases.stream()
                .map(Alias::title)
                .filter(title -> !title.equalsIgnoreCase(occupation.title()))
                .distinct()
                .toList();
        if (titles.isEmpty()) {
            return new Names(words.say("career.names.missing"), List.of(), List.of(), null, null);
        }
        return new Names(
                null,
                titles.stream().limit(FIRST_NAMES).toList(),
                titles.size() <= FIRST_NAMES
                        ? List.of()
                        : titles.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(),
                titles.size() <= FIRST_NAMES ? null : words.say("career.names.more", titles.size()),
                aliases.stream().anyMatch(alias -> alias.kind().equals("ours"))
                        ? words.say("career.names.ours", sources.published("onet-titles"))
                        : sources.published("onet-titles"));
    }

    private Videos videos() {
        List<Video> videos = facts.videos();
        if (videos.isEmpty()) {
            return new Videos(words.say("career.video.missing"), List.of(), null, null);
        }
        sources.published(CareerSource.VIDEOS.id());
        return new Videos(
                null,
                videos.stream()
                        .map(video -> new Film(video.title(), video.address()))
                        .toList(),
                Objects.requireNonNull(
                        java.net.URI.create(videos.getFirst().address()).getHost()),
                Figures.day(videos.getFirst().verified()));
    }

    private Industries industries(Occupation occupation) {
        Map<String, List<IndustryPay>> byLabel = new LinkedHashMap<>();
        facts.industries()
                .forEach(pay -> byLabel.computeIfAbsent(pay.label(), label -> new ArrayList<>())
                        .add(pay));
        if (byLabel.isEmpty()) {
            return new Industries(
                    words.say(occupation.taxonomy() == null ? "career.industries.missing" : "career.pending"),
                    List.of(),
                    null);
        }
        List<DataTable> tables = byLabel.entrySet().stream()
                .map(of -> new DataTable(
                        words.say("career.industries.table", of.getKey()),
                        List.of(
                                DataTable.Column.text(words.say("career.industries.industry")),
                                DataTable.Column.figures(words.say("career.industries.median"))),
                        of.getValue().stream()
                                .map(pay -> List.of(pay.industry(), pay(pay.median(), pay.unit(), pay.topcoded())))
                                .toList()))
                .toList();
        return new Industries(null, tables, sources.published(CareerSource.HANDBOOK_PAY.id()));
    }

    private Members members() {
        List<Member> members = occupation.members();
        if (members.size() < 2 && facts.members().isEmpty()) {
            return new Members(words.say("career.members.single"), null, null, null);
        }
        Map<String, MemberPay> pays = new LinkedHashMap<>();
        facts.members().forEach(pay -> pays.put(pay.title().toLowerCase(Locale.ROOT), pay));
        List<List<String>> rows = new ArrayList<>();
        for (Member member : members) {
            MemberPay pay = pays.remove(member.title().toLowerCase(Locale.ROOT));
            rows.add(List.of(
                    member.title(),
                    Figures.count(member.employment()),
                    Objects.requireNonNullElse(member.entryEducation(), words.say("report.dash")),
                    memberPay(pay)));
        }
        // The page names some occupations by other words than the projections do.
        for (MemberPay pay : pays.values()) {
            rows.add(List.of(pay.title(), words.say("report.dash"), words.say("report.dash"), memberPay(pay)));
        }
        return new Members(
                null,
                new DataTable(
                        words.say("career.members.table"),
                        List.of(
                                DataTable.Column.text(words.say("career.members.title")),
                                DataTable.Column.figures(words.say("career.members.jobs")),
                                DataTable.Column.text(words.say("report.fact.education")),
                                DataTable.Column.figures(words.say("career.members.pay"))),
                        rows),
                words.say("career.members.lede", rows.size()),
                facts.members().isEmpty()
                        ? sources.published("bls-projections")
                        : sources.published("bls-projections") + "; "
                                + sources.published(CareerSource.HANDBOOK_PAY.id()));
    }

    private String memberPay(@Nullable MemberPay pay) {
        if (pay == null) {
            return words.say("report.dash");
        }
        String shown = pay(pay.pay(), pay.unit(), pay.topcoded());
        return pay.statistic().equals("mean") ? words.say("career.members.mean", shown) : shown;
    }

    private String pay(BigDecimal amount, String unit, boolean topcoded) {
        String shown =
                topcoded ? words.say("report.fact.pay.atleast", Figures.dollars(amount)) : Figures.dollars(amount);
        return unit.equals("hourly") ? words.say("career.hourly", shown) : shown;
    }
}
