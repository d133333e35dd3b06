package org.exposureatlas.explore;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages every public site owes its readers: running text, one file for each language. */
@Controller
class PagesController {

    @GetMapping("/about")
    String about(Model model) {
        return page("about", model);
    }

    @GetMapping("/help")
    String help(Model model) {
        return page("help", model);
    }

    @GetMapping("/contact")
    String contact(Model model) {
        return page("contact", model);
    }

    @GetMapping("/terms")
    String terms(Model model) {
        return page("terms", model);
    }

    @GetMapping("/privacy")
    String privacy(Model model) {
        return page("privacy", model);
    }

    @GetMapping("/accessibility")
    String accessibility(Model model) {
        return page("accessibility", model);
    }

    private static String page(String name, Model model) {
        model.addAttribute("name", name);
        model.addAttribute("section", name);
        return "pages/show";
    }
}
