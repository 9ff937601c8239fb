package dev.icosian.compiler.declare;

import dev.icosian.Problem;
import dev.icosian.internal.Declaration;
import java.util.List;

/** {@code Pipeline/NoModules}: a pipeline says nothing of which nodes could be made. */
public final class NoModules {
    private NoModules() {}

    /** Returns the problem, if there is one. */
    public static List<Problem> in(Declaration declaration) {
        boolean isEmpty = declaration.modules().isEmpty()
                && declaration.nodes().isEmpty()
                && declaration.subdags().isEmpty()
                && declaration.sources().isEmpty();
        return isEmpty
                ? List.of(new Problem(
                        "Pipeline/NoModules",
                        "pipeline '" + declaration.name() + "' has no modules, and so no nodes",
                        null,
                        "name the classes of its functions: .modules(…), or modules = {…} of @PipelineSpec"))
                : List.of();
    }
}
