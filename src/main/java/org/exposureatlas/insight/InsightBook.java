package org.exposureatlas.insight;

import java.util.function.Supplier;
import org.exposureatlas.occupation.Catalog;
import org.exposureatlas.occupation.career.CareerBook;

/** What the sections of a subscriber stand on, for one edition: rules, tools, and who is like whom. Immutable. */
public record InsightBook(
        PivotRule pivots,
        WageRule wages,
        ToolShelf tools,
        CareerBook careers,
        Likeness likeness,
        ToolFit fit,
        DefaultPivots best) {

    /** @param catalog asked for last: it may still be on its way while likenesses are computed */
    public static InsightBook of(InsightDocuments documents, CareerBook careers, Supplier<Catalog> catalog) {
        PivotRule pivots = documents.pivotRule();
        ToolShelf tools = documents.toolShelf();
        Likeness likeness = Likeness.of(careers, pivots.likeness());
        return new InsightBook(
                pivots,
                documents.wageRule(),
                tools,
                careers,
                likeness,
                ToolFit.of(tools, catalog.get().occupations()),
                new DefaultPivots());
    }
}
