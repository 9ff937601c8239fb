package dev.icosian.airflow.internal.dag;

import dev.icosian.Plan;
import dev.icosian.airflow.internal.python.Layout;
import dev.icosian.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The docstring with which a file begins, and by which it is known again.
 *
 * @param pipeline whose file it is
 * @param settings dialect, profile and form: {@code airflow3 bash dag}
 * @param plan digest of the plan
 * @param isEdited whether the file is no longer as it was written
 */
public record FileHead(String pipeline, String settings, String plan, boolean isEdited) {
    private static final String CONTENT = "content: ";
    private static final Pattern FORM = Pattern.compile(
            "\"\"\"Pipeline ([a-z][a-z0-9_]*)\\. Written by Icosian: do not edit, write it anew\\.\n\n"
                    + "form: ([a-z0-9 -]+)\nplan: (sha256:[0-9a-f]{64})\ncontent: (sha256:[0-9a-f]{64})\n\"\"\"\n(?s:.*)");

    /**
     * Returns a file, head first.
     *
     * @param body what stands behind the head
     */
    static String before(String body, Plan plan, Settings settings) {
        Layout head = new Layout();
        head.line(0, "\"\"\"Pipeline " + plan.pipeline() + ". Written by Icosian: do not edit, write it anew.");
        head.blank();
        head.line(0, "form: " + settings.shown());
        head.line(0, "plan: " + plan.digest());
        String text = head.text();
        String end = "\"\"\"\n" + body;
        return text + CONTENT + digest(text + end) + "\n" + end;
    }

    /** Returns the head of a file; null if Icosian has not written it. */
    public static @Nullable FileHead of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String rest = text.substring(0, matcher.start(4) - CONTENT.length()) + text.substring(matcher.end(4) + 1);
        return new FileHead(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                !digest(rest).equals(matcher.group(4)));
    }

    private static String digest(String text) {
        return "sha256:" + Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
