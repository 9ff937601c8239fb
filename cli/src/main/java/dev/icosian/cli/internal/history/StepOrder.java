package dev.icosian.cli.internal.history;

import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The steps of a run in the order in which they need each other, as its results say, without a plan. */
final class StepOrder {
    private StepOrder() {}

    /** Returns each step behind those that it reads from; of several that are ready, the first by name. */
    static List<String> of(StoredRun run) throws IOException {
        Map<String, String> owners = new HashMap<>();
        run.pins().forEach((step, pin) -> pin.outputs().keySet().forEach(node -> owners.put(node, step)));
        Map<String, Set<String>> needs = new TreeMap<>();
        Map<String, Set<String>> users = new HashMap<>();
        for (Map.Entry<String, Pin> each : run.pins().entrySet()) {
            Set<String> sources = new HashSet<>();
            for (String node : inputs(run, each.getValue())) {
                String source = owners.get(node);
                if (source != null && !source.equals(each.getKey())) {
                    sources.add(source);
                    users.computeIfAbsent(source, step -> new HashSet<>()).add(each.getKey());
                }
            }
            needs.put(each.getKey(), sources);
        }
        Set<String> ordered = new LinkedHashSet<>();
        NavigableSet<String> ready = new TreeSet<>();
        needs.forEach((step, sources) -> {
            if (sources.isEmpty()) {
                ready.add(step);
            }
        });
        for (String step = ready.pollFirst(); step != null; step = ready.pollFirst()) {
            ordered.add(step);
            for (String user : users.getOrDefault(step, Set.of())) {
                Set<String> left = needs.getOrDefault(user, Set.of());
                left.remove(step);
                if (left.isEmpty()) {
                    ready.add(user);
                }
            }
        }
        // What several files of a store say together may go round in circles.
        ordered.addAll(needs.keySet());
        return List.copyOf(ordered);
    }

    /** Returns the stored nodes that no other step of the run reads: what it was made for. */
    static Set<String> results(StoredRun run) throws IOException {
        Set<String> results = new TreeSet<>();
        run.pins().values().forEach(pin -> results.addAll(pin.outputs().keySet()));
        for (Pin pin : run.pins().values()) {
            results.removeAll(inputs(run, pin));
        }
        return results;
    }

    private static Set<String> inputs(StoredRun run, Pin pin) throws IOException {
        Manifest manifest = run.manifest(pin);
        return manifest == null ? Set.of() : manifest.components().inputs().keySet();
    }
}
