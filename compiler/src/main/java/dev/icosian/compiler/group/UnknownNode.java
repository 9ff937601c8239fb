package dev.icosian.compiler.group;

import dev.icosian.Problem;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.NearNames;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code Grouping/UnknownNode}: a selector names a node, tag, namespace or module that is there under no configuration.
 * What is there under another configuration, or is not needed now, is ignored.
 */
final class UnknownNode {
    private UnknownNode() {}

    /** The names that one step may say. */
    record Names(ResolvedDataflow dataflow, KnownNames known, String step) {
        /** Looks at a name that the dataflow does not have. */
        void check(String node, String verb, List<Problem> problems) {
            if (known.nodes().contains(node)) {
                return;
            }
            String said = "step '" + step + "' " + verb + " '" + node + "', ";
            if (dataflow.params().containsKey(node) || dataflow.config().containsKey(node)) {
                String kind = dataflow.params().containsKey(node) ? "run parameter" : "configuration key";
                problems.add(problem(
                        said + "which is a " + kind + " and no node",
                        "leave it out: every step reads the " + kind + "s that it needs"));
                return;
            }
            List<String> candidates = new ArrayList<>(known.nodes());
            dataflow.resolved().forEach(other -> candidates.add(other.name()));
            problems.add(problem(said + "which is no node", NearNames.question(node, candidates)));
        }

        void checkTag(String keyValue, List<Problem> problems) {
            if (known.tags().contains(keyValue) || known.variants()) {
                return;
            }
            TreeSet<String> tags = new TreeSet<>(known.tags());
            for (ResolvedNode node : dataflow.resolved()) {
                node.tags().forEach((key, value) -> tags.add(key + "=" + value));
            }
            problems.add(problem(
                    "step '" + step + "' selects the tag '" + keyValue + "', which no node has",
                    NearNames.question(keyValue, tags)));
        }

        void checkNamespace(String namespace, List<Problem> problems) {
            String prefix = namespace + ".";
            if (known.variants() || known.nodes().stream().anyMatch(node -> node.startsWith(prefix))) {
                return;
            }
            problems.add(problem(
                    "step '" + step + "' selects the namespace '" + namespace + "', in which there is no node", null));
        }

        void checkModule(Class<?> module, List<Problem> problems) {
            if (known.modules().contains(module)) {
                return;
            }
            problems.add(problem(
                    "step '" + step + "' selects the module " + module.getName()
                            + ", which is no module of the pipeline",
                    "add it to the pipeline's modules, or leave it out"));
        }

        private static Problem problem(String message, @Nullable String hint) {
            return new Problem("Grouping/UnknownNode", message, null, hint);
        }
    }
}
