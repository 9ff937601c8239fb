package dev.icosian.runtime.internal.params;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.params.ParamSet.Param;
import dev.icosian.runtime.internal.record.FilePin;
import dev.icosian.runtime.internal.record.RunRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The params of a run that has started before: its record decides, and what is given must agree. */
public final class ExistingRun {
    private ExistingRun() {}

    /**
     * Returns the params of the run. A path may be given under another name: its content counts.
     *
     * @throws PipelineException if what is given differs
     */
    public static ParamSet params(RunRecord run, Map<String, ParamSpec> specs, GivenParams given, FilePins files)
            throws IOException {
        ParamSet recorded = ParamResolver.resolveKnown(run.pipeline(), specs, GivenParams.ofTrees(run.parameters()));
        if (given.values().isEmpty()) {
            return recorded;
        }
        Map<String, GivenParams.Given> merged = new TreeMap<>(Utf8Order.INSTANCE);
        recorded.trees().forEach((name, tree) -> merged.put(name, new GivenParams.Json(tree)));
        Set<String> names = new TreeSet<>(Utf8Order.INSTANCE);
        given.values().forEach((name, value) -> {
            if (!value.isNothing()) {
                names.add(name);
                merged.put(name, value);
            } else {
                // Known or not: that is still to be looked at.
                merged.putIfAbsent(name, value);
            }
        });
        ParamSet asked = ParamResolver.resolve(run.pipeline(), specs, GivenParams.of(merged));
        List<Problem> problems = new ArrayList<>();
        ParamSet agreed = recorded;
        for (String name : names) {
            Param before = recorded.get(name);
            Param now = asked.get(name);
            if (Objects.equals(before.json(), now.json())) {
                continue;
            }
            if (before.isFile() && isSameContent(before, now, files)) {
                agreed = agreed.with(name, now);
                continue;
            }
            problems.add(different(run, "param", name, before.json(), now.json()));
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return agreed;
    }

    /** Returns the problem that a run was started with another value. */
    public static Problem different(
            RunRecord run, String kind, String name, @Nullable String before, @Nullable String now) {
        return new Problem(
                "Run/DifferentParameters",
                "run '" + run.runId() + "' was started with " + kind + " '" + name + "' = " + shown(before) + ", and "
                        + shown(now) + " is given",
                null,
                "leave it out, or start a new run; or let the run's records be forgotten, never its results: runs forget "
                        + run.runId());
    }

    private static boolean isSameContent(Param before, Param now, FilePins files) throws IOException {
        FilePin pinned = files.pinned(before.spec().name());
        if (pinned == null) {
            String name = before.spec().name();
            ParamSet alone = new ParamSet(Map.of(name, before));
            if (!FilePins.missing(alone, Set.of(name), files.base()).isEmpty()) {
                return false;
            }
            pinned = files.read(before);
        }
        return pinned.digests().equals(files.read(now).digests());
    }

    private static String shown(@Nullable String json) {
        return json == null ? "no value" : json;
    }
}
