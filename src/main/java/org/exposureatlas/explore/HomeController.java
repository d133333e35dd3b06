package org.exposureatlas.explore;

import org.exposureatlas.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String show(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String color,
            @RequestParam(required = false) @Nullable String in,
            Model model) {
        Roster roster = current.get();
        model.addAttribute("home", HomePage.of(roster, words));
        model.addAttribute("map", MapView.of(roster, area, color, in, words));
        return "home/show";
    }

    /** The map alone, for the script that redraws it in its place. */
    @GetMapping("/map")
    String map(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String color,
            @RequestParam(required = false) @Nullable String in,
            Model model) {
        model.addAttribute("map", MapView.of(current.get(), area, color, in, words));
        return "map/figure";
    }

    @GetMapping("/map/table")
    String table(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String color,
            @RequestParam(required = false) @Nullable String in,
            Model model) {
        Roster roster = current.get();
        model.addAttribute("map", MapView.of(roster, area, color, in, words));
        model.addAttribute("table", MapView.table(roster, area, color, in, words));
        return "map/table";
    }
}
