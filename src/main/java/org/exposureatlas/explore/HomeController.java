package org.exposureatlas.explore;

import org.exposureatlas.platform.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in. */
@Controller
class HomeController {

    private final CurrentRoster current;
    private final Words words;

    HomeController(CurrentRoster current, Words words) {
        this.current = current;
        this.words = words;
    }

    @GetMapping("/")
    String show(Model model) {
        model.addAttribute("home", HomePage.of(current.get(), words));
        return "home/show";
    }
}
