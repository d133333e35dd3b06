package org.exposureatlas.billing;

import java.util.ArrayList;
import java.util.List;
import org.exposureatlas.platform.Words;
import org.springframework.ui.Model;

/** A page that says something, for the template {@code account/message}: {@code billing.KEY.title} and {@code .text}. */
record BillingMessage(String title, String text, List<BillingForm.Link> links) {

    static BillingMessage of(Words words, String key, Object... arguments) {
        return new BillingMessage(
                words.say("billing." + key + ".title"), words.say("billing." + key + ".text", arguments), List.of());
    }

    BillingMessage and(String label, String href) {
        List<BillingForm.Link> more = new ArrayList<>(links);
        more.add(new BillingForm.Link(label, href));
        return new BillingMessage(title, text, List.copyOf(more));
    }

    String show(Model model) {
        model.addAttribute("page", this);
        return "account/message";
    }
}
