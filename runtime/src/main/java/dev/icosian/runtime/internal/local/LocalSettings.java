package dev.icosian.runtime.internal.local;

import dev.icosian.ArtifactStore;
import dev.icosian.NodeInterceptor;
import dev.icosian.Pipeline;
import dev.icosian.RunListener;
import dev.icosian.compiler.Compilation;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * What a local runner works with. Immutable.
 *
 * @param target name of the target that runs the steps, for records
 * @param compiler makes plans
 * @param supplied resources and secrets by name
 * @param interceptors outermost first
 * @param listeners in the order in which they are called
 * @param parallelism how many steps may run at the same time
 * @param grace how long a thread may go on after its interrupt
 */
public record LocalSettings(
        String target,
        ArtifactStore store,
        Function<Pipeline, Compilation> compiler,
        Map<String, Object> supplied,
        List<NodeInterceptor> interceptors,
        List<RunListener> listeners,
        int parallelism,
        Duration grace,
        Clock clock) {
    /** Returns how long a thread may go on after its interrupt, if nothing else is said. */
    public static Duration defaultGrace() {
        // Tests cannot wait that long.
        return Duration.ofMillis(Long.getLong("dev.icosian.graceMillis", 10_000));
    }

    /** Copies the collections. */
    public LocalSettings {
        supplied = Map.copyOf(supplied);
        interceptors = List.copyOf(interceptors);
        listeners = List.copyOf(listeners);
        if (parallelism < 1) {
            throw new IllegalArgumentException("at least one step runs at a time, not " + parallelism);
        }
    }

    /** Returns settings with nothing but a store. */
    public static LocalSettings of(ArtifactStore store, Function<Pipeline, Compilation> compiler) {
        return new LocalSettings(
                "local",
                store,
                compiler,
                Map.of(),
                List.of(),
                List.of(),
                Runtime.getRuntime().availableProcessors(),
                defaultGrace(),
                Clock.systemUTC());
    }

    /** Returns a copy whose runs are recorded as those of a target. */
    public LocalSettings recordedAs(String name) {
        return new LocalSettings(name, store, compiler, supplied, interceptors, listeners, parallelism, grace, clock);
    }

    /** Returns a copy with one more resource or secret. */
    public LocalSettings supply(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(supplied);
        more.put(name, value);
        return new LocalSettings(target, store, compiler, more, interceptors, listeners, parallelism, grace, clock);
    }

    /** Returns a copy with one more interceptor. */
    public LocalSettings with(NodeInterceptor interceptor) {
        List<NodeInterceptor> more = new ArrayList<>(interceptors);
        more.add(interceptor);
        return new LocalSettings(target, store, compiler, supplied, more, listeners, parallelism, grace, clock);
    }

    /** Returns a copy with one more listener. */
    public LocalSettings with(RunListener listener) {
        List<RunListener> more = new ArrayList<>(listeners);
        more.add(listener);
        return new LocalSettings(target, store, compiler, supplied, interceptors, more, parallelism, grace, clock);
    }

    /** Returns a copy with the interceptors and listeners that ServiceLoader finds behind those that are given. */
    public LocalSettings withFound() {
        LocalSettings all = this;
        for (NodeInterceptor interceptor : ServiceLoader.load(NodeInterceptor.class)) {
            all = all.with(interceptor);
        }
        for (RunListener listener : ServiceLoader.load(RunListener.class)) {
            all = all.with(listener);
        }
        return all;
    }

    /** Returns a copy with another number of steps at the same time. */
    public LocalSettings withParallelism(int steps) {
        return new LocalSettings(target, store, compiler, supplied, interceptors, listeners, steps, grace, clock);
    }

    /** Returns a copy with another time that threads may go on after their interrupt. */
    public LocalSettings withGrace(Duration time) {
        return new LocalSettings(target, store, compiler, supplied, interceptors, listeners, parallelism, time, clock);
    }

    /** Returns a copy whose records name another target. */
    public LocalSettings withTarget(String name) {
        return new LocalSettings(name, store, compiler, supplied, interceptors, listeners, parallelism, grace, clock);
    }
}
