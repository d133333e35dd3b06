package org.exposureatlas.ingest;

import java.time.Instant;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.insight.Insight;
import org.exposureatlas.insight.InsightBook;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.ScoreBook;

/** The shipped seed data as an atlas in memory, read once for all tests that need no database. */
public final class ShippedAtlas {

    private static final Seed SEED = SeedReader.read(SeedFolders.SHIPPED);

    private static final Atlas ATLAS = new Atlas(
            new EditionInfo(
                    new EditionId(1),
                    SEED.label(),
                    SEED.asOf(),
                    SEED.contentHash(),
                    Instant.parse("2026-11-22T00:00:00Z")),
            SEED.catalog(),
            SEED.signals(),
            new ScoreBook(SEED.method(), SEED.scores()));

    private static final InsightBook BOOK = InsightBook.of(SEED.insight(), SEED.careers(), SEED::catalog);

    private ShippedAtlas() {}

    public static Insight insight() {
        return new Insight(ATLAS, BOOK);
    }

    public static Atlas atlas() {
        return ATLAS;
    }
}
