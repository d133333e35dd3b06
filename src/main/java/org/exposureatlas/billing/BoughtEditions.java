package org.exposureatlas.billing;

import java.util.Optional;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.edition.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The edition of the day a report was bought: kept for ever, and to be had beside the newest one. */
@Component
class BoughtEditions {

    /**
     * @param label of the edition
     * @param download where the report is as that edition had it; null where it is the newest one, or not open
     */
    record Bought(String label, @Nullable String download) {}

    private final Editions editions;

    BoughtEditions(Editions editions) {
        this.editions = editions;
    }

    /** @param open whether the report may be had now */
    Optional<Bought> of(Purchase purchase, boolean open) {
        Optional<EditionId> current = editions.current().map(EditionInfo::id);
        return editions.find(new EditionId(purchase.edition())).map(edition -> {
            boolean newest = current.filter(edition.id()::equals).isPresent();
            return new Bought(
                    edition.label(),
                    open && !newest
                            ? "/editions/" + edition.label() + "/occupations/"
                                    + purchase.item().slug() + "/report.pdf"
                            : null);
        });
    }
}
