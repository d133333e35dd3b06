/**
 * Ways in: home, the list of occupations, categories, search, methodology, and the pages every public site owes
 * its readers.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "platform",
            "edition",
            "occupation",
            "signal",
            "seniority",
            "scoring",
            "insight",
            "chart"
        })
@NullMarked
package org.exposureatlas.explore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
