package org.exposureatlas.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exposureatlas.occupation.Catalog;
import org.exposureatlas.occupation.career.CareerBook;
import org.exposureatlas.scoring.ScoreBook;
import org.exposureatlas.seniority.SeniorityCurve;
import org.exposureatlas.signal.SignalBook;

/** What an edition holds, wherever it comes from: of two of these the difference is made. */
record Content(
        String label,
        LocalDate asOf,
        Catalog catalog,
        CareerBook careers,
        SignalBook signals,
        Map<String, SeniorityCurve> curves,
        ScoreBook scores) {

    static Content of(Seed seed) {
        return new Content(
                seed.label(),
                seed.asOf(),
                seed.catalog(),
                seed.careers(),
                seed.signals(),
                byCategory(seed.curves()),
                new ScoreBook(seed.method(), seed.scores()));
    }

    private static Map<String, SeniorityCurve> byCategory(List<SeniorityCurve> curves) {
        return curves.stream().collect(Collectors.toMap(SeniorityCurve::category, Function.identity()));
    }
}
