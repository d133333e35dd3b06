/**
 * What a subscriber unlocks: task heatmap, pivots to other occupations, wage impact, tools.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "platform",
            "edition",
            "occupation",
            "occupation::career",
            "signal",
            "seniority",
            "scoring"
        })
@NullMarked
package org.exposureatlas.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
