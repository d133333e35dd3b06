package org.exposureatlas.explore;

import java.util.List;
import org.exposureatlas.platform.NeedsAttention;
import org.exposureatlas.platform.Words;
import org.springframework.stereotype.Component;

/** Occupations that readers asked for and did not find. */
@Component
class WantedOccupations implements NeedsAttention {

    private final OccupationRequests requests;
    private final Words words;

    WantedOccupations(OccupationRequests requests, Words words) {
        this.requests = requests;
        this.words = words;
    }

    @Override
    public List<Item> waiting() {
        int wanted = requests.list().size();
        return wanted == 0
                ? List.of()
                : List.of(new Item(words.say("admin.waiting.requests", wanted), "/search/requests"));
    }
}
