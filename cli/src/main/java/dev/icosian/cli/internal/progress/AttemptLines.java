package dev.icosian.cli.internal.progress;

import dev.icosian.Plan;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.Table;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.StoredOutput;
import dev.icosian.runtime.internal.step.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The lines around a step that is run by itself: a log that is read later, somewhere else, must stand by itself. */
public final class AttemptLines {
    private static final int SHOWN_NODES = 12;

    private AttemptLines() {}

    /** Returns the line before the attempt: what it is about. */
    public static String header(String pipeline, CompiledStep step, String runId, String store) {
        List<Plan.NodePlan> nodes = step.plan().nodes();
        String more = nodes.size() > SHOWN_NODES ? " and " + (nodes.size() - SHOWN_NODES) + " more" : "";
        return "step " + step.name() + " of " + pipeline + ", run " + runId + ", store " + store + ", nodes "
                + nodes.stream().limit(SHOWN_NODES).map(Plan.NodePlan::name).collect(Collectors.joining(", "))
                + more;
    }

    /**
     * Returns the lines behind a committed step: where its values are, and how to have it computed again.
     *
     * @param command runs the step again
     */
    public static List<String> committed(String pipeline, StepResult result, String command) {
        List<List<String>> rows = new ArrayList<>();
        Pin.ManifestRef manifest = result.pin().manifest();
        if (manifest != null) {
            String file = Layout.manifest(
                    pipeline, result.manifest().step(), result.manifest().key(), manifest.generation());
            for (StoredOutput output : result.manifest().outputs()) {
                rows.add(List.of(output.node(), place(output, file)));
            }
        }
        rows.add(List.of(result.reused() ? "to force" : "once more", command + " --recompute"));
        return Table.lines(rows, "  ").stream().map(line -> "  " + line).toList();
    }

    private static String place(StoredOutput output, String manifest) {
        StoredOutput.Bytes bytes = output.bytes();
        if (bytes == null) {
            return "null, in " + manifest;
        }
        return Amounts.size(bytes.size()) + ", in " + (bytes.inline() == null ? Layout.blob(bytes.sha256()) : manifest);
    }
}
