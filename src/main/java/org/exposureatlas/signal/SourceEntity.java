package org.exposureatlas.signal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Entity(name = "Source")
@Table(name = "source")
class SourceEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "source_id")
    @SequenceGenerator(name = "source_id", sequenceName = "content_id_seq", allocationSize = 1000)
    private @Nullable Long id;

    @Column(name = "edition_id")
    private long edition;

    private int position;
    private String key;
    private String title;
    private String publisher;
    private @Nullable String url;
    private String vintage;
    private LocalDate released;

    @Column(name = "next_due")
    private @Nullable LocalDate nextDue;

    private String licence;
    private String feeds;

    @SuppressWarnings("NullAway.Init")
    protected SourceEntity() {}

    SourceEntity(long edition, int position, Source source) {
        this.edition = edition;
        this.position = position;
        this.key = source.id();
        this.title = source.title();
        this.publisher = source.publisher();
        this.url = source.url();
        this.vintage = source.vintage();
        this.released = source.released();
        this.nextDue = source.nextDue();
        this.licence = source.licence();
        this.feeds = source.feeds();
    }

    Source toSource() {
        return new Source(key, title, publisher, url, vintage, released, nextDue, licence, feeds);
    }
}
