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
        declaration
                .sources()
                .keySet()
                .forEach(node -> problems.add(problem(
                        "load(\"" + node + "\", …)", "write a function that reads the data from a Path param")));
        declaration
                .resources()
                .keySet()
                .forEach(name -> problems.add(
                        problem("resource(\"" + name + "\", …)", "make the object in an ephemeral node, from params")));
        declaration
                .secrets()
                .forEach(name -> problems.add(
                        problem("secret(\"" + name + "\")", "read it inside an ephemeral node's function")));
        if (declaration.schedule() != null) {
            problems.add(problem("schedule(…)", "start runs by the scheduler of your system"));
        }
        return List.copyOf(problems);
    }

    private static Problem problem(String what, String hint) {
        return new Problem(CODE, what + " is not supported by this version yet", null, hint);
    }
}
