/**
 * The occupation report: its read model and its page. Offers slots that other modules fill.
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
            "billing"
        })
@NullMarked
package org.exposureatlas.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
