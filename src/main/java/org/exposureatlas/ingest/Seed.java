package org.exposureatlas.ingest;

import java.time.LocalDate;
import java.util.List;
import org.exposureatlas.insight.InsightDocuments;
import org.exposureatlas.occupation.Catalog;
import org.exposureatlas.occupation.career.CareerBook;
import org.exposureatlas.scoring.Method;
import org.exposureatlas.scoring.MethodDocument;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.seniority.SeniorityCurve;
import org.exposureatlas.signal.SignalBook;

/**
 * The content of a seed folder, read and found sound, with the scores that follow from it.
 *
 * @param contentHash SHA-256 of the canonical content: equal for files that differ only in layout or order of keys
 */
public record Seed(
        String label,
        LocalDate asOf,
        String contentHash,
        Catalog catalog,
        CareerBook careers,
        SignalBook signals,
        List<SeniorityCurve> curves,
        List<MethodDocument> documents,
        Method method,
        List<ScoreCard> scores,
        InsightDocuments insight) {}
