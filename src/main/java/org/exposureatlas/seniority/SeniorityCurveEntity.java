package org.exposureatlas.seniority;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

@Entity(name = "SeniorityCurve")
@Table(name = "seniority_curve")
class SeniorityCurveEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "seniority_curve_id")
    @SequenceGenerator(name = "seniority_curve_id", sequenceName = "content_id_seq", allocationSize = 1000)
    private @Nullable Long id;

    @Column(name = "edition_id")
    private long edition;

    private String category;
    private BigDecimal entry;
    private BigDecimal mid;
    private BigDecimal senior;
    private String status;
    private String source;
    private String note;

    @SuppressWarnings("NullAway.Init")
    protected SeniorityCurveEntity() {}

    SeniorityCurveEntity(long edition, SeniorityCurve curve) {
        this.edition = edition;
        this.category = curve.category();
        this.entry = curve.entry();
        this.mid = curve.mid();
        this.senior = curve.senior();
        this.status = curve.status();
        this.source = curve.source();
        this.note = curve.note();
    }

    SeniorityCurve toCurve() {
        return new SeniorityCurve(category, entry, mid, senior, status, source, note);
    }
}
