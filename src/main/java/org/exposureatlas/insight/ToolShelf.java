package org.exposureatlas.insight;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.exposureatlas.scoring.ScoringModel.Fault;
import org.jspecify.annotations.Nullable;

/** Kinds of AI tools with named examples, by the O*NET work activities they help with. No entry is paid for. */
@JsonIgnoreProperties({"$schema", "schema"})
public record ToolShelf(Match match, List<Kind> kinds, List<Tool> tools) {

    /**
     * @param leastRank a tool made for some fields is shown where it fits the occupation better than this share of all
     * @param examples the most examples for one kind of work
     */
    public record Match(BigDecimal leastRank, int examples) {}

    /**
     * @param fields the categories of occupations that such tools are made for
     * @param general whether they are for any work: those are shown wherever the kind of work fits
     */
    public record Kind(
            String key,
            String name,
            String what,
            List<String> fields,
            @Nullable Boolean general) {

        public boolean isGeneral() {
            return general != null && general;
        }
    }

    /**
     * @param activities ids of O*NET work activities
     * @param does what it does for such work, {@code watch} what to look out for
     * @param price free, free-tier, paid or enterprise
     * @param checked when the entry was last checked against the maker's own pages
     * @param goodUntil the last day on which it is shown
     * @param basis what the entry rests on
     */
    public record Tool(
            String key,
            String name,
            String maker,
            String kind,
            String url,
            List<String> activities,
            String does,
            String watch,
            String price,
            LocalDate checked,
            LocalDate goodUntil,
            String basis) {

        /**
         * Pages, answers and the operator's list ask for today, so that an entry goes when its date is past. A PDF asks
         * for the date of its edition, so that the same edition gives the same file.
         */
        public boolean isGoodOn(LocalDate day) {
            return !goodUntil.isBefore(day);
        }
    }

    public Kind kind(String key) {
        return kinds.stream()
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No kind of tool " + key));
    }

    /** The entries that are shown no more, the longest past their date first: work for the site's operator. */
    public List<Tool> pastDate(LocalDate today) {
        return tools.stream()
                .filter(tool -> !tool.isGoodOn(today))
                .sorted(Comparator.comparing(Tool::goodUntil).thenComparing(Tool::key))
                .toList();
    }

    /** What is wrong beyond what the schema can say. */
    public List<Fault> faults(Set<String> elements, Set<String> categories) {
        List<Fault> faults = new ArrayList<>();
        Set<String> kindKeys = new HashSet<>();
        for (int i = 0; i < kinds.size(); i++) {
            if (!kindKeys.add(kinds.get(i).key())) {
                faults.add(new Fault("/kinds/" + i + "/key", kinds.get(i).key() + " stands twice"));
            }
            for (int j = 0; j < kinds.get(i).fields().size(); j++) {
                if (!categories.contains(kinds.get(i).fields().get(j))) {
                    faults.add(new Fault(
                            "/kinds/" + i + "/fields/" + j,
                            "there is no category " + kinds.get(i).fields().get(j)));
                }
            }
        }
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < tools.size(); i++) {
            Tool tool = tools.get(i);
            String at = "/tools/" + i;
            if (!keys.add(tool.key())) {
                faults.add(new Fault(at + "/key", tool.key() + " stands twice"));
            }
            if (!kindKeys.contains(tool.kind())) {
                faults.add(new Fault(at + "/kind", "there is no kind of tool " + tool.kind()));
            }
            for (int j = 0; j < tool.activities().size(); j++) {
                if (!elements.contains(tool.activities().get(j))) {
                    faults.add(new Fault(
                            at + "/activities/" + j,
                            "there is no work activity " + tool.activities().get(j)));
                }
            }
            if (tool.goodUntil().isBefore(tool.checked())) {
                faults.add(new Fault(at + "/goodUntil", "it lies before the day the entry was checked"));
            }
        }
        return faults;
    }
}
