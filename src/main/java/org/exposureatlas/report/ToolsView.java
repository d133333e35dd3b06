package org.exposureatlas.report;

import java.util.List;
import org.exposureatlas.insight.ToolAdvice;
import org.exposureatlas.insight.ToolShelf.Tool;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.ScoreCard;
import org.exposureatlas.shared.Figures;

/** AI tools for the tasks of an occupation as they are printed. */
record ToolsView(String finding, List<Group> groups) {

    /** @param tasks each with its feasibility */
    record Group(String key, String name, List<String> tasks, List<Kind> kinds) {}

    record Kind(String name, String what, List<Item> tools) {}

    record Item(
            String name,
            String maker,
            String url,
            String does,
            String watch,
            String price,
            String checked,
            String basis) {}

    static ToolsView of(Atlas atlas, ToolAdvice advice, Words words) {
        long tools = advice.groups().stream()
                .flatMap(group -> group.tools().stream())
                .map(Tool::key)
                .distinct()
                .count();
        ScoreCard card = atlas.scores().of(advice.occupation());
        return new ToolsView(
                words.say("insight.tools.finding", tools, advice.groups().size()),
                advice.groups().stream()
                        .map(group -> new Group(
                                group.activity().key(),
                                group.activity().name(),
                                group.tasks().stream()
                                        .map(task -> task(task, card, words))
                                        .toList(),
                                group.kinds().stream()
                                        .map(kind -> new Kind(
                                                kind.kind().name(),
                                                kind.kind().what(),
                                                kind.tools().stream()
                                                        .map(tool -> item(tool, words))
                                                        .toList()))
                                        .toList()))
                        .toList());
    }

    private static String task(Task task, ScoreCard card, Words words) {
        return card.tasks().stream()
                .filter(score -> score.task().equals(task.key()))
                .findFirst()
                .map(score -> words.say("insight.tools.task", task.statement(), Figures.tenth(score.feasibility())))
                .orElse(task.statement());
    }

    private static Item item(Tool tool, Words words) {
        return new Item(
                tool.name(),
                tool.maker(),
                tool.url(),
                tool.does(),
                tool.watch(),
                words.say("insight.price." + tool.price()),
                Figures.day(tool.checked()),
                tool.basis());
    }
}
