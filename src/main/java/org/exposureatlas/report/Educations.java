package org.exposureatlas.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.exposureatlas.chart.BarList;
import org.exposureatlas.chart.Scale;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.occupation.Career;
import org.exposureatlas.occupation.Entry;
import org.exposureatlas.occupation.Member;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.career.CareerFacts;
import org.exposureatlas.occupation.career.CareerSource;
import org.exposureatlas.occupation.career.EducationShare;
import org.exposureatlas.occupation.career.JobZone;
import org.exposureatlas.occupation.career.TuitionTable;
import org.exposureatlas.platform.Words;
import org.exposureatlas.report.CareerProfile.Education;
import org.exposureatlas.report.CareerProfile.Path;
import org.exposureatlas.report.OccupationReport.Fact;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/** What it takes to get in: schooling, training, a license, time and money. */
final class Educations {

    /** Shares below this are left out of the drawing; they would print as 0%. */
    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.5");

    private final Words words;
    private final UsedSources sources;
    private final TuitionTable tuition;

    Educations(Words words, UsedSources sources, TuitionTable tuition) {
        this.words = words;
        this.sources = sources;
        this.tuition = tuition;
    }

    Education of(Occupation occupation, CareerFacts facts) {
        List<Fact> printed = new ArrayList<>();
        Entry entry = occupation.entry();
        String handbook = entry == null ? null : sources.published(entry.source(), entry.vintage());
        printed.add(fact(occupation, "report.fact.education", entry == null ? null : entry.education(), handbook));
        printed.add(fact(occupation, "report.fact.experience", entry == null ? null : entry.experience(), handbook));
        printed.add(fact(occupation, "report.fact.training", entry == null ? null : entry.training(), handbook));
        printed.add(zone(facts.jobZone()));
        printed.add(license(occupation.career()));
        List<EducationShare> shares = facts.education().stream()
                .filter(share -> share.percent().compareTo(LEAST_SHARE) >= 0)
                .toList();
        List<Path> paths = paths(occupation);
        return new Education(
                printed,
                shares.isEmpty() ? null : distribution(shares),
                shares.isEmpty() ? null : finding(shares),
                shares.isEmpty() ? words.say("career.education.missing") : null,
                occupation.onetCodes().size() > 1
                        ? words.say(
                                "career.education.lede.codes",
                                occupation.onetCodes().size())
                        : words.say("career.education.lede"),
                shares.isEmpty() ? null : sources.computed(CareerSource.ONET.id()),
                paths,
                paths.isEmpty()
                        ? words.say(occupation.taxonomy() == null ? "career.cost.missing" : "career.pending")
                        : null,
                paths.stream().anyMatch(path -> !path.sums().isEmpty()) ? tuition.limits() : List.of(),
                paths.stream().anyMatch(path -> !path.sums().isEmpty()) ? priceSource() : null);
    }

    private Fact fact(Occupation occupation, String term, @Nullable String value, @Nullable String source) {
        String shown;
        if (value == null && occupation.taxonomy() != null) {
            return new Fact(words.say(term), words.say("report.pending"), words.say("report.pending.note"), null);
        }
        if (value == null) {
            shown = words.say("report.missing");
        } else if (value.equals("None")) {
            shown = words.say("report.fact.none");
        } else if (tuition.path(value).isEmpty() && value.startsWith("See ")) {
            shown = words.say("report.fact.education.varies");
        } else {
            shown = value;
        }
        return new Fact(words.say(term), shown, value == null ? words.say("report.missing.note") : null, source);
    }

    private Fact zone(@Nullable JobZone zone) {
        String term = words.say("career.zone");
        if (zone == null) {
            return new Fact(term, words.say("report.missing"), words.say("career.zone.missing"), null);
        }
        String meaning = words.say("career.zone." + zone.zone());
        return new Fact(
                term,
                words.say("career.zone.of", zone.zone()),
                zone.lowest() == zone.highest()
                        ? meaning
                        : words.say("career.zone.range", meaning, zone.lowest(), zone.highest(), zone.codes()),
                zone.codes() > 1
                        ? sources.computed(CareerSource.ONET.id())
                        : sources.published(CareerSource.ONET.id()));
    }

    private Fact license(@Nullable Career career) {
        String term = words.say("career.license");
        if (career == null) {
            return new Fact(term, words.say("career.notwritten.short"), null, null);
        }
        String licence = career.licence();
        return licence == null
                ? new Fact(term, words.say("career.license.none"), null, words.say("career.generated"))
                : new Fact(term, words.say("career.license.usual"), licence, words.say("career.generated"));
    }

    private BarList distribution(List<EducationShare> shares) {
        return BarList.of(
                Scale.HUNDRED,
                shares.stream()
                        .map(share -> BarList.Item.of(
                                level(share),
                                share.percent().doubleValue(),
                                whole(share.percent()) + "%",
                                Tone.NEUTRAL))
                        .toList());
    }

    private String finding(List<EducationShare> shares) {
        EducationShare most = shares.stream()
                .max(Comparator.comparing(EducationShare::percent))
                .orElseThrow();
        return words.say(
                "career.education.finding", whole(most.percent()), level(most).toLowerCase(Locale.ROOT));
    }

    private String level(EducationShare share) {
        return words.say("career.education.level." + share.level());
    }

    private static String whole(BigDecimal percent) {
        return percent.setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    /** One path for each entry education of the members, the one of most jobs first. */
    private List<Path> paths(Occupation occupation) {
        Map<String, Long> jobs = new LinkedHashMap<>();
        for (Member member : occupation.members()) {
            String education = member.entryEducation();
            if (education != null) {
                jobs.merge(education, (long) member.employment(), Long::sum);
            }
        }
        Entry entry = occupation.entry();
        if (entry != null && tuition.path(entry.education()).isPresent()) {
            jobs.putIfAbsent(entry.education(), 0L);
        }
        boolean several = jobs.size() > 1;
        return jobs.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(level -> tuition.path(level.getKey()).map(path -> path(path, several ? level.getValue() : null)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Path path(TuitionTable.Path path, @Nullable Long jobs) {
        List<String> sums = new ArrayList<>();
        long low = 0;
        long high = 0;
        for (TuitionTable.Step step : path.steps()) {
            TuitionTable.Price cheap = tuition.price(step.low());
            TuitionTable.Price dear = tuition.price(step.high());
            low += (long) step.years() * cheap.amount();
            high += (long) step.years() * dear.amount();
            sums.add(sum(step, cheap));
            if (!cheap.equals(dear)) {
                sums.add(sum(step, dear));
            }
        }
        String part = path.notCovered() == null ? "career.cost." : "career.cost.part.";
        String total = null;
        if (!sums.isEmpty()) {
            total = low == high
                    ? words.say(part + "about", Figures.dollars(low))
                    : words.say(part + "range", Figures.dollars(low), Figures.dollars(high));
        }
        return new Path(
                jobs == null || jobs == 0
                        ? path.education()
                        : words.say("career.cost.jobs", path.education(), Figures.count(jobs)),
                words.say("career.cost.time", path.time()),
                sums,
                total,
                path.notCovered());
    }

    private String sum(TuitionTable.Step step, TuitionTable.Price price) {
        return words.say(
                step.years() == 1 ? "career.cost.sum.one" : "career.cost.sum",
                step.name(),
                price.name(),
                step.years(),
                Figures.dollars(price.amount()),
                Figures.dollars((long) step.years() * price.amount()));
    }

    private String priceSource() {
        TuitionTable.Price price = tuition.prices().getFirst();
        return sources.computed(price.source(), price.academicYear());
    }
}
