/**
 * Readers of the seed files, their validation in one pass, and the publication of a new edition in one
 * transaction.
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
            "scoring",
            "insight"
        })
@NullMarked
package org.exposureatlas.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
