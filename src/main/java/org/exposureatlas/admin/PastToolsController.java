package org.exposureatlas.admin;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The operator's list of tools that have to be checked again. */
@Controller
class PastToolsController {

    private final PastTools tools;

    PastToolsController(PastTools tools) {
        this.tools = tools;
    }

    @GetMapping(PastTools.ADDRESS)
    String list(Model model) {
        model.addAttribute("page", tools.page());
        return "admin/tools";
    }
}
