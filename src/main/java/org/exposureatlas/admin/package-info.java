/**
 * Pages for the site's operator over the modules' own public methods.
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
            "chart",
            "ingest",
            "account",
            "billing",
            "report",
            "explore",
            "editorial",
            "watch",
            "api"
        })
@NullMarked
package org.exposureatlas.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
