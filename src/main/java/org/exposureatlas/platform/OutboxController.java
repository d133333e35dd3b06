package org.exposureatlas.platform;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** Shows the mails that a public site would have sent, to somebody who tries the program out, and to nobody else. */
@Controller
class OutboxController {

    private final Installation installation;
    private final LocalMailbox mailbox;

    OutboxController(Installation installation, LocalMailbox mailbox) {
        this.installation = installation;
        this.mailbox = mailbox;
    }

    @GetMapping("/outbox")
    String show(Model model) {
        if (!installation.tryOut()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("page", OutboxPage.of(mailbox.latest()));
        return "outbox/index";
    }
}
