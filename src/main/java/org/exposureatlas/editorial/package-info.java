/**
 * Guides signed by their authors, discussion, corrections and experiences.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "platform",
            "account",
            "edition",
            "occupation",
            "signal",
            "seniority",
            "scoring",
            "report"
        })
@NullMarked
package org.exposureatlas.editorial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
