package dev.icosian.compiler.outside;

import dev.icosian.Problem;
import dev.icosian.internal.NearNames;
import java.util.List;
import java.util.Set;

/** A param to be imported that there is not. */
final class ImportUnknown implements OutsideRule {
    static final String CODE = "Import/UnknownParam";

    @Override
    public void check(Outside outside, List<Problem> problems) {
        Set<String> params = outside.dataflow().params().keySet();
        for (String name : outside.declaration().importing()) {
            if (!params.contains(name)) {
                problems.add(new Problem(
                        CODE,
                        "there is no param '" + name + "' to be imported",
                        null,
                        NearNames.questionOr(name, params, "remove it from importing(…)")));
            }
        }
    }
}
