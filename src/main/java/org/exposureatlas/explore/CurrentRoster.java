package org.exposureatlas.explore;

import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The roster of the edition readers see now, made once for each edition. */
@Component
class CurrentRoster {

    private final CurrentAtlas current;
    private volatile @Nullable Roster last;

    CurrentRoster(CurrentAtlas current) {
        this.current = current;
    }

    Roster get() {
        Atlas atlas = current.get();
        Roster known = last;
        if (known == null
                || !known.atlas().edition().id().equals(atlas.edition().id())) {
            known = Roster.of(atlas);
            last = known;
        }
        return known;
    }
}
