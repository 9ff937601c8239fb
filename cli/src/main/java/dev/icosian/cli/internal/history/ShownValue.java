package dev.icosian.cli.internal.history;

import dev.icosian.Materializer;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import dev.icosian.cli.internal.text.TypeNames;
import dev.icosian.cli.internal.text.ValueTable;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.codec.ValueCodec;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.internal.NearNames;
import dev.icosian.runtime.internal.record.StoredOutput;
import dev.icosian.runtime.internal.value.ArtifactReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value that a run has stored. Immutable.
 *
 * @param step whose result it is
 */
public record ShownValue(RunView view, String step, StoredOutput output) {
    private static final int FORMAT = 1;

    /** Finds the value of a node; that the run has none is a problem. */
    public static ShownValue find(RunView view, List<RunView.Step> steps, String node) {
        for (RunView.Step step : steps) {
            StoredOutput output =
                    step.manifest() == null ? null : step.manifest().output(node);
            if (output != null) {
                return new ShownValue(view, step.name(), output);
            }
        }
        throw new PipelineException(List.of(missing(view, steps, node)));
    }

    private static Problem missing(RunView view, List<RunView.Step> steps, String node) {
        String run = view.run().record().runId();
        Compilation plan = view.plan();
        ResolvedNode known = plan == null ? null : plan.dataflow().find(node);
        if (plan == null || known == null) {
            return new Problem(
                    "Run/NotStored",
                    "run '" + run + "' has stored no '" + node + "'",
                    null,
                    NearNames.hint(node, RunReport.stored(steps), "what it has stored: "));
        }
        boolean leaves = plan.steps().stream().anyMatch(step -> step.outputs().containsKey(node));
        return new Problem(
                "Run/NotStored",
                leaves
                        ? "run '" + run + "' has no '" + node + "' yet"
                        : "run '" + run + "' has stored no '" + node + "': it does not leave its step",
                null,
                leaves ? "go on with the run: run --resume " + run : "add it to the outputs of the pipeline");
    }

    /** Returns a line about it, then the value as a table. */
    public List<String> lines(int head) throws IOException {
        List<String> lines = new ArrayList<>();
        String digest = RunReport.digest(output);
        lines.add(output.node() + "  " + TypeNames.simple(output.type()) + "  " + RunReport.size(output)
                + (digest.isEmpty() ? "" : "  " + digest) + "  from step " + step);
        if (output.bytes() != null) {
            List<String> table = ValueTable.lines(value(), head);
            lines.addAll(table.isEmpty() ? List.of("a value without a text of its own: --out FILE") : table);
        }
        return lines;
    }

    /** Returns it as a JSON object, with the value if it has a JSON form. */
    public String json() throws IOException {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("formatVersion", FORMAT);
        tree.put("runId", view.run().record().runId());
        tree.put("pipeline", view.run().record().pipeline());
        tree.put("step", step);
        tree.putAll(RunDocument.artifact(output));
        ValueCodec codec = codec();
        if (output.bytes() == null) {
            tree.put("value", null);
        } else if (codec != null) {
            Object value = value();
            tree.put("value", value == null ? null : codec.toJson(value));
        }
        return CanonicalJson.valueText(tree);
    }

    private @Nullable ValueCodec codec() {
        Compilation plan = view.plan();
        ResolvedNode node = plan == null ? null : plan.dataflow().find(output.node());
        TypeRef<?> type = node == null ? null : node.type();
        return type == null || !type.toString().equals(output.type())
                ? null
                : ValueCodec.forType(type).orElse(null);
    }

    private @Nullable Object value() throws IOException {
        Compilation plan = view.plan();
        Materializer<?> materializer = null;
        if (plan != null) {
            for (CompiledStep each : plan.steps()) {
                materializer = materializer == null ? each.outputs().get(output.node()) : materializer;
            }
        }
        if (materializer == null) {
            throw new PipelineException(List.of(new Problem(
                    "Run/NotReadable",
                    "this program does not know how to read '" + output.node() + "', stored as "
                            + output.materializer(),
                    null,
                    "write its bytes to a file with --out, or use the program that stored it")));
        }
        return new ArtifactReader(view.run().store()).value(output, materializer);
    }
}
