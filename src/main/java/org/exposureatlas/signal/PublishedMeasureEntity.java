package org.exposureatlas.signal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity(name = "PublishedMeasure")
@Table(name = "published_measure")
class PublishedMeasureEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "published_measure_id")
    @SequenceGenerator(name = "published_measure_id", sequenceName = "content_id_seq", allocationSize = 1000)
    private @Nullable Long id;

    @Column(name = "edition_id")
    private long edition;

    private int position;
    private String key;
    private String title;
    private String authors;
    private int year;
    private String publication;
    private String describes;
    private String scale;
    private String unit;
    private String codes;

    @Column(name = "measure_group")
    private String group;

    private boolean headline;
    private String licence;

    @SuppressWarnings("NullAway.Init")
    protected PublishedMeasureEntity() {}

    PublishedMeasureEntity(long edition, int position, PublishedMeasure measure) {
        this.edition = edition;
        this.position = position;
        this.key = measure.key();
        this.title = measure.title();
        this.authors = measure.authors();
        this.year = measure.year();
        this.publication = measure.publication();
        this.describes = measure.describes();
        this.scale = measure.scale();
        this.unit = measure.unit();
        this.codes = measure.codes();
        this.group = measure.group();
        this.headline = measure.headline();
        this.licence = measure.licence();
    }

    PublishedMeasure toMeasure() {
        return new PublishedMeasure(
                key, title, authors, year, publication, describes, scale, unit, codes, group, headline, licence);
    }
}
