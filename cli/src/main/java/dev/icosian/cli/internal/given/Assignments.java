package dev.icosian.cli.internal.given;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options of the form {@code --param name=value}. */
public final class Assignments {
    private Assignments() {}

    /**
     * Returns the values by name.
     *
     * @throws PipelineException with every option that has no name, or a name that was given before
     */
    public static Map<String, String> of(String option, List<String> texts) {
        Map<String, String> values = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals <= 0) {
                problems.add(new Problem(
                        "Usage/NoAssignment",
                        "--" + option + " " + text + " does not say a name and a value",
                        null,
                        "write --" + option + " " + (equals < 0 ? text : "name") + "=value"));
                continue;
            }
            String name = text.substring(0, equals);
            if (values.putIfAbsent(name, text.substring(equals + 1)) != null) {
                problems.add(new Problem(
                        "Usage/GivenTwice", "--" + option + " " + name + " is given twice", null, "keep one of them"));
            }
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return Collections.unmodifiableMap(values);
    }
}
