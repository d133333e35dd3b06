package org.exposureatlas.occupation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Entity(name = "Rater")
@Table(name = "rater")
class RaterEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "rater_id")
    @SequenceGenerator(name = "rater_id", sequenceName = "content_id_seq", allocationSize = 1000)
    private @Nullable Long id;

    @Column(name = "edition_id")
    private long edition;

    private int position;
    private String key;
    private String name;
    private String kind;
    private String description;
    private String rubric;
    private String version;
    private LocalDate date;

    @SuppressWarnings("NullAway.Init")
    protected RaterEntity() {}

    RaterEntity(long edition, int position, Rater rater) {
        this.edition = edition;
        this.position = position;
        this.key = rater.id();
        this.name = rater.name();
        this.kind = rater.kind();
        this.description = rater.description();
        this.rubric = rater.rubric();
        this.version = rater.version();
        this.date = rater.date();
    }

    Rater toRater() {
        return new Rater(key, name, kind, description, rubric, version, date);
    }
}
