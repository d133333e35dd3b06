/**
 * The same content for machines: JSON, bulk files, embeds.
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
            "insight",
            "chart",
            "account",
            "billing",
            "report",
            "explore",
            "editorial",
            "watch"
        })
@NullMarked
package org.exposureatlas.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
