package org.exposureatlas.signal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

@Entity(name = "PublishedValue")
@Table(name = "published_value")
class PublishedValueEntity {

    @Id
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

    PublishedValue toValue() {
        return new PublishedValue(measure, occupation, value, codes, aggregation);
    }
}
