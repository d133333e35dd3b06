package org.exposureatlas.signal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sources, signal inputs and published measures of an edition. Immutable. */
public final class SignalBook {

    private final List<Source> sources;
    private final List<SignalInput> inputs;
    private final List<PublishedMeasure> measures;
    private final List<PublishedValue> values;
    private final Map<String, Source> sourcesById;
    private final Map<String, List<SignalInput>> inputsByOccupation;
    private final Map<String, List<PublishedValue>> valuesByOccupation;
    private final Map<String, Percentiles> percentiles;
    private final Map<Integer, TaskLabel> labels;

    /** @param labels of O*NET tasks that ours are linked to */
    public SignalBook(
            List<Source> sources,
            List<SignalInput> inputs,
            List<PublishedMeasure> measures,
            List<PublishedValue> values,
            List<TaskLabel> labels) {
        this.labels = labels.stream().collect(Collectors.toUnmodifiableMap(TaskLabel::onetTask, label -> label));
        this.sources = List.copyOf(sources);
        this.inputs = List.copyOf(inputs);
        this.measures = List.copyOf(measures);
        this.values = List.copyOf(values);
        this.sourcesById = sources.stream().collect(Collectors.toUnmodifiableMap(Source::id, source -> source));
        this.inputsByOccupation = inputs.stream().collect(Collectors.groupingBy(SignalInput::occupation));
        this.valuesByOccupation = values.stream().collect(Collectors.groupingBy(PublishedValue::occupation));
        this.percentiles = values.stream()
                .collect(Collectors.groupingBy(
                        PublishedValue::measure, Collectors.collectingAndThen(Collectors.toList(), Percentiles::of)));
    }

    public List<Source> sources() {
        return sources;
    }

    public List<SignalInput> inputs() {
        return inputs;
    }

    public List<PublishedMeasure> measures() {
        return measures;
    }

    public List<PublishedValue> values() {
        return values;
    }

    public List<PublishedValue> valuesOf(String occupation) {
        return valuesByOccupation.getOrDefault(occupation, List.of());
    }

    public Optional<Source> source(String id) {
        return Optional.ofNullable(sourcesById.get(id));
    }

    /** In the order of the O*NET tasks. */
    public List<TaskLabel> labels() {
        return labels.values().stream()
                .sorted(Comparator.comparing(TaskLabel::onetTask))
                .toList();
    }

    /** The published label of an O*NET task. */
    public Optional<TaskLabel> label(int onetTask) {
        return Optional.ofNullable(labels.get(onetTask));
    }

    public List<SignalInput> inputsOf(String occupation) {
        return inputsByOccupation.getOrDefault(occupation, List.of());
    }

    /** The percentile ranks of a measure among our occupations; empty where nobody has a value. */
    public Percentiles percentilesOf(String measure) {
        @Nullable Percentiles found = percentiles.get(measure);
        return found == null ? Percentiles.of(List.of()) : found;
    }
}
