package org.exposureatlas.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exposureatlas.report.ToolsView.Item;

/**
 * AI tools on paper: which there are for each kind of work, and then what the first for each does. The page on
 * the site says it again under each kind of work; paper has no room for that.
 *
 * @param described each tool once, in the order of the groups
 */
record PrintedTools(String finding, List<Group> groups, List<Item> described) {

    /** @param kinds nothing where the shelf has no tool for this kind of work */
    record Group(String name, List<Kind> kinds) {}

    record Kind(String name, List<Item> tools) {}

    static PrintedTools of(ToolsView view) {
        Map<String, Item> described = new LinkedHashMap<>();
        for (ToolsView.Group group : view.groups()) {
            group.kinds().stream()
                    .limit(1)
                    .flatMap(kind -> kind.tools().stream().limit(1))
                    .forEach(tool -> described.putIfAbsent(tool.name(), tool));
        }
        return new PrintedTools(
                view.finding(),
                view.groups().stream()
                        .map(group -> new Group(
                                group.name(),
                                group.kinds().stream()
                                        .map(kind -> new Kind(kind.name(), kind.tools()))
                                        .toList()))
                        .toList(),
                List.copyOf(described.values()));
    }
}
