package dev.icosian.cli.internal.exit;

import dev.icosian.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a process ends with. A target that retries must tell what may pass by itself (1, 75) from what will not (2, 64
 * to 74, 76 to 78).
 */
public final class ExitCodes {
    public static final int OK = 0;
    static final int RETRYABLE = 1;
    public static final int DIFFERS = 1;
    public static final int USAGE = 2;
    public static final int DATA = 65;
    static final int NO_INPUT = 66;
    static final int INTERNAL = 70;
    static final int MACHINE = 71;
    static final int CANNOT_CREATE = 73;
    static final int INPUT_OUTPUT = 74;
    static final int LATER = 75;
    public static final int CONFIGURATION = 78;

    /** By code; where a code is not listed, by its part before the slash. The table in docs/cli.md has the same rows. */
    private static final Map<String, Integer> TABLE = table();

    private ExitCodes() {}

    private static Map<String, Integer> table() {
        Map<String, Integer> table = new LinkedHashMap<>();
        // The command line itself.
        table.put("Usage", USAGE);
        // Functions that fail may do better next time, and so may a store, a disk or another process.
        table.put("Run/NodeFailed", RETRYABLE);
        table.put("Run/Superseded", RETRYABLE);
        table.put("Run/UpstreamMissing", RETRYABLE);
        table.put("Run/UpstreamFailed", RETRYABLE);
        table.put("Run/Cancelled", RETRYABLE);
        table.put("Run/TimedOut", RETRYABLE);
        table.put("Run/UnreadableFile", RETRYABLE);
        table.put("Run/SourceChanged", RETRYABLE);
        table.put("Run/SourceUnavailable", RETRYABLE);
        table.put("Resource/NotMade", RETRYABLE);
        table.put("Cli/OtherProcess", RETRYABLE);
        table.put("Store/Unavailable", RETRYABLE);
        table.put("Publish/Failed", RETRYABLE);
        table.put("Materialize/ReadFailed", RETRYABLE);
        // Data that is wrong does not get better.
        table.put("Run/NullResult", DATA);
        table.put("Run/NullInput", DATA);
        table.put("Run/WrongValue", DATA);
        table.put("Run/InputChanged", DATA);
        table.put("Check/Failed", DATA);
        table.put("Store/Damaged", DATA);
        table.put("Store/Foreign", DATA);
        table.put("Store/Missing", DATA);
        table.put("Publish/Null", DATA);
        table.put("Run/MissingFile", NO_INPUT);
        table.put("Params/NoFile", NO_INPUT);
        table.put("Params/Unreadable", NO_INPUT);
        table.put("Plan/NoFile", NO_INPUT);
        table.put("Cli/Internal", INTERNAL);
        table.put("Run/OutOfMemory", MACHINE);
        table.put("Store/NotWritable", CANNOT_CREATE);
        table.put("Cli/NotWritable", CANNOT_CREATE);
        table.put("Cli/InputOutput", INPUT_OUTPUT);
        table.put("Plan/ShapeDiffers", LATER);
        return Collections.unmodifiableMap(table);
    }

    /** Returns the table: exit code by problem code, or by its part before the slash. */
    static Map<String, Integer> byCode() {
        return TABLE;
    }

    /** Returns the exit code of a problem; what is not listed is a matter of configuration. */
    public static int of(String code) {
        Integer exact = TABLE.get(code);
        if (exact != null) {
            return exact;
        }
        int slash = code.indexOf('/');
        return TABLE.getOrDefault(slash < 0 ? code : code.substring(0, slash), CONFIGURATION);
    }

    /** Returns the exit code of several problems: that of the first one that does not pass by itself. */
    public static int of(List<Problem> problems) {
        int code = OK;
        for (Problem problem : problems) {
            int next = of(problem.code());
            if (next != RETRYABLE && next != LATER) {
                return next;
            }
            code = Math.max(code, next);
        }
        return code;
    }
}
