package org.exposureatlas.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.exposureatlas.insight.ActionPlan;
import org.exposureatlas.insight.Pivot;
import org.exposureatlas.insight.ToolShelf.Tool;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Task;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/** The action plan: proposed steps, or the reader's own wording of them, which is in the address and nowhere else. */
record PlanView(String slug, String title, List<Field> fields, boolean own, String edition, String date) {

    /** A plan has at most this many steps. */
    static final int STEPS = 6;

    /** Letters of a step: six of them fit into an address. */
    static final int LETTERS = 400;

    /** @param name of the field in the address */
    record Field(String name, int number, String text) {}

    List<String> steps() {
        return fields.stream().map(Field::text).filter(text -> !text.isBlank()).toList();
    }

    /** @param asked the reader's steps; empty for the proposed ones */
    static PlanView of(Atlas atlas, Occupation occupation, ActionPlan plan, List<@Nullable String> asked, Words words) {
        List<String> texts = new ArrayList<>();
        boolean own = asked.stream().anyMatch(text -> text != null);
        if (own) {
            asked.forEach(text -> texts.add(text == null ? "" : cut(text)));
        } else {
            plan.steps().forEach(step -> texts.add(words(step, occupation, words)));
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            fields.add(new Field("step" + (i + 1), i + 1, i < texts.size() ? texts.get(i) : ""));
        }
        return new PlanView(
                occupation.slug(),
                occupation.title(),
                fields,
                own,
                atlas.edition().label(),
                Figures.day(atlas.edition().asOf()));
    }

    private static String cut(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LETTERS ? line : line.substring(0, LETTERS);
    }

    static String words(ActionPlan.Step step, Occupation occupation, Words words) {
        return switch (step) {
            case ActionPlan.TryTool tryTool -> tryTool(tryTool, words);
            case ActionPlan.Strengthen strengthen ->
                words.say(
                        "insight.plan.strengthen",
                        strengthen.task().statement(),
                        strengthen.task().remainsHuman());
            case ActionPlan.Explore explore -> explore(explore.pivot(), words);
            case ActionPlan.Learn learn -> learn(learn, words);
            case ActionPlan.Qualify qualify ->
                words.say(
                        "insight.plan.qualify",
                        lower(qualify.pivot().target().title()),
                        PivotsView.education(qualify.pivot(), words),
                        PivotsView.licence(qualify.pivot(), words));
        };
    }

    private static String tryTool(ActionPlan.TryTool step, Words words) {
        Tool tool = step.tool();
        return tool == null
                ? words.say("insight.plan.try.plain", step.task().statement())
                : words.say("insight.plan.try", step.task().statement(), tool.name());
    }

    private static String explore(Pivot pivot, Words words) {
        return words.say("insight.plan.explore", lower(pivot.target().title()), Figures.tenth(pivot.score()));
    }

    private static String learn(ActionPlan.Learn step, Words words) {
        Task task = step.gap().usedIn();
        String element = step.gap().element().name().toLowerCase(Locale.ROOT);
        String target = lower(step.pivot().target().title());
        return task == null
                ? words.say("insight.plan.learn.plain", element, target)
                : words.say("insight.plan.learn", element, target, task.statement());
    }

    /** Titles begin with a capital for the list; in a sentence only names keep it. */
    private static String lower(String title) {
        return title.length() > 1 && Character.isUpperCase(title.charAt(1))
                ? title
                : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    String text(Words words, boolean markdown) {
        StringBuilder text = new StringBuilder();
        String heading = words.say("insight.plan.file.title", title);
        text.append(markdown ? "# " : "").append(heading).append('\n');
        if (!markdown) {
            text.append("=".repeat(heading.length())).append('\n');
        }
        text.append('\n');
        int number = 0;
        for (String step : steps()) {
            number++;
            text.append(number)
                    .append(". ")
                    .append(markdown ? escaped(step) : step)
                    .append('\n');
        }
        return text.append('\n')
                .append(words.say("insight.plan.file.source", edition, date))
                .append('\n')
                .append(words.say("score.caveat"))
                .append('\n')
                .toString();
    }

    /** A reader's own words are text in the file, never markup. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
    }
}
