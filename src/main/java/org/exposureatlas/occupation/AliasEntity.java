package org.exposureatlas.occupation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity(name = "Alias")
@Table(name = "occupation_alias")
class AliasEntity {

    @Id
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

    Alias toAlias() {
        return new Alias(occupation, title, kind, onetCode);
    }
}
