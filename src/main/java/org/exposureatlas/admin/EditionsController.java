package org.exposureatlas.admin;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.exposureatlas.account.SignedIn;
import org.exposureatlas.edition.Difference;
import org.exposureatlas.edition.DifferenceView;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.edition.Editions;
import org.exposureatlas.edition.HoldsEditions;
import org.exposureatlas.ingest.Publication;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.shared.Figures;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The editions that are kept, and the way back to one of them. */
@Controller
class EditionsController {

    private static final int ROWS = 100;

    private final Editions editions;
    private final Publication publication;
    private final List<HoldsEditions> holders;
    private final CurrentAtlas atlas;
    private final Actors actors;
    private final Words words;

    EditionsController(
            Editions editions,
            Publication publication,
            List<HoldsEditions> holders,
            CurrentAtlas atlas,
            Actors actors,
            Words words) {
        this.editions = editions;
        this.publication = publication;
        this.holders = holders;
        this.atlas = atlas;
        this.actors = actors;
        this.words = words;
    }

    /** @param held whether something was bought of it, so that it is kept for good */
    record Row(String label, String asOf, String published, boolean current, boolean held) {}

    record Page(List<Row> rows, List<EditionRow.Event> events) {}

    record Rollback(String label, String published, DifferenceView difference) {}

    @GetMapping("/admin/editions")
    String list(Model model) {
        Set<EditionId> held = new HashSet<>();
        holders.forEach(holder -> held.addAll(holder.heldEditions()));
        Optional<EditionId> current = editions.current().map(EditionInfo::id);
        model.addAttribute(
                "page",
                new Page(
                        editions.published().stream()
                                .map(edition -> new Row(
                                        edition.label(),
                                        Figures.day(edition.asOf()),
                                        published(edition),
                                        Optional.of(edition.id()).equals(current),
                                        held.contains(edition.id())))
                                .toList(),
                        editions.history().stream()
                                .map(event -> EditionRow.event(event, actors, words))
                                .toList()));
        return "admin/editions";
    }

    private String published(EditionInfo edition) {
        return Moments.minute(Objects.requireNonNull(edition.publishedAt()), words);
    }

    @GetMapping("/admin/editions/{label}/rollback")
    String look(@PathVariable String label, Model model) {
        EditionInfo edition = kept(label);
        Difference difference = publication.difference(editions.current(), edition);
        Map<String, String> tiers = tierNames();
        model.addAttribute(
                "page",
                new Rollback(
                        edition.label(),
                        published(edition),
                        DifferenceView.of(difference, key -> tiers.getOrDefault(key, key), ROWS, words)));
        return "admin/rollback";
    }

    private Map<String, String> tierNames() {
        return atlas.get().model().tiers().stream()
                .collect(java.util.stream.Collectors.toMap(tier -> tier.key(), tier -> tier.name()));
    }

    @PostMapping("/admin/editions/{label}/rollback")
    String rollBack(
            @PathVariable String label,
            @RequestParam(defaultValue = "") String note,
            @AuthenticationPrincipal SignedIn who) {
        publication.rollBack(kept(label), who.id().inAuditLog(), note.strip());
        return "redirect:/admin/editions";
    }

    private EditionInfo kept(String label) {
        return editions.find(label)
                .filter(edition -> edition.publishedAt() != null)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No edition " + label));
    }
}
