package org.exposureatlas.insight;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exposureatlas.insight.ToolShelf.Tool;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.Task;

/**
 * How well what a tool says it does fits the words of an occupation's tasks. A tool made for one field shares its rarer
 * words with the occupations of that field: its fit is the share of all occupations that it fits less well.
 */
public final class ToolFit {

    private static final int STEM = 5;

    private final ToolShelf shelf;
    private final Map<String, Double> rarity;
    private final Map<String, Text> tools;

    /** By tool, then by occupation. */
    private final Map<String, Map<String, Double>> ranks = new HashMap<>();

    /** @param length the square root of the sum of the squared rarities */
    private record Text(Set<String> stems, double length) {}

    private ToolFit(ToolShelf shelf, Collection<Occupation> occupations) {
        this.shelf = shelf;
        Map<String, Set<String>> stems = occupations.stream()
                .collect(Collectors.toMap(
                        Occupation::slug,
                        occupation -> stems(Stream.concat(
                                        Stream.of(
                                                occupation.title(),
                                                occupation.category().name()),
                                        occupation.tasks().stream().map(Task::statement))
                                .collect(Collectors.joining(" ")))));
        this.rarity = rarity(stems.values());
        Map<String, Text> texts = new HashMap<>();
        stems.forEach((slug, words) -> texts.put(slug, text(words)));
        this.tools = shelf.tools().stream().collect(Collectors.toMap(Tool::key, tool -> text(words(tool))));
        for (Tool tool : shelf.tools()) {
            ranks.put(tool.key(), ranks(Objects.requireNonNull(tools.get(tool.key())), texts));
        }
    }

    private Map<String, Double> ranks(Text tool, Map<String, Text> occupations) {
        Map<String, Double> fits = new HashMap<>();
        occupations.forEach((slug, text) -> fits.put(slug, cosine(tool, text)));
        double[] sorted =
                fits.values().stream().mapToDouble(Double::doubleValue).sorted().toArray();
        Map<String, Double> ranks = new HashMap<>();
        fits.forEach((slug, fit) -> {
            int at = Arrays.binarySearch(sorted, fit);
            while (at > 0 && sorted[at - 1] == fit) {
                at--;
            }
            ranks.put(slug, (double) at / sorted.length);
        });
        return ranks;
    }

    static ToolFit of(ToolShelf shelf, Collection<Occupation> occupations) {
        return new ToolFit(shelf, occupations);
    }

    /** The share of all occupations whose tasks the tool fits less well than this one's, 0 to 1. */
    double rank(Tool tool, Occupation occupation) {
        return Objects.requireNonNull(ranks.get(tool.key())).getOrDefault(occupation.slug(), 0.0);
    }

    /** How well each tool fits some tasks, 0 to 1. */
    ToDoubleFunction<Tool> with(List<Task> tasks) {
        Text text = text(stems(tasks.stream().map(Task::statement).collect(Collectors.joining(" "))));
        return tool -> cosine(Objects.requireNonNull(tools.get(tool.key())), text);
    }

    private Text text(Set<String> stems) {
        return new Text(
                stems, Math.sqrt(stems.stream().mapToDouble(this::square).sum()));
    }

    private Set<String> words(Tool tool) {
        ToolShelf.Kind kind = shelf.kind(tool.kind());
        return stems(tool.does() + " " + kind.name() + " " + kind.what());
    }

    private double cosine(Text one, Text other) {
        double lengths = one.length() * other.length();
        double common = 0;
        for (String stem : one.stems()) {
            if (other.stems().contains(stem)) {
                common += square(stem);
            }
        }
        return lengths == 0 ? 0 : common / lengths;
    }

    private double square(String stem) {
        double weight = rarity.getOrDefault(stem, 0.0);
        return weight * weight;
    }

    /** The logarithm of how seldom a word is among the occupations; a word that none has says nothing. */
    private static Map<String, Double> rarity(Collection<Set<String>> texts) {
        Map<String, Long> counts = texts.stream()
                .flatMap(Set::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<String, Double> rarity = new HashMap<>();
        counts.forEach((stem, count) -> rarity.put(stem, Math.log((double) texts.size() / count)));
        return rarity;
    }

    /** The beginnings of the longer words, so that teach, teacher and teaching are one. */
    private static Set<String> stems(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                .filter(word -> word.length() >= STEM)
                .map(word -> word.substring(0, STEM))
                .collect(Collectors.toSet());
    }
}
