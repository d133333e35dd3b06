package org.exposureatlas.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.support.WebTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every report as a file: its pages, its size, and whether a screen reader finds its way. Takes minutes, so it runs when
 * asked for: {@code mvn test -Dtest=AllPdfReportsTests -Dtest.jvm.options=-Datlas.pdf.all=true}.
 */
@WebTest
@EnabledIfSystemProperty(named = "atlas.pdf.all", matches = "true")
class AllPdfReportsTests {

    @Autowired
    CurrentAtlas current;

    @Autowired
    PrintedReport printed;

    @Test
    void everyReportIsAFileToKeep() {
        Atlas atlas = current.get();
        SoftAssertions all = new SoftAssertions();
        int seen = 0;
        int fewest = Integer.MAX_VALUE;
        int most = 0;
        int largest = 0;
        for (var occupation : atlas.catalog().occupations()) {
            byte[] made = printed.of(atlas, occupation);
            all.assertThat(printed.of(atlas, occupation))
                    .as("made again, " + occupation.slug())
                    .isEqualTo(made);
            try (PdfFile file = new PdfFile(made)) {
                all.assertThat(file.pages()).as("pages of " + occupation.slug()).isBetween(8, 14);
                all.assertThat(file.size()).as("bytes of " + occupation.slug()).isLessThan(1_000_000);
                all.assertThat(file.accessibilityFaults())
                        .as("faults of " + occupation.slug())
                        .isEmpty();
                fewest = Math.min(fewest, file.pages());
                most = Math.max(most, file.pages());
                largest = Math.max(largest, file.size());
                seen++;
            }
        }
        System.out.printf(
                Locale.ROOT, "%d reports on %d to %d pages, the largest %,d bytes%n", seen, fewest, most, largest);
        all.assertAll();
        assertThat(seen).isEqualTo(342);
    }
}
