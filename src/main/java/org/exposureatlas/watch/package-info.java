/**
 * Followed occupations: mails and feeds on a new edition.
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
            "scoring"
        })
@NullMarked
package org.exposureatlas.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
