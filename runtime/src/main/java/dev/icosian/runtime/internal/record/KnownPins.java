package dev.icosian.runtime.internal.record;

import dev.icosian.ArtifactStore;
import dev.icosian.internal.Utf8Order;
import dev.icosian.internal.store.PrefixStore;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The pins of a run for one that makes attempts of all its steps: they are listed once, and from then on only the next
 * numbers of a step are looked for. Nothing else can have come: a pin is written under the number after the highest, and
 * never again. Whoever is late all the same loses its number to another, and lists. Thread safe.
 *
 * <p>Where a look costs as much as a list, all are listed again instead, but not for each of many steps that start within
 * a moment: an attempt that misses what came in it is as one that looked and then was slow, which it may always be.
 */
public final class KnownPins implements PinLookup {
    private static final long MOMENT_NANOS = 3_000_000_000L;

    private final ArtifactStore store;
    private final String pipeline;
    private final String runKey;
    private final Map<String, OfStep> steps = new ConcurrentHashMap<>();
    /** The last by step, which the run holds anyway. */
    private final Map<String, Used> manifests = new ConcurrentHashMap<>();

    private final boolean isListed;
    private final LongSupplier nanoTime;
    private @Nullable Map<String, NavigableSet<Integer>> listed;
    private long listedAt;
    private volatile boolean isOutdated;

    /** Makes what knows nothing yet. */
    public KnownPins(ArtifactStore store, String pipeline, String runKey) {
        this(store, pipeline, runKey, System::nanoTime);
    }

    KnownPins(ArtifactStore store, String pipeline, String runKey, LongSupplier nanoTime) {
        this.isListed = store instanceof PrefixStore;
        this.nanoTime = nanoTime;
        this.store = store;
        this.pipeline = pipeline;
        this.runKey = runKey;
    }

    @Override
    public RunPins of(Collection<String> wanted) throws IOException {
        if (isListed) {
            listAgain();
        }
        Map<String, NavigableSet<Integer>> numbers = new TreeMap<>(Utf8Order.INSTANCE);
        for (String step : wanted) {
            NavigableSet<Integer> present = step(step).present();
            if (!present.isEmpty()) {
                numbers.put(step, present);
            }
        }
        return RunPins.of((step, number) -> step(step).pin(number), numbers);
    }

    @Override
    public void written(Pin pin, int number) {
        OfStep known = steps.get(pin.step());
        if (known != null) {
            known.add(pin, number);
        }
    }

    @Override
    public void outdated() {
        isOutdated = true;
    }

    @Override
    public void used(Pin pin, Manifest manifest) {
        if (pin.manifest() != null) {
            manifests.put(pin.step(), new Used(pin.manifest(), manifest));
        }
    }

    @Override
    public @Nullable Manifest manifest(Pin pin) {
        Used used = manifests.get(pin.step());
        return used != null && used.ref().equals(pin.manifest()) ? used.manifest() : null;
    }

    private record Used(Pin.ManifestRef ref, Manifest manifest) {}

    private OfStep step(String name) throws IOException {
        OfStep known = steps.get(name);
        if (known != null) {
            return known;
        }
        NavigableSet<Integer> first = listed().getOrDefault(name, new TreeSet<>());
        return steps.computeIfAbsent(name, step -> new OfStep(step, first));
    }

    private synchronized Map<String, NavigableSet<Integer>> listed() throws IOException {
        if (listed == null) {
            listedAt = nanoTime.getAsLong();
            listed = RunPins.numbers(store, pipeline, runKey);
        }
        return listed;
    }

    /** Those who come meanwhile wait for the same list. */
    private synchronized void listAgain() throws IOException {
        long now = nanoTime.getAsLong();
        if (listed == null || (!isOutdated && now - listedAt < MOMENT_NANOS)) {
            return;
        }
        isOutdated = false;
        Map<String, NavigableSet<Integer>> found;
        try {
            found = RunPins.numbers(store, pipeline, runKey);
        } catch (IOException | RuntimeException e) {
            isOutdated = true;
            throw e;
        }
        listed = found;
        listedAt = now;
        steps.forEach((name, known) -> known.addAll(found.getOrDefault(name, Collections.emptyNavigableSet())));
    }

    /** What is known of one step. */
    private final class OfStep {
        private final String name;
        private final NavigableSet<Integer> numbers;
        /** Read or written here; what is damaged is read again each time. */
        private final Map<Integer, Pin> pins = new TreeMap<>();

        OfStep(String name, NavigableSet<Integer> numbers) {
            this.name = name;
            this.numbers = new TreeSet<>(numbers);
        }

        synchronized NavigableSet<Integer> present() throws IOException {
            int next = numbers.isEmpty() ? 1 : numbers.last() + 1;
            while (!isListed
                    && store.head(Layout.pin(pipeline, runKey, name, next)).isPresent()) {
                numbers.add(next);
                next++;
            }
            return new TreeSet<>(numbers);
        }

        synchronized @Nullable Pin pin(int number) throws IOException {
            Pin known = pins.get(number);
            if (known == null) {
                known = RunPins.reader(store, pipeline, runKey).read(name, number);
                if (known != null) {
                    pins.put(number, known);
                }
            }
            return known;
        }

        synchronized void addAll(Collection<Integer> found) {
            numbers.addAll(found);
        }

        synchronized void add(Pin pin, int number) {
            numbers.add(number);
            pins.put(number, pin);
        }
    }
}
