package org.exposureatlas.scoring;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity(name = "Score")
@Table(name = "score")
class ScoreEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "score_id")
    @SequenceGenerator(name = "score_id", sequenceName = "content_id_seq", allocationSize = 1000)
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

    ScoreEntity(long edition, ScoreCard card) {
        this.edition = edition;
        this.occupation = card.occupation();
        this.model = card.model();
        this.aoi = card.aoi();
        this.exactAoi = card.exactAoi();
        this.tier = card.tier();
        this.completeness = card.completeness();
        this.withheld = card.withheld();
        this.signals.addAll(card.signals());
        this.tasks.addAll(card.tasks());
        this.levels.addAll(card.levels());
    }

    ScoreCard toScoreCard() {
        return new ScoreCard(occupation, model, aoi, exactAoi, tier, completeness, signals, tasks, levels, withheld);
    }
}
