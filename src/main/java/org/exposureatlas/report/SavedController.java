package org.exposureatlas.report;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of saved occupations. The list itself never leaves the reader's browser. */
@Controller
class SavedController {

    @GetMapping("/saved")
    String show() {
        return "report/saved";
    }
}
