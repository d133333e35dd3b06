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
    private final Map<String, Set<String>> occupations;
    private final Map<String, Set<String>> tools;
    private final Map<String, double[]> all;

    private ToolFit(ToolShelf shelf, Collection<Occupation> occupations) {
        this.shelf = shelf;
        this.occupations = occupations.stream()
                .collect(Collectors.toMap(
                        Occupation::slug,
                        occupation -> stems(Stream.concat(
                                        Stream.of(
                                                occupation.title(),
                                                occupation.category().name()),
                                        occupation.tasks().stream().map(Task::statement))
                                .collect(Collectors.joining(" ")))));
        this.rarity = rarity(this.occupations.values());
        this.tools = shelf.tools().stream().collect(Collectors.toMap(Tool::key, this::words));
        this.all = shelf.tools().stream()
                .collect(Collectors.toMap(
                        Tool::key,
                        tool -> this.occupations.values().stream()
                                .mapToDouble(words -> cosine(Objects.requireNonNull(tools.get(tool.key())), words))
                                .sorted()
                                .toArray()));
    }

    static ToolFit of(ToolShelf shelf, Collection<Occupation> occupations) {
        return new ToolFit(shelf, occupations);
    }

    /** The share of all occupations whose tasks the tool fits less well than this one's, 0 to 1. */
    double rank(Tool tool, Occupation occupation) {
        double[] values = Objects.requireNonNull(all.get(tool.key()));
        double own = cosine(
                Objects.requireNonNull(tools.get(tool.key())),
                Objects.requireNonNull(occupations.get(occupation.slug())));
        return (double) Arrays.stream(values).filter(value -> value < own).count() / values.length;
    }

    /** The fit with some tasks, 0 to 1. */
    double with(Tool tool, List<Task> tasks) {
        return cosine(
                Objects.requireNonNull(tools.get(tool.key())),
                stems(tasks.stream().map(Task::statement).collect(Collectors.joining(" "))));
    }

    private Set<String> words(Tool tool) {
        ToolShelf.Kind kind = shelf.kind(tool.kind());
        return stems(tool.does() + " " + kind.name() + " " + kind.what());
    }

    private double cosine(Set<String> one, Set<String> other) {
        double common =
                one.stream().filter(other::contains).mapToDouble(this::square).sum();
        double lengths = Math.sqrt(one.stream().mapToDouble(this::square).sum()
                * other.stream().mapToDouble(this::square).sum());
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
