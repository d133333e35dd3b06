package org.exposureatlas.report;

import java.util.LinkedHashSet;
import java.util.Set;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.signal.Source;

/** Source lines, and the memory of which sources a page has named. */
final class Sourcing {

    private final Atlas atlas;
    private final Words words;
    private final Set<String> used = new LinkedHashSet<>();

    Sourcing(Atlas atlas, Words words) {
        this.atlas = atlas;
        this.words = words;
    }

    /** Publisher, release and whether the figure is printed as published. */
    String published(String id, String vintage) {
        return line(id, vintage, "published");
    }

    String computed(String id, String vintage) {
        return line(id, vintage, "computed");
    }

    /** With the vintage the source has as a whole. */
    String published(String id) {
        return line(id, vintage(id), "published");
    }

    String computed(String id) {
        return line(id, vintage(id), "computed");
    }

    private String vintage(String id) {
        return atlas.signals().source(id).map(Source::vintage).orElse("");
    }

    private String line(String id, String vintage, String kind) {
        used.add(id);
        return words.say(
                "report.source",
                atlas.signals().source(id).map(Source::title).orElse(id),
                vintage,
                words.say("source." + kind));
    }

    Set<String> used() {
        return used;
    }
}
