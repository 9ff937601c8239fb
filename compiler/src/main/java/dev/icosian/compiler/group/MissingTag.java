package dev.icosian.compiler.group;

import dev.icosian.Problem;
import dev.icosian.internal.Lists;
import java.util.List;

/** {@code Grouping/MissingTag}: a grouping by tag needs exactly one value on every unit. */
final class MissingTag {
    private MissingTag() {}

    static void report(String key, List<String> without, List<Problem> problems) {
        if (without.isEmpty()) {
            return;
        }
        problems.add(new Problem(
                "Grouping/MissingTag",
                "steps are grouped by the tag '" + key + "', which " + Lists.quoted(without)
                        + (without.size() == 1 ? " does" : " do") + " not have",
                null,
                "add @Tag(\"" + key + "=…\") to the function" + (without.size() == 1 ? "" : "s")
                        + ", or to the module class for all its functions"));
    }

    static Problem severalValues(String unit, String key, List<String> values) {
        return new Problem(
                "Grouping/MissingTag",
                "steps are grouped by the tag '" + key + "', for which the nodes of '" + unit
                        + "' have several values: " + Lists.some(values),
                null,
                "a function and all nodes made of it are in one step: tag the function itself");
    }
}
