package org.exposureatlas.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.exposureatlas.insight.Heatmap;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.scoring.Atlas;
import org.jspecify.annotations.Nullable;

/** The heatmap as a file: a row for the mean and one for each rater of every task, units in the names of the columns. */
final class HeatmapCsv {

    private static final List<String> COLUMNS = List.of(
            "occupation",
            "task",
            "statement",
            "importance",
            "rater",
            "capability_0_to_4",
            "digital_0_to_4",
            "structure_0_to_4",
            "presence_0_to_4",
            "accountability_0_to_4",
            "feasibility_0_to_100",
            "share_of_job_percent",
            "contribution_points",
            "edition",
            "edition_data_date");

    private HeatmapCsv() {}

    static String of(Atlas atlas, Occupation occupation, Heatmap heatmap) {
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        for (Heatmap.Row row : heatmap.rows()) {
            line(
                    text,
                    atlas,
                    occupation,
                    row,
                    "mean",
                    row.factors(),
                    row.feasibility(),
                    row.share(),
                    row.contribution());
            for (Heatmap.ByRater rater : row.raters()) {
                line(text, atlas, occupation, row, rater.rater(), rater.factors(), rater.feasibility(), null, null);
            }
        }
        return text.toString();
    }

    private static void line(
            StringBuilder text,
            Atlas atlas,
            Occupation occupation,
            Heatmap.Row row,
            String rater,
            Heatmap.Factors factors,
            BigDecimal feasibility,
            @Nullable BigDecimal share,
            @Nullable BigDecimal contribution) {
        List<String> cells = new ArrayList<>(List.of(
                occupation.slug(),
                row.task().key(),
                row.task().statement(),
                row.task().importance().key(),
                rater));
        factors.list().forEach(factor -> cells.add(tenth(factor)));
        cells.add(tenth(feasibility));
        cells.add(share == null ? "" : tenth(share.movePointRight(2)));
        cells.add(contribution == null ? "" : tenth(contribution));
        cells.add(atlas.edition().label());
        cells.add(atlas.edition().asOf().toString());
        text.append(String.join(",", cells.stream().map(HeatmapCsv::cell).toList()))
                .append("\r\n");
    }

    private static String tenth(BigDecimal value) {
        return value.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private static String cell(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
