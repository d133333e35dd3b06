package org.exposureatlas.occupation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity(name = "Category")
@Table(name = "category")
class CategoryEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "category_id")
    @SequenceGenerator(name = "category_id", sequenceName = "content_id_seq", allocationSize = 1000)
    private @Nullable Long id;

    @Column(name = "edition_id")
    private long edition;

    private String slug;
    private String name;

    @SuppressWarnings("NullAway.Init")
    protected CategoryEntity() {}

    CategoryEntity(long edition, Category category) {
        this.edition = edition;
        this.slug = category.slug();
        this.name = category.name();
    }

    long id() {
        return Objects.requireNonNull(id, "the category is not stored yet");
    }

    Category toCategory() {
        return new Category(slug, name);
    }
}
