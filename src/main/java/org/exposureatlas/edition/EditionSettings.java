package org.exposureatlas.edition;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param kept how many editions stay readable and can be rolled back to, the one shown now included */
@Validated
@ConfigurationProperties("atlas.edition")
record EditionSettings(@DefaultValue("20") @Min(1) int kept) {}
