package dev.icosian.runtime.internal.record;

import dev.icosian.ArtifactStore;
import dev.icosian.internal.Utf8Order;
import dev.icosian.internal.store.PrefixStore;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pins of a run, as they were found. Immutable; reads a pin's file when asked for it. */
public final class RunPins {
    /** Up to here, several short lists are faster than a long one. */
    private static final int FEW = 8;

    /** The same where each list is a request, and a page of a thousand another. */
    private static final int FEW_REQUESTS = 2;

    private final Reader reader;
    private final Map<String, NavigableSet<Integer>> numbers;

    private RunPins(Reader reader, Map<String, NavigableSet<Integer>> numbers) {
        this.reader = reader;
        this.numbers = numbers;
    }

    /** Returns a pin; null if it is not there, or damaged. */
    @FunctionalInterface
    interface Reader {
        @Nullable
        Pin read(String step, int number) throws IOException;
    }

    /** Takes the numbers that are present by step. */
    static RunPins of(Reader reader, Map<String, NavigableSet<Integer>> numbers) {
        return new RunPins(reader, numbers);
    }

    /** Returns what reads the pins of a run from the store. */
    static Reader reader(ArtifactStore store, String pipeline, String runKey) {
        return (step, number) -> {
            Pin pin = RecordFiles.pin(store, Layout.pin(pipeline, runKey, step, number))
                    .orNull();
            return pin != null && pin.step().equals(step) ? pin : null;
        };
    }

    /** Lists the pins of a run. */
    public static RunPins list(ArtifactStore store, String pipeline, String runKey) throws IOException {
        return new RunPins(reader(store, pipeline, runKey), numbers(store, pipeline, runKey));
    }

    /** Returns the numbers that are present by step. */
    static Map<String, NavigableSet<Integer>> numbers(ArtifactStore store, String pipeline, String runKey)
            throws IOException {
        Map<String, NavigableSet<Integer>> numbers = new TreeMap<>(Utf8Order.INSTANCE);
        String prefix = Layout.pins(pipeline, runKey);
        add(store, prefix, prefix, numbers);
        return numbers;
    }

    /** Lists the pins of some steps of a run; where these are few, what the others have is not looked at. */
    public static RunPins list(ArtifactStore store, String pipeline, String runKey, Collection<String> steps)
            throws IOException {
        if (steps.size() > (store instanceof PrefixStore ? FEW_REQUESTS : FEW)) {
            return list(store, pipeline, runKey);
        }
        Map<String, NavigableSet<Integer>> numbers = new TreeMap<>(Utf8Order.INSTANCE);
        String prefix = Layout.pins(pipeline, runKey);
        for (String step : steps) {
            add(store, prefix, prefix + step + ".", numbers);
        }
        return new RunPins(reader(store, pipeline, runKey), numbers);
    }

    private static void add(
            ArtifactStore store, String prefix, String listed, Map<String, NavigableSet<Integer>> numbers)
            throws IOException {
        try (Stream<ArtifactStore.Entry> entries = store.list(listed)) {
            entries.map(ArtifactStore.Entry::key)
                    .forEach(key -> Layout.number(key, prefix)
                            .ifPresent(
                                    number -> numbers.computeIfAbsent(Layout.stem(key, prefix), step -> new TreeSet<>())
                                            .add(number)));
        }
    }

    /** Returns the steps that have pins, in UTF-8 byte order. */
    public List<String> steps() {
        return List.copyOf(numbers.keySet());
    }

    /** Returns the highest number present, damaged or not; 0 if there is none. */
    public int highest(String step) {
        NavigableSet<Integer> present = numbers.getOrDefault(step, Collections.emptyNavigableSet());
        return present.isEmpty() ? 0 : present.last();
    }

    /** Returns the highest pin that is not damaged; null if there is none. */
    public @Nullable Pin latest(String step) throws IOException {
        return latestAfter(step, 0);
    }

    /** As {@link #latest}, but only of those above a number. */
    public @Nullable Pin latestAfter(String step, int after) throws IOException {
        NavigableSet<Integer> present = numbers.getOrDefault(step, Collections.emptyNavigableSet());
        for (int number : present.tailSet(after, false).descendingSet()) {
            Pin pin = reader.read(step, number);
            if (pin != null) {
                return pin;
            }
        }
        return null;
    }
}
