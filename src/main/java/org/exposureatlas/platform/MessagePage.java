package org.exposureatlas.platform;

import java.util.ArrayList;
import java.util.List;
import org.springframework.ui.Model;

/**
 * A page that says something, for the template {@code account/message}: the messages {@code KEY.title} and
 * {@code .text}, and where to go from there.
 */
public record MessagePage(String title, String text, List<FormPage.Link> links) {

    /** @param key begins with the area whose messages the page has; {@code arguments} are those of its text */
    public static MessagePage of(Words words, String key, Object... arguments) {
        return new MessagePage(words.say(key + ".title"), words.say(key + ".text", arguments), List.of());
    }

    public MessagePage and(String label, String href) {
        List<FormPage.Link> more = new ArrayList<>(links);
        more.add(new FormPage.Link(label, href));
        return new MessagePage(title, text, List.copyOf(more));
    }

    /** Adds the page to the model. @return the template */
    public String show(Model model) {
        model.addAttribute("page", this);
        return "account/message";
    }
}
