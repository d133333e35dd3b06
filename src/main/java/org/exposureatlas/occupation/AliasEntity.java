package org.exposureatlas.occupation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity(name = "Alias")
@Table(name = "occupation_alias")
class AliasEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "alias_id")
    @SequenceGenerator(name = "alias_id", sequenceName = "content_id_seq", allocationSize = 1000)
    private @Nullable Long id;

    @Column(name = "edition_id")
    private long edition;

    private String occupation;
    private int position;
    private String title;
    private String kind;

    @Column(name = "onet_code")
    private String onetCode;

    @SuppressWarnings("NullAway.Init")
    protected AliasEntity() {}

    AliasEntity(long edition, int position, Alias alias) {
        this.edition = edition;
        this.position = position;
        this.occupation = alias.occupation();
        this.title = alias.title();
        this.kind = alias.kind();
        this.onetCode = alias.onetCode();
    }

    Alias toAlias() {
        return new Alias(occupation, title, kind, onetCode);
    }
}
