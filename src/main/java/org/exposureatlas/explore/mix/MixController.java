package org.exposureatlas.explore.mix;

import jakarta.servlet.http.HttpServletResponse;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** My mix. What readers say about their week is in the address and nowhere else: it is never logged or stored. */
@Controller
class MixController {

    private final CurrentAtlas current;
    private final Words words;

    MixController(CurrentAtlas current, Words words) {
        this.current = current;
        this.words = words;
    }

    @GetMapping("/occupations/{slug}/my-mix")
    String show(
            @PathVariable String slug,
            @RequestParam MultiValueMap<String, String> asked,
            Model model,
            HttpServletResponse response) {
        Atlas atlas = current.get();
        Occupation occupation = atlas.catalog()
                .find(slug)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No occupation " + slug));
        MixPage page = MixPage.of(atlas, occupation, asked, words);
        if (!page.errors().isEmpty()) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        model.addAttribute("page", page);
        return "mix/show";
    }
}
