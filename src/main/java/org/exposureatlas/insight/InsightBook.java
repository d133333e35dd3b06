package org.exposureatlas.insight;

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

    public static InsightBook of(InsightDocuments documents, CareerBook careers, Catalog catalog) {
        PivotRule pivots = documents.pivotRule();
        ToolShelf tools = documents.toolShelf();
        return new InsightBook(
                pivots,
                documents.wageRule(),
                documents.toolShelf(),
                careers,
                Likeness.of(careers, pivots.likeness()),
                ToolFit.of(tools, catalog.occupations()),
                new DefaultPivots());
    }
}
