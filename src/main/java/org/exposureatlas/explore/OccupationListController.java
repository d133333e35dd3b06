package org.exposureatlas.explore;

import java.nio.charset.StandardCharsets;
import org.exposureatlas.platform.Words;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of all occupations, to be narrowed down and sorted; its address is its state. */
@Controller
class OccupationListController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final CurrentRoster current;
    private final Words words;

    OccupationListController(CurrentRoster current, Words words) {
        this.current = current;
        this.words = words;
    }

    @GetMapping("/occupations")
    String show(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        model.addAttribute("list", OccupationList.of(current.get(), parameters, words));
        return "occupations/index";
    }

    @GetMapping("/occupations.csv")
    ResponseEntity<String> csv(@RequestParam MultiValueMap<String, String> parameters) {
        Roster roster = current.get();
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("exposure-atlas-occupations-"
                                        + roster.atlas().edition().label() + ".csv")
                                .build()
                                .toString())
                .body(OccupationCsv.of(roster, OccupationList.all(roster, parameters, words)));
    }
}
