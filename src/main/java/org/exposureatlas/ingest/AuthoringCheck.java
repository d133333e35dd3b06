package org.exposureatlas.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.exposureatlas.occupation.Career;
import org.exposureatlas.occupation.Evidence;
import org.exposureatlas.occupation.Handbook;
import org.exposureatlas.occupation.HumanAdvantage;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Task;

/**
 * The rules of the authoring guide that a program can see, over texts that are already sound for loading. A seed that
 * breaks one still loads; the command check and the data tests refuse it.
 */
final class AuthoringCheck {

    private static final int LEAST_TASKS = 8;
    private static final int LEAST_TASKS_OF_A_THIN_PAGE = 6;
    private static final int MOST_TASKS = 12;

    /** Of the importance weight of a single code's core tasks. */
    private static final double ONET_COVERAGE = 0.8;

    private static final double HIGHEST_GRADE_INSIDE = 11;
    private static final double HIGHEST_GRADE_SUMMARY = 9;
    private static final int WORDS_THAT_MAY_NOT_REPEAT = 10;

    /** Forecasts, and the phrases that say nothing. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\b(nuances?d?|leverag\\w*|streamlin\\w*|cutting-edge|landscape of|navigat\\w+ the|human touch|crucial\\w*"
                    + "|seamless\\w*|while ai can|will replace|be replaced by|years until|job loss"
                    + "|lose (their|your|the) jobs?|(by|before|until|in) 20(2[7-9]|[3-9]\\d)|probability of|ChatGPT|Claude"
                    + "|Gemini|Copilot|GPT(-\\d)?)\\b",
            Pattern.CASE_INSENSITIVE);

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> sentences = new HashMap<>();

    private AuthoringCheck() {}

    /** @param onetTasks what is known of the O*NET tasks that ours are linked to */
    static List<Problem> of(Collection<Occupation> occupations, OnetTasks onetTasks) {
        AuthoringCheck check = new AuthoringCheck();
        for (Occupation occupation : occupations) {
            Handbook handbook = occupation.handbook();
            // Where an occupation is taken from a release, so are its statements, and nobody has written its texts.
            if (handbook != null) {
                check.tasks(occupation);
                check.coverage(occupation, handbook, onetTasks);
            }
            Career career = occupation.career();
            if (career != null) {
                check.career(occupation, career);
            }
            occupation.humanAdvantage().forEach(rating -> check.reason(occupation, rating));
        }
        return check.problems.stream().sorted().toList();
    }

    /** The rules for tasks and their texts alone, not whether they cover all that the sources list. */
    static List<Problem> ofTasks(Occupation occupation) {
        AuthoringCheck check = new AuthoringCheck();
        check.tasks(occupation);
        return check.problems;
    }

    private void tasks(Occupation occupation) {
        int count = occupation.tasks().size();
        int least = occupation.note() == null ? LEAST_TASKS : LEAST_TASKS_OF_A_THIN_PAGE;
        if (count < least || count > MOST_TASKS) {
            report(occupation, "/tasks", count + " tasks, expected " + least + " to " + MOST_TASKS);
        }
        for (Task task : occupation.tasks()) {
            String at = "/tasks/" + task.key();
            words(occupation, at + "/statement", task.statement(), 4, 20);
            words(occupation, at + "/rationale", task.rationale(), 20, 57);
            words(occupation, at + "/remainsHuman", task.remainsHuman(), 5, 24);
            Evidence evidence = task.evidence();
            if (evidence != null) {
                words(occupation, at + "/evidence", evidence.text(), 8, 37);
            } else if (!task.duties().isEmpty()) {
                report(occupation, at + "/evidence", "covers duties of the handbook but gives no evidence");
            }
            if (task.time().entry() + task.time().mid() + task.time().senior() == 0) {
                report(occupation, at + "/time", "no level gives the task any time");
            }
        }
    }

    private void coverage(Occupation occupation, Handbook handbook, OnetTasks onetTasks) {
        Set<Integer> duties = new HashSet<>();
        Set<Integer> linked = new HashSet<>();
        for (Task task : occupation.tasks()) {
            duties.addAll(task.duties());
            linked.addAll(task.onetTasks());
        }
        for (int duty = 0; duty < handbook.duties(); duty++) {
            if (!duties.contains(duty)) {
                report(occupation, "/tasks", "no task covers duty " + duty + " of the handbook page");
            }
        }
        double covered = onetTasks.coverage(occupation.onetCodes(), linked);
        if (covered < ONET_COVERAGE) {
            report(
                    occupation,
                    "/tasks",
                    String.format(
                            Locale.ROOT,
                            "the linked O*NET tasks carry %.0f%% of the weight of the code's core tasks, expected 80%%",
                            100 * covered));
        }
    }

    private void career(Occupation occupation, Career career) {
        words(occupation, "/career/inside", career.inside(), 200, 350);
        words(occupation, "/career/summary", career.summary(), 18, 50);
        if (ReadingGrade.sentences(career.summary()).size() != 2) {
            report(occupation, "/career/summary", "expected two sentences");
        }
        grade(occupation, "/career/inside", career.inside(), HIGHEST_GRADE_INSIDE);
        grade(occupation, "/career/summary", career.summary(), HIGHEST_GRADE_SUMMARY);
        career.responsibilities()
                .forEach(responsibility -> words(occupation, "/career/responsibilities", responsibility, 4, 18));
        Stream.concat(Stream.of(career.summary(), career.inside()), career.responsibilities().stream())
                .flatMap(text -> ReadingGrade.sentences(text).stream())
                .forEach(sentence -> once(occupation, "/career", sentence));
    }

    private void reason(Occupation occupation, HumanAdvantage rating) {
        String at = "/humanAdvantage/" + rating.rater() + "/" + rating.dimension();
        words(occupation, at, rating.reason(), 4, 20);
        once(occupation, at, rating.reason());
    }

    /** No sentence of ten words or more stands under two occupations. */
    private void once(Occupation occupation, String at, String sentence) {
        List<String> words = ReadingGrade.words(sentence.toLowerCase(Locale.ROOT));
        if (words.size() >= WORDS_THAT_MAY_NOT_REPEAT) {
            String other = sentences.put(String.join(" ", words), occupation.slug());
            if (other != null && !other.equals(occupation.slug())) {
                report(occupation, at, "the same sentence stands under " + other + ": " + sentence);
            }
        }
    }

    private void grade(Occupation occupation, String at, String text, double highest) {
        double grade = ReadingGrade.of(text);
        if (grade > highest) {
            report(
                    occupation,
                    at,
                    String.format(Locale.ROOT, "reading grade %.1f, expected at most %.0f", grade, highest));
        }
    }

    private void words(Occupation occupation, String at, String text, int least, int most) {
        int count = text.strip().split("\\s+").length;
        if (count < least || count > most) {
            report(occupation, at, count + " words, expected " + least + " to " + most);
        }
        Matcher forbidden = FORBIDDEN.matcher(text);
        if (forbidden.find()) {
            report(occupation, at, "\"" + forbidden.group() + "\" is a forecast, a brand or an empty phrase");
        }
    }

    private void report(Occupation occupation, String at, String message) {
        problems.add(new Problem("occupations/" + occupation.slug() + ".json", 0, at, message));
    }
}
