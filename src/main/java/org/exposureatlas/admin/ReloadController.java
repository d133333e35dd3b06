package org.exposureatlas.admin;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.exposureatlas.account.SignedIn;
import org.exposureatlas.edition.Difference;
import org.exposureatlas.edition.DifferenceView;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.edition.Editions;
import org.exposureatlas.ingest.Problem;
import org.exposureatlas.ingest.Publication;
import org.exposureatlas.ingest.ReloadState;
import org.exposureatlas.ingest.ReloadState.Phase;
import org.exposureatlas.ingest.Reloads;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.CurrentAtlas;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The reload: one page that shows the step it has come to, and the buttons that lead on from there. */
@Controller
class ReloadController {

    private static final String PAGE = "redirect:/admin/reload";
    private static final int ROWS = 100;
    private static final long BETWEEN_REPORTS = 400;
    private static final long LONGEST_STREAM = 10 * 60_000L;

    private final Reloads reloads;
    private final Publication publication;
    private final Editions editions;
    private final CurrentAtlas atlas;
    private final Actors actors;
    private final Clock clock;
    private final Words words;

    ReloadController(
            Reloads reloads,
            Publication publication,
            Editions editions,
            CurrentAtlas atlas,
            Actors actors,
            Clock clock,
            Words words) {
        this.reloads = reloads;
        this.publication = publication;
        this.editions = editions;
        this.atlas = atlas;
        this.actors = actors;
        this.clock = clock;
        this.words = words;
    }

    @GetMapping("/admin/reload")
    String show(@AuthenticationPrincipal SignedIn who, Model model) {
        String error = (String) model.getAttribute("error");
        String actor = who.id().inAuditLog();
        ReloadPage page = reloads.state()
                .map(state -> {
                    boolean own = state.actor().equals(actor);
                    // What runs speaks for itself: whoever watches must not keep alive what has died.
                    if (own && !state.phase().isRunning()) {
                        reloads.beat(actor);
                    }
                    return ReloadPage.of(
                            state,
                            own,
                            actors.name(state.actor()),
                            difference(state).map(this::view).orElse(null),
                            clock.instant(),
                            words,
                            error);
                })
                .orElseGet(() -> ReloadPage.idle(words, error));
        model.addAttribute("page", page);
        return "admin/reload";
    }

    private Optional<Difference> difference(ReloadState state) {
        EditionId edition = state.edition();
        if (state.phase() != Phase.STAGED || edition == null) {
            return Optional.empty();
        }
        Optional<EditionInfo> base = Optional.ofNullable(state.base()).flatMap(editions::find);
        return editions.find(edition).map(staged -> publication.difference(base, staged));
    }

    private DifferenceView view(Difference difference) {
        Map<String, String> tiers = atlas.get().model().tiers().stream()
                .collect(java.util.stream.Collectors.toMap(tier -> tier.key(), tier -> tier.name()));
        return DifferenceView.of(difference, key -> tiers.getOrDefault(key, key), ROWS, words);
    }

    /**
     * @param source {@code folder} or {@code upload}
     * @param only {@code check} to stop before anything is stored
     */
    @PostMapping("/admin/reload")
    String start(
            @RequestParam(defaultValue = "folder") String source,
            @RequestParam(defaultValue = "") String only,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes next)
            throws IOException {
        boolean stage = !only.equals("check");
        try {
            if (source.equals("folder")) {
                reloads.startFromFolder(who.id().inAuditLog(), stage);
            } else if (file == null || file.isEmpty()) {
                next.addFlashAttribute("error", words.say("admin.reload.error.no-file"));
            } else {
                reloads.startFromZip(who.id().inAuditLog(), name(file), file.getBytes(), stage);
            }
        } catch (Reloads.HeldException e) {
            next.addFlashAttribute(
                    "error",
                    words.say(
                            "admin.reload.error.held",
                            actors.name(e.state().actor()),
                            Moments.minute(e.state().since(), words)));
        }
        return PAGE;
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        String plain = name == null ? "" : name.replaceAll("[^\\w. -]", "");
        return plain.isBlank() ? "upload.zip" : plain.substring(0, Math.min(80, plain.length()));
    }

    @PostMapping("/admin/reload/publish")
    String publish(
            @RequestParam(defaultValue = "") String note,
            @AuthenticationPrincipal SignedIn who,
            RedirectAttributes next) {
        if (!reloads.publish(who.id().inAuditLog(), note.strip())) {
            next.addFlashAttribute("error", words.say("admin.reload.error.nothing-staged"));
        }
        return PAGE;
    }

    @PostMapping("/admin/reload/cancel")
    String cancel(@AuthenticationPrincipal SignedIn who) {
        reloads.cancel(who.id().inAuditLog());
        return PAGE;
    }

    /** Tells the page how far the work has come, until it stops. */
    @GetMapping(path = "/admin/reload/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter progress() {
        SseEmitter events = new SseEmitter(LONGEST_STREAM);
        Thread.ofVirtual().name("reload-progress").start(() -> report(events));
        return events;
    }

    private void report(SseEmitter events) {
        try {
            Optional<ReloadState> state = reloads.state();
            while (state.filter(now -> now.phase().isRunning()).isPresent()) {
                events.send(SseEmitter.event()
                        .data(ReloadPage.progress(state.get(), clock.instant(), words), MediaType.APPLICATION_JSON));
                Thread.sleep(BETWEEN_REPORTS);
                state = reloads.state();
            }
            events.send(SseEmitter.event().name("end").data(""));
            events.complete();
        } catch (IOException | IllegalStateException gone) {
            events.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            events.complete();
        }
    }

    @GetMapping("/admin/reload/problems.csv")
    ResponseEntity<String> problemsAsCsv() {
        return Csv.file(
                "problems.csv",
                List.of("file", "line", "field", "problem", "found", "expected"),
                problems().stream()
                        .map(problem -> List.of(
                                problem.file(),
                                problem.line() == 0 ? "" : Integer.toString(problem.line()),
                                problem.field(),
                                problem.fault(),
                                problem.found(),
                                problem.expected()))
                        .toList());
    }

    @GetMapping("/admin/reload/problems.json")
    ResponseEntity<List<Map<String, Object>>> problemsAsJson() {
        return ResponseEntity.ok(problems().stream()
                .map(problem -> Map.<String, Object>of(
                        "file", problem.file(),
                        "line", problem.line(),
                        "field", problem.field(),
                        "problem", problem.fault(),
                        "found", problem.found(),
                        "expected", problem.expected()))
                .toList());
    }

    private List<Problem> problems() {
        return reloads.state().map(ReloadState::problems).orElse(List.of());
    }

    @GetMapping("/admin/reload/changes.csv")
    ResponseEntity<String> changesAsCsv() {
        Difference difference = reloads.state()
                .flatMap(this::difference)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Nothing is staged"));
        return Csv.file("changes.csv", difference.header(), difference.table());
    }
}
