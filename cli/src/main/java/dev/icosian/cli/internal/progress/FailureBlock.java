package dev.icosian.cli.internal.progress;

import dev.icosian.Dataflow;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.ProblemText;
import dev.icosian.cli.internal.text.Table;
import dev.icosian.compiler.Compilation;
import dev.icosian.runtime.internal.failure.NodeFailure;
import dev.icosian.runtime.internal.failure.NodeInput;
import dev.icosian.runtime.internal.failure.UserFrames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that helps to find out why a step failed, in the order in which one needs it. */
public final class FailureBlock {
    private static final int LONGEST_PATH = 8;
    private static final String CHECK = ".check.";

    private final Compilation compilation;
    private final Map<String, String> stepByNode = new HashMap<>();

    /** Takes what is run. */
    public FailureBlock(Compilation compilation) {
        this.compilation = compilation;
        for (Plan.StepPlan step : compilation.plan().steps()) {
            step.nodes().forEach(node -> stepByNode.put(node.name(), step.name()));
        }
    }

    /**
     * Returns the lines.
     *
     * @param failure the node's failure; null if no node failed
     * @param inputs digests of the step's inputs by node, as far as known
     * @param commands what to do about it, by description
     */
    public List<String> lines(
            Problem problem,
            String step,
            @Nullable NodeFailure failure,
            Map<String, ? extends @Nullable String> inputs,
            Map<String, String> commands) {
        List<String> lines = new ArrayList<>();
        if (failure == null) {
            ProblemText.error(problem).lines().forEach(lines::add);
        } else {
            addNode(lines, problem, failure);
            addInputs(lines, failure.inputs(), step, inputs);
            addPath(lines, failure.node().name());
        }
        if (!commands.isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            commands.forEach((what, command) -> rows.add(List.of(what, command)));
            lines.add("");
            Table.lines(rows, "  ").forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    private static void addNode(List<String> lines, Problem problem, NodeFailure failure) {
        lines.add("error [" + problem.code() + "] " + problem.message().replace("\n", "\n  "));
        String place = problem.place() == null ? "" : problem.place();
        if (!failure.signature().isEmpty()) {
            lines.add("  " + failure.signature() + (place.isEmpty() ? "" : "  " + place));
        } else if (!place.isEmpty()) {
            lines.add("  at " + place);
        }
        UserFrames frames = failure.frames();
        frames.shown().forEach(frame -> lines.add("    at " + frame));
        if (!frames.shown().isEmpty() && frames.hidden() > 0) {
            lines.add("    … " + Amounts.count(frames.hidden(), "library frame") + ", --verbose");
        }
        if (problem.hint() != null) {
            lines.add("  fix: " + problem.hint());
        }
    }

    private void addInputs(
            List<String> lines, List<NodeInput> inputs, String step, Map<String, ? extends @Nullable String> digests) {
        List<List<String>> rows = new ArrayList<>();
        for (NodeInput input : inputs) {
            if (input.source().contains(CHECK)) {
                // The verdict of a check is what the message says.
                continue;
            }
            String digest = digests.get(input.source());
            rows.add(List.of(
                    rows.isEmpty() ? "inputs" : "",
                    input.parameter(),
                    input.type(),
                    input.size(),
                    digest == null || !input.from().equals("node") ? "" : "sha256:" + Amounts.shortDigest(digest),
                    origin(input, step)));
        }
        Table.lines(rows, "  ").forEach(line -> lines.add("  " + line));
    }

    private String origin(NodeInput input, String step) {
        if (!input.from().equals("node")) {
            return input.source().isEmpty() || input.source().equals(input.parameter())
                    ? input.from()
                    : input.from() + " " + input.source();
        }
        String owner = stepByNode.get(input.source());
        String node = input.source().equals(input.parameter()) ? "" : "node " + input.source() + ", ";
        if (owner == null) {
            return node + "ephemeral";
        }
        return node + (owner.equals(step) ? "computed in this step" : "from step " + owner);
    }

    private void addPath(List<String> lines, String node) {
        for (String output : compilation.plan().outputs()) {
            if (compilation.dataflow().find(output) == null) {
                continue;
            }
            List<String> path = new ArrayList<>();
            for (Dataflow.Node on : compilation.dataflow().path(node, output)) {
                path.add(0, on.name());
            }
            if (path.isEmpty()) {
                continue;
            }
            if (path.size() > LONGEST_PATH) {
                int half = LONGEST_PATH / 2;
                List<String> tail = List.copyOf(path.subList(path.size() - half, path.size()));
                int left = path.size() - 2 * half;
                path = new ArrayList<>(path.subList(0, half));
                path.add("… " + left + " more …");
                path.addAll(tail);
            }
            lines.add("  path    " + String.join(" ← ", path));
            return;
        }
    }
}
