package org.exposureatlas.occupation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Employment projections.
 *
 * @param employment jobs in the base year, {@code projected} in the target year, {@code change} their difference as
 *     published (rounded separately)
 * @param changePercent whole percent, as printed
 * @param outlook the handbook's phrase for the change
 * @param openings projected openings a year
 */
@Embeddable
public record Jobs(
        @Column(name = "jobs_source") String source,
        @Column(name = "jobs_vintage") String vintage,
        @Column(name = "jobs_employment") int employment,
        @Column(name = "jobs_projected") int projected,
        @Column(name = "jobs_change") int change,
        @Column(name = "jobs_change_percent") int changePercent,
        @Column(name = "jobs_outlook") String outlook,
        @Column(name = "jobs_openings") int openings) {}
