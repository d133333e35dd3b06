package org.exposureatlas.scoring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.List;
import org.exposureatlas.occupation.Rating;

/** The record of the calibration round: a fixed set of tasks rated by each rater, and what was changed afterwards. */
@JsonIgnoreProperties("$schema")
public record RubricCalibration(
        String rubric, String rubricVersion, LocalDate date, String note, List<String> changes, List<RatedTask> tasks) {

    public record RatedTask(String occupation, String task, List<Rating> ratings) {}
}
