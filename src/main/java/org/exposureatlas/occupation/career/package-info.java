/**
 * The facts behind the career profile: pay by percentile, education, technology, skills, knowledge, abilities and work
 * activities, and which occupations are alike by them.
 */
@NamedInterface("career")
@NullMarked
package org.exposureatlas.occupation.career;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
