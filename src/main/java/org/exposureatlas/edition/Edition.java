package org.exposureatlas.edition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One version of the whole data set. Open while it is loaded, immutable once published (a trigger says so too). */
@Entity
class Edition {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "edition_id_seq")
    @SequenceGenerator(name = "edition_id_seq", sequenceName = "edition_id_seq", allocationSize = 1)
    private @Nullable Long id;

    private String label;

    @Column(name = "as_of")
    private LocalDate asOf;

    @Column(name = "content_hash")
    private String contentHash;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    @SuppressWarnings("NullAway.Init")
    protected Edition() {}

    Edition(String label, LocalDate asOf, String contentHash, Instant openedAt) {
        this.label = label;
        this.asOf = asOf;
        this.contentHash = contentHash;
        this.openedAt = openedAt;
    }

    void publish(Instant now) {
        if (publishedAt != null) {
            throw new IllegalStateException("Edition " + label + " is already published");
        }
        publishedAt = now;
    }

    EditionInfo info() {
        if (id == null) {
            throw new IllegalStateException("Edition " + label + " has not been stored");
        }
        return new EditionInfo(new EditionId(id), label, asOf, contentHash, publishedAt);
    }
}
