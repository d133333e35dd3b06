package org.exposureatlas.scoring;

import java.util.List;
import org.exposureatlas.edition.ContentIds;
import org.exposureatlas.platform.BulkRows;
import org.springframework.jdbc.core.JdbcTemplate;

/** Scores and bands as rows. */
final class ScoreRows {

    private final long edition;
    private final ContentIds ids;

    private final BulkRows scores = BulkRows.of(
            "score", "id", "edition_id", "occupation", "model", "aoi", "exact_aoi", "tier", "completeness", "withheld");
    private final BulkRows signals = BulkRows.of(
            "score_signal",
            "score_id",
            "position",
            "signal",
            "weight",
            "effective_weight",
            "value",
            "contribution",
            "computed",
            "pending");
    private final BulkRows tasks = BulkRows.of(
            "score_task", "score_id", "position", "task", "feasibility", "low", "high", "task_share", "contribution");
    private final BulkRows levels = BulkRows.of("score_level", "score_id", "position", "level", "by_curve", "by_tasks");
    private final BulkRows bandRows = BulkRows.of(
            "score_band",
            "edition_id",
            "occupation",
            "model",
            "low",
            "high",
            "rank",
            "tied",
            "ranked",
            "best_rank",
            "worst_rank",
            "mover",
            "swing");

    ScoreRows(long edition, ContentIds ids) {
        this.edition = edition;
        this.ids = ids;
    }

    void write(List<ScoreCard> cards, List<Band> bands, JdbcTemplate jdbc) {
        cards.forEach(this::add);
        for (Band band : bands) {
            bandRows.row(
                    edition,
                    band.occupation(),
                    band.model(),
                    band.low(),
                    band.high(),
                    band.rank(),
                    band.tied(),
                    band.ranked(),
                    band.bestRank(),
                    band.worstRank(),
                    band.mover(),
                    band.swing());
        }
        for (BulkRows table : List.of(scores, signals, tasks, levels, bandRows)) {
            table.into(jdbc);
        }
    }

    private void add(ScoreCard card) {
        long id = ids.next();
        scores.row(
                id,
                edition,
                card.occupation(),
                card.model(),
                card.aoi(),
                card.exactAoi(),
                card.tier(),
                card.completeness(),
                card.withheld());
        for (int i = 0; i < card.signals().size(); i++) {
            ScoreCard.SignalScore signal = card.signals().get(i);
            signals.row(
                    id,
                    i,
                    signal.signal(),
                    signal.weight(),
                    signal.effectiveWeight(),
                    signal.value(),
                    signal.contribution(),
                    signal.computed(),
                    signal.pending());
        }
        for (int i = 0; i < card.tasks().size(); i++) {
            ScoreCard.TaskScore task = card.tasks().get(i);
            tasks.row(
                    id, i, task.task(), task.feasibility(), task.low(), task.high(), task.share(), task.contribution());
        }
        for (int i = 0; i < card.levels().size(); i++) {
            ScoreCard.LevelScore level = card.levels().get(i);
            levels.row(id, i, level.level(), level.byCurve(), level.byTasks());
        }
    }
}
