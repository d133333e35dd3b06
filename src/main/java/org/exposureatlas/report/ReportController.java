package org.exposureatlas.report;

import java.time.Clock;
import java.time.ZoneOffset;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The page of one occupation. */
@Controller
class ReportController {

    private final CurrentAtlas current;
    private final ReportPage page;
    private final Clock clock;

    ReportController(CurrentAtlas current, ReportPage page, Clock clock) {
        this.current = current;
        this.page = page;
        this.clock = clock;
    }

    @GetMapping("/occupations/{slug}")
    String show(@PathVariable String slug, @RequestParam(defaultValue = "feasibility") String tasks, Model model) {
        Atlas atlas = current.get();
        Occupation occupation = atlas.catalog()
                .find(slug)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No occupation " + slug));
        page.fill(
                model,
                atlas,
                occupation,
                order(tasks),
                clock.instant().atOffset(ZoneOffset.UTC).toLocalDate(),
                ServletUriComponentsBuilder.fromCurrentRequest()
                        .replaceQuery(null)
                        .toUriString());
        return "report/show";
    }

    private static TaskOrder order(String tasks) {
        try {
            return TaskOrder.of(tasks);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "tasks is " + tasks + ", expected feasibility, contribution or importance");
        }
    }
}
