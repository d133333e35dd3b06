/** Exposure Atlas: one Spring Boot application, one package per module; each module's page says what it knows. */
@NullMarked
package org.exposureatlas;

import org.jspecify.annotations.NullMarked;
