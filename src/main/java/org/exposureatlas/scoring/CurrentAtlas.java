package org.exposureatlas.scoring;

import org.exposureatlas.edition.CurrentEdition;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.occupation.Occupations;
import org.exposureatlas.signal.Signals;
import org.springframework.stereotype.Component;

/** The atlas of the edition readers see now, and of older ones. A request asks once and works with what it got. */
@Component
public class CurrentAtlas {

    private final CurrentEdition current;
    private final Occupations occupations;
    private final Signals signals;
    private final Scores scores;

    CurrentAtlas(CurrentEdition current, Occupations occupations, Signals signals, Scores scores) {
        this.current = current;
        this.occupations = occupations;
        this.signals = signals;
        this.scores = scores;
    }

    /** @throws CurrentEdition.NothingPublishedException before the first publication */
    public Atlas get() {
        return of(current.get());
    }

    /** The atlas of any edition that is kept. */
    public Atlas of(EditionInfo edition) {
        return new Atlas(edition, occupations.of(edition.id()), signals.of(edition.id()), scores.of(edition.id()));
    }
}
