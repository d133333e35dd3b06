package org.exposureatlas.signal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

@Entity(name = "PublishedValue")
@Table(name = "published_value")
class PublishedValueEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "published_value_id")
    @SequenceGenerator(name = "published_value_id", sequenceName = "content_id_seq", allocationSize = 1000)
    private @Nullable Long id;

    @Column(name = "edition_id")
    private long edition;

    private String measure;
    private String occupation;
    private BigDecimal value;
    private String codes;
    private String aggregation;

    @SuppressWarnings("NullAway.Init")
    protected PublishedValueEntity() {}

    PublishedValueEntity(long edition, PublishedValue value) {
        this.edition = edition;
        this.measure = value.measure();
        this.occupation = value.occupation();
        this.value = value.value();
        this.codes = value.codes();
        this.aggregation = value.aggregation();
    }

    PublishedValue toValue() {
        return new PublishedValue(measure, occupation, value, codes, aggregation);
    }
}
