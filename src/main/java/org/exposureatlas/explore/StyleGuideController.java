package org.exposureatlas.explore;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Every component of the site on one page, with believable figures: what one looks at when changing a style, and
 * what the browser tests check. Only where {@code atlas.style-guide} is set, as in development and in tests.
 */
@Controller
@ConditionalOnProperty("atlas.style-guide")
class StyleGuideController {

    @GetMapping("/style-guide")
    String show(Model model) {
        model.addAttribute("samples", new StyleGuideSamples());
        return "style-guide/index";
    }
}
