package dev.icosian.compiler.outside;

import dev.icosian.Problem;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.type.TypeText;
import java.util.List;

/** A param to be imported that names no files. */
final class ImportNotAPath implements OutsideRule {
    static final String CODE = "Import/NotAPath";

    @Override
    public void check(Outside outside, List<Problem> problems) {
        for (String name : outside.declaration().importing()) {
            ParamSpec param = outside.dataflow().params().get(name);
            if (param != null && !param.namesFiles()) {
                problems.add(new Problem(
                        CODE,
                        "param '" + name + "' is to be imported, but is "
                                + TypeText.alone(param.type().type()),
                        null,
                        "make it a Path or a List<Path>, or remove it from importing(…)"));
            }
        }
    }
}
