package org.exposureatlas.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.DotStrips;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.shared.Figures;
import org.exposureatlas.signal.Percentiles;
import org.exposureatlas.signal.PublishedMeasure;
import org.exposureatlas.signal.PublishedValue;
import org.jspecify.annotations.Nullable;

/** Section 7: what others have measured. */
final class MeasuresPart {

    /** A native value of a published measure is printed with this many significant digits. */
    private static final MathContext NATIVE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private final ReportContext context;
    private final Atlas atlas;
    private final Occupation occupation;
    private final Words words;

    MeasuresPart(ReportContext context) {
        this.context = context;
        this.atlas = context.atlas();
        this.occupation = context.occupation();
        this.words = context.words();
    }

    OccupationReport.Measures measures() {
        List<DotStrips.Measure> headline = new ArrayList<>();
        List<DotStrips.Measure> context = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<Standing> counted = new ArrayList<>();
        for (PublishedMeasure measure : atlas.signals().measures()) {
            Percentiles percentiles = atlas.signals().percentilesOf(measure.key());
            Percentiles.@Nullable Standing standing =
                    percentiles.of(occupation.slug()).orElse(null);
            String by = words.say("report.measures.by", measure.authors(), Integer.toString(measure.year()));
            String place = standing == null
                    ? words.say("report.measures.novalue")
                    : Figures.ordinal(standing.percentile()
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact());
            (measure.headline() ? headline : context)
                    .add(new DotStrips.Measure(
                            measure.title(),
                            by + ": " + lowerFirst(measure.describes()),
                            standing == null ? null : standing.percentile().doubleValue(),
                            place,
                            measure.headline()));
            if (measure.headline() && standing != null) {
                counted.add(new Standing(measure, standing.percentile()));
            }
            rows.add(List.of(
                    measure.title(),
                    by,
                    words.say("measure.group." + measure.group()),
                    standing == null ? words.say("report.dash") : nativeValue(standing.value()),
                    measure.scale(),
                    place,
                    Figures.count(percentiles.count()),
                    standing == null
                            ? words.say("report.dash")
                            : standing.value().codes()));
        }
        return new OccupationReport.Measures(
                agreement(counted),
                headline.isEmpty() ? null : DotStrips.of(headline),
                context.isEmpty() ? null : DotStrips.of(context),
                new DataTable(
                        words.say("report.measures.table"),
                        List.of(
                                DataTable.Column.text(words.say("report.measures.measure")),
                                DataTable.Column.text(words.say("report.measures.authors")),
                                DataTable.Column.text(words.say("report.measures.kind")),
                                DataTable.Column.figures(words.say("report.measures.value")),
                                DataTable.Column.text(words.say("report.measures.scale")),
                                DataTable.Column.figures(words.say("report.measures.percentile")),
                                DataTable.Column.figures(words.say("report.measures.n")),
                                DataTable.Column.text(words.say("report.measures.codes"))),
                        rows),
                words.say("report.measures.lede"));
    }

    private record Standing(PublishedMeasure measure, BigDecimal percentile) {}

    private String agreement(List<Standing> counted) {
        if (counted.size() < 2) {
            return words.say("report.measures.toofew");
        }
        Comparator<Standing> byPercentile = Comparator.comparing(Standing::percentile);
        Standing lowest = counted.stream().min(byPercentile).orElseThrow();
        Standing highest = counted.stream().max(byPercentile).orElseThrow();
        BigDecimal spread = highest.percentile().subtract(lowest.percentile());
        boolean disagree = spread.compareTo(atlas.model().disagreement().points()) > 0;
        return words.say(
                disagree ? "report.measures.disagree" : "report.measures.agree",
                counted.size(),
                spread.setScale(0, RoundingMode.HALF_UP).toPlainString(),
                lowest.measure().title(),
                highest.measure().title());
    }

    private static String nativeValue(PublishedValue value) {
        return Figures.plain(value.value().round(NATIVE_DIGITS));
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
