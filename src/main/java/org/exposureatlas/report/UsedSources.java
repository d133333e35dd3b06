package org.exposureatlas.report;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.signal.Source;

/** Source lines, and the memory of which sources a page has named. */
final class UsedSources {

    private final Atlas atlas;
    private final Words words;
    private final Set<String> used = new LinkedHashSet<>();

    UsedSources(Atlas atlas, Words words) {
        this.atlas = atlas;
        this.words = words;
    }

    void use(String id) {
        used.add(id);
    }

    /**
     * Publisher, release and kind in one line.
     *
     * @param kind published or computed
     */
    String line(String id, String vintage, String kind) {
        return words.say("report.source", note(id, vintage, kind).name(), vintage, words.say("source." + kind));
    }

    OccupationReport.SourceNote note(String id, String vintage, String kind) {
        use(id);
        Optional<Source> source = atlas.signals().source(id);
        return new OccupationReport.SourceNote(
                source.map(Source::publisher).orElse(id),
                source.map(Source::url).orElse(null),
                vintage,
                kind);
    }

    /** Title, vintage and that the figure is printed as published. */
    String published(String id, String vintage) {
        return titled(id, vintage, "published");
    }

    /** The same with the vintage the source has as a whole. */
    String published(String id) {
        return titled(id, vintage(id), "published");
    }

    String computed(String id, String vintage) {
        return titled(id, vintage, "computed");
    }

    String computed(String id) {
        return titled(id, vintage(id), "computed");
    }

    /** Ids of what has been named so far. */
    Set<String> ids() {
        return Collections.unmodifiableSet(used);
    }

    private String titled(String id, String vintage, String kind) {
        use(id);
        return words.say(
                "report.source",
                atlas.signals().source(id).map(Source::title).orElse(id),
                vintage,
                words.say("source." + kind));
    }

    private String vintage(String id) {
        return atlas.signals().source(id).map(Source::vintage).orElse("");
    }

    /** What has been named so far, in that order. */
    List<OccupationReport.UsedSource> list() {
        return used.stream()
                .map(id -> atlas.signals().source(id))
                .flatMap(Optional::stream)
                .map(source -> new OccupationReport.UsedSource(
                        source.title(),
                        source.publisher(),
                        source.url(),
                        source.vintage(),
                        source.licence(),
                        source.feeds()))
                .toList();
    }
}
