package dev.icosian.airflow.internal.dag;

import dev.icosian.Plan;
import dev.icosian.airflow.internal.python.Layout;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The docstring with which a file begins, and by which it is known again.
 *
 * @param pipeline whose file it is
 * @param settings dialect, profile and form: {@code airflow3 bash dag}
 * @param plan digest of the plan
 */
public record FileHead(String pipeline, String settings, String plan) {
    private static final Pattern FORM =
            Pattern.compile("\"\"\"Pipeline ([a-z][a-z0-9_]*)\\. Written by Icosian: do not edit, write it anew\\.\n\n"
                    + "form: ([a-z0-9 -]+)\nplan: (sha256:[0-9a-f]{64})\n\"\"\"\n(?s:.*)");

    static void add(Layout layout, Plan plan, Settings settings) {
        layout.line(0, "\"\"\"Pipeline " + plan.pipeline() + ". Written by Icosian: do not edit, write it anew.");
        layout.blank();
        layout.line(0, "form: " + settings.shown());
        layout.line(0, "plan: " + plan.digest());
        layout.line(0, "\"\"\"");
    }

    /** Returns the head of a file; null if Icosian has not written it. */
    public static @Nullable FileHead of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? new FileHead(matcher.group(1), matcher.group(2), matcher.group(3)) : null;
    }
}
