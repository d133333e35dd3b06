package org.exposureatlas.occupation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * An occupation of the National Employment Matrix that a handbook page covers.
 *
 * @param code the matrix code, mostly a 2018 SOC code
 * @param employment jobs in 2024
 * @param entryEducation typical entry education as published
 */
@Embeddable
public record Member(
        String code,
        String title,
        int employment,
        @Column(name = "entry_education") @Nullable String entryEducation) {}
