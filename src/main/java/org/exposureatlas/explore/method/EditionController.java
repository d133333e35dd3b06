package org.exposureatlas.explore.method;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.exposureatlas.edition.Changes;
import org.exposureatlas.edition.Difference;
import org.exposureatlas.edition.EditionEvent;
import org.exposureatlas.edition.EditionHistory;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.edition.Editions;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.scoring.ScoringModel;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The editions, and what each of them changed. */
@Controller
class EditionController {

    private final CurrentAtlas current;
    private final Editions editions;
    private final EditionHistory history;
    private final Changes changes;
    private final Words words;

    EditionController(CurrentAtlas current, Editions editions, EditionHistory history, Changes changes, Words words) {
        this.current = current;
        this.editions = editions;
        this.history = history;
        this.changes = changes;
        this.words = words;
    }

    @GetMapping("/editions")
    String editions(Model model) {
        EditionInfo shown = current.get().edition();
        model.addAttribute(
                "page",
                EditionsPage.of(
                        shown, editions.published(), history.of(shown.id()).events(), words));
        return "methodology/editions";
    }

    @GetMapping("/editions/{label}")
    String edition(@PathVariable String label, Model model) {
        Atlas atlas = current.get();
        List<EditionEvent> events = events(label, atlas);
        Map<String, String> tiers = atlas.model().tiers().stream()
                .collect(Collectors.toMap(ScoringModel.Tier::key, ScoringModel.Tier::name));
        model.addAttribute(
                "page",
                EditionPage.of(
                        events,
                        editions.find(label).orElse(null),
                        atlas.edition(),
                        changes.of(events.getLast()),
                        key -> tiers.getOrDefault(key, key),
                        words));
        return "methodology/edition";
    }

    @GetMapping("/editions/{label}/changes.csv")
    ResponseEntity<String> changes(@PathVariable String label) {
        Difference difference = changes.of(events(label, current.get()).getLast());
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(text)) {
            writer.writeRecord(difference.header());
            difference.table().forEach(writer::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException("Text in memory cannot fail to be written", e);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("changes-" + label + ".csv")
                                .build()
                                .toString())
                .body(text.toString());
    }

    /** When readers saw it, the latest first. */
    private List<EditionEvent> events(String label, Atlas atlas) {
        List<EditionEvent> events = history.of(atlas.edition().id()).events().stream()
                .filter(event -> event.label().equals(label))
                .toList();
        if (events.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No edition " + label);
        }
        return events;
    }
}
