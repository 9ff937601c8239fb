package dev.icosian.compiler.declare;

import dev.icosian.Problem;
import dev.icosian.internal.Declaration;
import java.util.ArrayList;
import java.util.List;

/** What a pipeline may say, but this version cannot do yet. */
public final class NotSupportedYet {
    static final String CODE = "Pipeline/NotSupported";

    private NotSupportedYet() {}

    /** Returns one problem for each use. */
    public static List<Problem> in(Declaration declaration) {
        List<Problem> problems = new ArrayList<>();
        declaration
                .subdags()
                .forEach(subdag -> problems.add(problem(
                        "subdag(\"" + subdag.name() + "\", …)",
                        "name the functions of the instance one by one with nodes(…)")));
        return List.copyOf(problems);
    }

    private static Problem problem(String what, String hint) {
        return new Problem(CODE, what + " is not supported by this version yet", null, hint);
    }
}
