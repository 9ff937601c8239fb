package dev.icosian.airflow.internal.dag;

import dev.icosian.Plan;
import dev.icosian.Plan.NodePlan;
import dev.icosian.Plan.StepPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the web page of Airflow shows of a pipeline and of a step, as Markdown. */
final class Docs {
    private static final Pattern PACKAGES = Pattern.compile("\\b[a-z_][A-Za-z0-9_]*\\.(?=[A-Za-z_])");

    private Docs() {}

    /** Returns the text of a step. */
    static String of(Plan plan, StepPlan step) {
        List<String> lines = new ArrayList<>();
        for (NodePlan node : step.nodes()) {
            if (isGenerated(node)) {
                continue;
            }
            lines.add("- `" + node.name() + "`: `" + type(node.type()) + "`" + tags(node) + doc(plan, node));
        }
        addNames(
                lines,
                "Reads",
                step.inputs().stream()
                        .map(input ->
                                input.from().equals("config") || input.from().equals("param")
                                        ? "`" + input.node() + "` (" + input.from() + ")"
                                        : "`" + input.node() + "` from " + input.from())
                        .toList());
        addNames(
                lines,
                "Writes",
                step.outputs().stream()
                        .map(output -> "`" + output.node() + "` as " + output.materializer())
                        .toList());
        addNames(
                lines,
                "Publishes",
                plan.publications().stream()
                        .filter(publication -> step.nodes().stream()
                                .anyMatch(node -> node.name().equals(publication.node())))
                        .map(publication -> "`" + publication.node() + "` to `"
                                + plain(publication.to().template()) + "`")
                        .toList());
        return String.join("\n", lines) + "\n";
    }

    /**
     * Returns the text of a pipeline.
     *
     * @param differences what Airflow does in another way than the plan says
     */
    static String of(Plan plan, Settings settings, List<String> differences) {
        List<String> lines = new ArrayList<>();
        lines.add("Steps of the pipeline " + plan.pipeline() + ". "
                + settings.profile().description(settings));
        addNames(
                lines,
                "Results",
                plan.outputs().stream().map(node -> "`" + node + "`").toList());
        if (!differences.isEmpty()) {
            lines.add("");
            lines.add("What Airflow does in another way than the plan says:");
            lines.add("");
            differences.forEach(difference -> lines.add("- " + plain(difference)));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Returns whether it is one that a modifier has made beside the one that people know. */
    private static boolean isGenerated(NodePlan node) {
        return !node.name().equals(node.unit()) && node.name().startsWith(node.unit() + ".");
    }

    private static void addNames(List<String> lines, String what, List<String> names) {
        if (!names.isEmpty()) {
            lines.add("");
            lines.add(what + ": " + String.join(", ", names));
        }
    }

    private static String type(String type) {
        return PACKAGES.matcher(type).replaceAll("").replace('$', '.');
    }

    private static String tags(NodePlan node) {
        Map<String, String> tags = new TreeMap<>(node.tags());
        List<String> words = tags.entrySet().stream()
                .map(tag -> "`" + plain(tag.getKey() + "=" + tag.getValue()) + "`")
                .toList();
        return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
    }

    private static String doc(Plan plan, NodePlan node) {
        String doc = plan.docs().get(node.name());
        return doc == null || doc.isBlank() ? "" : ". " + plain(doc);
    }

    /** Returns a text on one line. */
    private static String plain(String text) {
        return String.join(" ", text.strip().lines().map(String::strip).toList());
    }
}
