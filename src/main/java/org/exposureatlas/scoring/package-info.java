/**
 * Pure functions from inputs and a scoring model (data, never code) to feasibility, signals, the AI Overlap
 * Index, tiers, seniority views and resilience; and the scores stored with an edition.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform", "edition", "occupation", "signal", "seniority"})
@NullMarked
package org.exposureatlas.scoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
