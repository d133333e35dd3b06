package org.exposureatlas.billing;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.exposureatlas.account.SignedIn;
import org.exposureatlas.platform.FormErrors;
import org.exposureatlas.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Access codes: making them, seeing how many people use them, stopping them. For the site's operator. */
@Controller
class AdminCodesController {

    private static final int LONGEST_LABEL = 200;
    private static final int MOST_SEATS = 100_000;

    private final Codes codes;
    private final Words words;
    private final Clock clock;

    AdminCodesController(Codes codes, Words words, Clock clock) {
        this.codes = codes;
        this.words = words;
        this.clock = clock;
    }

    record Row(long id, String code, String label, String until, String taken, String state, boolean running) {}

    record CodesView(List<Row> rows, FormErrors errors, String label, String until, String seats) {}

    @GetMapping("/admin/codes")
    String list(Model model) {
        return show(new FormErrors(), "", "", "", model);
    }

    private String show(FormErrors errors, String label, String until, String seats, Model model) {
        List<Row> rows = codes.all().stream()
                .map(code -> {
                    boolean over = !clock.instant().isBefore(code.endsAt());
                    boolean running = code.stoppedAt() == null && !over;
                    return new Row(
                            code.id(),
                            code.code(),
                            code.label(),
                            Dates.day(code.endsAt().minusSeconds(1)),
                            words.say("billing.codes.taken", code.taken(), code.seats()),
                            words.say("billing.codes." + (over ? "over" : running ? "running" : "stopped")),
                            running);
                })
                .toList();
        model.addAttribute("page", new CodesView(rows, errors, label, until, seats));
        return "billing/admin-codes";
    }

    @PostMapping("/admin/codes")
    String make(
            @AuthenticationPrincipal SignedIn admin,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String seats,
            HttpServletResponse response,
            Model model) {
        FormErrors errors = new FormErrors();
        if (label.isBlank() || label.length() > LONGEST_LABEL) {
            errors.add("label", words.say("billing.admin.error.label", LONGEST_LABEL));
        }
        LocalDate lastDay = lastDay(until, errors);
        int number = seats.strip().matches("\\d{1,6}") ? Integer.parseInt(seats.strip()) : 0;
        if (number < 1 || number > MOST_SEATS) {
            errors.add("seats", words.say("billing.admin.error.seats", MOST_SEATS));
        }
        if (!errors.isEmpty() || lastDay == null) {
            FormErrors.unprocessable(response);
            return show(errors, label, until, seats, model);
        }
        codes.make(label.strip(), lastDay, number, admin.id());
        return "redirect:/admin/codes";
    }

    private @Nullable LocalDate lastDay(String text, FormErrors errors) {
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (!day.isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
                return day;
            }
            errors.add("until", words.say("billing.admin.error.past"));
        } catch (DateTimeParseException wrong) {
            errors.add("until", words.say("billing.admin.error.date"));
        }
        return null;
    }

    @PostMapping("/admin/codes/{id}/stop")
    String stop(@AuthenticationPrincipal SignedIn admin, @PathVariable long id) {
        codes.stop(id, admin.id());
        return "redirect:/admin/codes";
    }
}
