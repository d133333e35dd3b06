package org.exposureatlas.admin;

import java.util.List;
import org.exposureatlas.account.People;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.edition.Editions;
import org.exposureatlas.ingest.Reloads;
import org.exposureatlas.platform.NeedsAttention;
import org.exposureatlas.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The admin's first page: what needs a person, and what readers see. */
@Controller
class AdminController {

    private static final int LATEST = 5;

    private final List<NeedsAttention> askers;
    private final Editions editions;
    private final Reloads reloads;
    private final People people;
    private final Actors actors;
    private final Words words;

    AdminController(
            List<NeedsAttention> askers,
            Editions editions,
            Reloads reloads,
            People people,
            Actors actors,
            Words words) {
        this.askers = askers;
        this.editions = editions;
        this.reloads = reloads;
        this.people = people;
        this.actors = actors;
        this.words = words;
    }

    /** @param reload one sentence on the reload under way; {@code null} where there is none */
    record Dashboard(
            List<NeedsAttention.Item> waiting,
            @Nullable String edition,
            @Nullable String reload,
            People.Numbers people,
            List<EditionRow.Event> latest) {}

    @GetMapping("/admin")
    String dashboard(Model model) {
        model.addAttribute(
                "page",
                new Dashboard(
                        askers.stream()
                                .flatMap(asker -> asker.waiting().stream())
                                .toList(),
                        editions.current().map(EditionInfo::label).orElse(null),
                        reloads.state()
                                .map(state -> words.say(
                                        "admin.reload.held",
                                        actors.name(state.actor()),
                                        Moments.minute(state.since(), words)))
                                .orElse(null),
                        people.numbers(),
                        editions.history().stream()
                                .limit(LATEST)
                                .map(event -> EditionRow.event(event, actors, words))
                                .toList()));
        return "admin/index";
    }
}
