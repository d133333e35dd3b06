package org.exposureatlas.report;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How reports are made into files.
 *
 * @param kept how much room the files that were asked for last may take
 * @param atOnce how many are made at once; without a number, on half of the processors
 * @param patience how long a reader waits for others’ files to be made, and then as long for the own one
 */
@Validated
@ConfigurationProperties("atlas.pdf")
record PdfSettings(
        @DefaultValue("64MB") DataSize kept,
        @Nullable @Min(1) Integer atOnce,
        @DefaultValue("15s") Duration patience) {

    PdfShelf shelf() {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new PdfShelf(kept.toBytes(), atOnce == null ? half : atOnce, patience);
    }
}
