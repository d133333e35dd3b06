package org.exposureatlas.occupation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** How large a part of their week each career level gives a task, 0 (none) to 3 (most). */
@Embeddable
public record TaskTime(
        @Column(name = "time_entry") int entry,
        @Column(name = "time_mid") int mid,
        @Column(name = "time_senior") int senior) {}
