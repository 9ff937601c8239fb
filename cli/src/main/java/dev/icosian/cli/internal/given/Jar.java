package dev.icosian.cli.internal.given;

import dev.icosian.Pipeline;
import dev.icosian.runtime.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * What the user's jar offers: pipelines, resources and targets. Immutable.
 *
 * @param pipelines each makes some; called when a command needs them
 * @param resources by name, made when needed
 * @param targets those that are given
 */
public record Jar(
        List<Supplier<? extends Iterable<Pipeline>>> pipelines,
        Map<String, Supplier<?>> resources,
        List<Target> targets) {
    /** Copies the collections. */
    public Jar {
        pipelines = List.copyOf(pipelines);
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
        targets = List.copyOf(targets);
    }

    /** Returns all targets: those given, then those that ServiceLoader finds and that none given has the name of. */
    public List<Target> allTargets() {
        List<Target> all = new ArrayList<>(targets);
        for (Target found : ServiceLoader.load(Target.class)) {
            if (targets.stream().noneMatch(given -> given.name().equals(found.name()))) {
                all.add(found);
            }
        }
        return all;
    }
}
