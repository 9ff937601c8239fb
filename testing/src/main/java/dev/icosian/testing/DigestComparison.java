package dev.icosian.testing;

import dev.icosian.ArtifactStore;
import dev.icosian.Dataflow;
import dev.icosian.Grouping;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.StepOutcome;
import dev.icosian.compiler.Compiler;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.GroupingKind;
import dev.icosian.internal.ModelAccess;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.local.SilentSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs a pipeline under several groupings, each on a store of its own, and compares what is stored. */
final class DigestComparison {
    private static final int SHOWN_DIGITS = 12;

    private final Pipeline pipeline;
    private final Map<String, Pipeline> byGrouping = new LinkedHashMap<>();

    DigestComparison(Pipeline pipeline, List<Grouping> groupings) {
        this.pipeline = pipeline;
        Pipeline silent = SilentSink.instead(pipeline);
        Declaration declaration = ModelAccess.get().declaration(pipeline);
        byGrouping.put(own(declaration), silent);
        for (Grouping grouping : groupings) {
            byGrouping.putIfAbsent(text(ModelAccess.get().grouping(grouping)), silent.grouped(grouping));
        }
        if (byGrouping.size() < 2) {
            throw new IllegalArgumentException("nothing to compare: pipeline '" + pipeline.name() + "' has "
                    + own(declaration) + " already; give another grouping");
        }
    }

    /** How to run a pipeline. */
    @FunctionalInterface
    interface Start {
        Run run(Runner runner, Pipeline grouped);
    }

    void check(Start start) {
        Map<String, Map<String, @Nullable String>> digests = new LinkedHashMap<>();
        byGrouping.forEach((grouping, grouped) -> digests.put(grouping, digests(start, grouping, grouped)));
        List<String> differing = new ArrayList<>();
        for (Dataflow.Node node : Compiler.dataflow(pipeline).nodes()) {
            if (differs(node.name(), digests)) {
                differing.add(node.name());
            }
        }
        if (!differing.isEmpty()) {
            throw new AssertionError(text(differing, digests));
        }
    }

    private static Map<String, @Nullable String> digests(Start start, String grouping, Pipeline grouped) {
        try (ArtifactStore store = Stores.memory()) {
            Run run = start.run(Runner.local(store), grouped);
            Map<String, @Nullable String> digests = new TreeMap<>();
            List<Problem> failures = new ArrayList<>();
            for (StepOutcome step : run.steps()) {
                digests.putAll(step.digests());
                if (step.failure() != null) {
                    failures.add(step.failure());
                }
            }
            if (!run.succeeded()) {
                throw failed(grouping, grouped, new PipelineException(failures));
            }
            return digests;
        } catch (PipelineException e) {
            throw failed(grouping, grouped, e);
        }
    }

    private static AssertionError failed(String grouping, Pipeline grouped, PipelineException problems) {
        return new AssertionError(
                "pipeline '" + grouped.name() + "' does not run under " + grouping + ": " + problems.getMessage());
    }

    private static boolean differs(String node, Map<String, Map<String, @Nullable String>> digests) {
        boolean found = false;
        String first = null;
        for (Map<String, @Nullable String> each : digests.values()) {
            if (!each.containsKey(node)) {
                continue;
            }
            String digest = each.get(node);
            if (found && !Objects.equals(first, digest)) {
                return true;
            }
            found = true;
            first = digest;
        }
        return false;
    }

    private String text(List<String> differing, Map<String, Map<String, @Nullable String>> digests) {
        String node = differing.get(0);
        StringBuilder text = new StringBuilder(
                "pipeline '" + pipeline.name() + "': '" + node + "' is not the same under all groupings");
        digests.forEach((grouping, each) -> {
            if (each.containsKey(node)) {
                text.append("\n  ")
                        .append(shortened(each.get(node)))
                        .append(" under ")
                        .append(grouping);
            }
        });
        if (differing.size() > 1) {
            text.append("\n  then also: ").append(String.join(", ", differing.subList(1, differing.size())));
        }
        return text.append("\n  a function before it depends on more than its inputs, or changes them")
                .toString();
    }

    private static String shortened(@Nullable String digest) {
        return digest == null ? "null" : digest.substring(0, SHOWN_DIGITS);
    }

    private static String own(Declaration declaration) {
        GroupingKind kind = declaration.grouping();
        if (kind != null) {
            return text(kind);
        }
        return declaration.steps().isEmpty() ? text(new GroupingKind.Single()) : "the declared steps";
    }

    private static String text(GroupingKind kind) {
        if (kind instanceof GroupingKind.Single) {
            return "Grouping.single()";
        }
        if (kind instanceof GroupingKind.PerNode) {
            return "Grouping.perNode()";
        }
        if (kind instanceof GroupingKind.PerModule) {
            return "Grouping.perModule()";
        }
        return "Grouping.byTag(\"" + ((GroupingKind.ByTag) kind).key() + "\")";
    }
}
