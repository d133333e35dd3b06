package org.exposureatlas.account;

import java.util.ArrayList;
import java.util.List;
import org.exposureatlas.platform.Words;
import org.springframework.ui.Model;

/** A page that says something: the messages {@code account.KEY.title} and {@code .text}, and where to go from there. */
record MessagePage(String title, String text, List<FormPage.Link> links) {

    static MessagePage of(Words words, String key) {
        return new MessagePage(
                words.say("account." + key + ".title"), words.say("account." + key + ".text"), List.of());
    }

    MessagePage and(String label, String href) {
        List<FormPage.Link> more = new ArrayList<>(links);
        more.add(new FormPage.Link(label, href));
        return new MessagePage(title, text, List.copyOf(more));
    }

    /** Adds the page to the model. @return the template */
    String show(Model model) {
        model.addAttribute("page", this);
        return "account/message";
    }
}
