package org.exposureatlas.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.exposureatlas.chart.Tone;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.seniority.SeniorityCurve;
import org.jspecify.annotations.Nullable;

/** What every part of a report is made from. */
record ReportContext(
        Atlas atlas,
        Occupation occupation,
        ScoreCard score,
        @Nullable SeniorityCurve curve,
        Words words,
        UsedSources sources) {

    static ReportContext of(Atlas atlas, Occupation occupation, @Nullable SeniorityCurve curve, Words words) {
        return new ReportContext(
                atlas, occupation, atlas.scores().of(occupation.slug()), curve, words, new UsedSources(atlas, words));
    }

    /** The tone of the tier that a figure of the index falls into. */
    Tone tone(BigDecimal figure) {
        BigDecimal shown = figure.setScale(1, RoundingMode.HALF_UP);
        return Tone.tier(atlas.step(atlas.model().tierOf(shown).key()));
    }

    /** Why there is no score. */
    String withheld() {
        return Objects.requireNonNullElse(score.withheld(), words.say("report.missing"));
    }
}
