package org.exposureatlas.scoring;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity(name = "Score")
@Table(name = "score")
class ScoreEntity {

    @Id
    private @Nullable Long id;

    @Column(name = "edition_id")
    private long edition;

    private String occupation;
    private String model;
    private @Nullable BigDecimal aoi;

    @Column(name = "exact_aoi")
    private @Nullable BigDecimal exactAoi;

    private @Nullable String tier;
    private BigDecimal completeness;
    private @Nullable String withheld;

    @ElementCollection
    @CollectionTable(name = "score_signal", joinColumns = @JoinColumn(name = "score_id"))
    @OrderColumn(name = "position")
    private List<ScoreCard.SignalScore> signals = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "score_task", joinColumns = @JoinColumn(name = "score_id"))
    @OrderColumn(name = "position")
    private List<ScoreCard.TaskScore> tasks = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "score_level", joinColumns = @JoinColumn(name = "score_id"))
    @OrderColumn(name = "position")
    private List<ScoreCard.LevelScore> levels = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected ScoreEntity() {}

    ScoreCard toScoreCard() {
        return new ScoreCard(occupation, model, aoi, exactAoi, tier, completeness, signals, tasks, levels, withheld);
    }
}
