package org.exposureatlas.occupation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What the handbook says about a task, in our words, and the section it comes from. */
@Embeddable
public record Evidence(
        @Column(name = "evidence") String text,
        @Column(name = "evidence_section") String section) {}
