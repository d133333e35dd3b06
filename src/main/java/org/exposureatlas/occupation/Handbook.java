package org.exposureatlas.occupation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * The occupation's page in the Occupational Outlook Handbook.
 *
 * @param modified when the page was last changed
 * @param duties how many duties the page lists
 */
@Embeddable
public record Handbook(
        @Column(name = "handbook_url") String url,
        @Column(name = "handbook_modified") LocalDate modified,
        @Column(name = "handbook_source") String source,
        @Column(name = "handbook_duties") int duties) {}
