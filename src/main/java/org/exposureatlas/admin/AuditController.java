package org.exposureatlas.admin;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.exposureatlas.platform.AuditLog;
import org.exposureatlas.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The audit log: searched, paged, taken away as a file. */
@Controller
class AuditController {

    private static final int PER_PAGE = 50;
    private static final int MOST_IN_A_FILE = 50_000;

    private final AuditLog audit;
    private final Actors actors;
    private final Words words;

    AuditController(AuditLog audit, Actors actors, Words words) {
        this.audit = audit;
        this.actors = actors;
        this.words = words;
    }

    /** @param hashes first digits of the content before and after, where something was changed */
    record Row(String when, String who, String what, String subject, String details, String hashes) {}

    record Page(
            String q,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            long count,
            List<Row> rows,
            @Nullable String newer,
            @Nullable String older,
            String csv) {}

    @GetMapping("/admin/audit")
    String show(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        AuditLog.Search search = new AuditLog.Search(q.strip(), from, to);
        int shown = Math.max(1, page);
        long count = audit.count(search);
        model.addAttribute(
                "page",
                new Page(
                        q,
                        from,
                        to,
                        count,
                        audit.find(search, (shown - 1L) * PER_PAGE, PER_PAGE).stream()
                                .map(this::row)
                                .toList(),
                        shown > 1 ? address("/admin/audit", search, shown - 1) : null,
                        (long) shown * PER_PAGE < count ? address("/admin/audit", search, shown + 1) : null,
                        address("/admin/audit.csv", search, 1)));
        return "admin/audit";
    }

    private static String address(String path, AuditLog.Search search, int page) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        if (!search.text().isEmpty()) {
            address.queryParam("q", search.text());
        }
        if (search.from() != null) {
            address.queryParam("from", search.from());
        }
        if (search.to() != null) {
            address.queryParam("to", search.to());
        }
        if (page > 1) {
            address.queryParam("page", page);
        }
        return address.build().encode().toUriString();
    }

    private Row row(AuditLog.Line line) {
        return new Row(
                Moments.minute(line.at(), words),
                actors.name(line.actor()),
                line.action(),
                line.subject(),
                line.details().entrySet().stream()
                        .filter(detail -> !isHash(detail.getKey()))
                        .map(detail -> detail.getKey() + " " + detail.getValue())
                        .sorted()
                        .collect(Collectors.joining(", ")),
                hashes(line.details()));
    }

    private static boolean isHash(String key) {
        return key.equals("before") || key.equals("after");
    }

    private static String hashes(Map<String, String> details) {
        String before = shortened(details.get("before"));
        String after = shortened(details.get("after"));
        return before.isEmpty() && after.isEmpty() ? "" : (before + " → " + after).strip();
    }

    private static String shortened(@Nullable String hash) {
        return hash == null ? "" : hash.substring(0, Math.min(8, hash.length()));
    }

    @GetMapping("/admin/audit.csv")
    ResponseEntity<String> csv(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        return Csv.file(
                "audit.csv",
                List.of("number", "at", "actor", "action", "subject", "before", "after", "details"),
                audit.find(new AuditLog.Search(q.strip(), from, to), 0, MOST_IN_A_FILE).stream()
                        .map(line -> List.of(
                                Long.toString(line.id()),
                                line.at().toString(),
                                line.actor(),
                                line.action(),
                                line.subject(),
                                line.details().getOrDefault("before", ""),
                                line.details().getOrDefault("after", ""),
                                line.details().entrySet().stream()
                                        .filter(detail -> !isHash(detail.getKey()))
                                        .map(detail -> detail.getKey() + "=" + detail.getValue())
                                        .sorted()
                                        .collect(Collectors.joining("; "))))
                        .toList());
    }
}
