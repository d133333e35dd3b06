package org.exposureatlas.admin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.exposureatlas.edition.CurrentEdition;
import org.exposureatlas.platform.NeedsAttention;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.CurrentAtlas;
import org.springframework.stereotype.Component;

/** Sources whose next release should be out by now. */
@Component
class OverdueSources implements NeedsAttention {

    private final CurrentEdition current;
    private final CurrentAtlas atlas;
    private final Clock clock;
    private final Words words;

    OverdueSources(CurrentEdition current, CurrentAtlas atlas, Clock clock, Words words) {
        this.current = current;
        this.atlas = atlas;
        this.clock = clock;
        this.words = words;
    }

    @Override
    public List<Item> waiting() {
        if (current.find().isEmpty()) {
            return List.of();
        }
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        long overdue = atlas.get().signals().sources().stream()
                .filter(source -> source.nextDue() != null && source.nextDue().isBefore(today))
                .count();
        return overdue == 0 ? List.of() : List.of(new Item(words.say("admin.waiting.sources", overdue), "/sources"));
    }
}
