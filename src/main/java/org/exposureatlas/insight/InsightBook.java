package org.exposureatlas.insight;

import org.exposureatlas.occupation.career.CareerBook;

/** What the sections of a subscriber stand on, for one edition: rules, tools, and who is like whom. Immutable. */
public record InsightBook(PivotRule pivots, WageRule wages, ToolShelf tools, CareerBook careers, Likeness likeness) {

    static InsightBook of(InsightDocuments documents, CareerBook careers) {
        PivotRule pivots = documents.pivotRule();
        return new InsightBook(
                pivots, documents.wageRule(), documents.toolShelf(), careers, Likeness.of(careers, pivots.likeness()));
    }
}
