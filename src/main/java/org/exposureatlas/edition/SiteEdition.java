package org.exposureatlas.edition;

import java.time.ZoneOffset;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Names the current edition in the footer of every page. */
@ControllerAdvice
class SiteEdition {

    private final CurrentEdition current;

    SiteEdition(CurrentEdition current) {
        this.current = current;
    }

    record Named(String label, String publishedOn) {}

    @ModelAttribute("siteEdition")
    @Nullable
    Named siteEdition() {
        return current.find()
                .filter(edition -> edition.publishedAt() != null)
                .map(edition -> new Named(
                        edition.label(),
                        Figures.day(java.util.Objects.requireNonNull(edition.publishedAt())
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate())))
                .orElse(null);
    }
}
