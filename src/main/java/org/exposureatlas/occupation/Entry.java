package org.exposureatlas.occupation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** How people typically enter the occupation, in the handbook's terms. */
@Embeddable
public record Entry(
        @Column(name = "entry_source") String source,
        @Column(name = "entry_vintage") String vintage,
        @Column(name = "entry_education") String education,
        @Column(name = "entry_experience") @Nullable String experience,
        @Column(name = "entry_training") @Nullable String training) {}
