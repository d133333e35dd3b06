package org.exposureatlas.admin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.exposureatlas.edition.CurrentEdition;
import org.exposureatlas.insight.InsightBook;
import org.exposureatlas.insight.Insights;
import org.exposureatlas.insight.ToolShelf;
import org.exposureatlas.platform.NeedsAttention;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Entries of the current edition's shelf of tools that readers see no more, until somebody checks them again. */
@Component
class PastTools implements NeedsAttention {

    static final String ADDRESS = "/admin/tools";

    private final CurrentEdition current;
    private final Insights insights;
    private final Clock clock;
    private final Words words;

    PastTools(CurrentEdition current, Insights insights, Clock clock, Words words) {
        this.current = current;
        this.insights = insights;
        this.clock = clock;
        this.words = words;
    }

    /** @param next when the next of the others is due; {@code null} where there is none */
    record Page(String finding, @Nullable String next, List<Row> rows) {}

    /** @param source what the entry rests on */
    record Row(String name, String url, String kind, String checked, String due, String source) {}

    @Override
    public List<Item> waiting() {
        int past = past().size();
        return past == 0 ? List.of() : List.of(new Item(words.say("admin.tools.waiting", past), ADDRESS));
    }

    Page page() {
        Optional<ToolShelf> shelf = shelf();
        List<ToolShelf.Tool> past = past();
        return new Page(
                words.say(
                        "admin.tools.finding",
                        past.size(),
                        shelf.map(each -> each.tools().size()).orElse(0)),
                shelf.flatMap(each -> each.tools().stream()
                                .filter(tool -> tool.isGoodOn(today()))
                                .min(Comparator.comparing(ToolShelf.Tool::goodUntil)))
                        .map(tool -> words.say("admin.tools.next", Figures.day(tool.goodUntil())))
                        .orElse(null),
                past.stream()
                        .map(tool -> new Row(
                                tool.name(),
                                tool.url(),
                                shelf.orElseThrow().kind(tool.kind()).name(),
                                Figures.day(tool.checked()),
                                Figures.day(tool.goodUntil()),
                                tool.basis()))
                        .toList());
    }

    private List<ToolShelf.Tool> past() {
        return shelf().map(shelf -> shelf.pastDate(today())).orElse(List.of());
    }

    private Optional<ToolShelf> shelf() {
        return current.find().flatMap(edition -> insights.of(edition.id())).map(InsightBook::tools);
    }

    private LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
