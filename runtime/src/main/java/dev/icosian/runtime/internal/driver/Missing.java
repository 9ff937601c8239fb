package dev.icosian.runtime.internal.driver;

import dev.icosian.Problem;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.read.SourceLines;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.runtime.internal.exec.Selection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says that a param is not given, and who needs it. */
final class Missing {
    private static final int SHOWN = 10;

    private Missing() {}

    static Problem param(
            ResolvedDataflow dataflow, Selection selection, ParamSpec param, Set<String> requested, String hint) {
        Problem known = dataflow.ofRequests(param.name());
        if (known != null) {
            return known;
        }
        String message =
                "param '" + param.name() + "' (" + TypeText.alone(param.type().type()) + ") is not given";
        List<ResolvedNode> consumers = selection.nodes().stream()
                .filter(node -> node.needs().contains(param.name()))
                .toList();
        if (consumers.isEmpty()) {
            return new Problem("Run/MissingParameter", message + "\n  it is requested itself", null, hint);
        }
        ResolvedNode first = consumers.get(0);
        Set<String> running = selection.nodes().stream().map(ResolvedNode::name).collect(Collectors.toSet());
        StringBuilder text = new StringBuilder(message);
        text.append("\n  asked for by '").append(first.name()).append("'\n  path: ");
        text.append(NeedPath.text(dataflow, first, param.name(), running, requested));
        if (consumers.size() > 1) {
            text.append("\n  also asked for by ").append(others(consumers));
        }
        return new Problem("Run/MissingParameter", text.toString(), SourceLines.place(first.body()), hint);
    }

    private static String others(List<ResolvedNode> consumers) {
        String shown = consumers.stream()
                .skip(1)
                .limit(SHOWN)
                .map(node -> "'" + node.name() + "'")
                .collect(Collectors.joining(", "));
        int more = consumers.size() - 1 - SHOWN;
        return more > 0 ? shown + ", " + more + " more" : shown;
    }
}
