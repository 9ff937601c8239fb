package dev.icosian.temporal.internal.interpret;

import dev.icosian.temporal.internal.wire.EndCall;
import dev.icosian.temporal.internal.wire.RunInput;
import dev.icosian.temporal.internal.wire.StepFailed;
import dev.icosian.temporal.internal.wire.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is said of many failed and skipped steps, in payloads that a server takes. */
final class EndCalls {
    /** Failures have up to 1,000 characters, and payloads of 2 MB are refused. */
    private static final int FAILURES = 200;

    private static final int SKIPPED = 2_000;

    /** Of all messages together, where they travel in one payload. */
    private static final int CHARACTERS = 200_000;

    private static final int SHORTEST = 40;

    private EndCalls() {}

    /** Returns as many calls as are needed, at least one. */
    static List<EndCall> of(String runId, RunInput input, List<StepFailed> failures, Map<String, Why> skipped) {
        List<EndCall> calls = new ArrayList<>();
        List<Map.Entry<String, Why>> entries = List.copyOf(skipped.entrySet());
        int failed = 0;
        int other = 0;
        do {
            int nextFailed = Math.min(failures.size(), failed + FAILURES);
            int nextOther = Math.min(entries.size(), other + SKIPPED);
            Map<String, Why> part = new TreeMap<>();
            entries.subList(other, nextOther).forEach(entry -> part.put(entry.getKey(), entry.getValue()));
            calls.add(new EndCall(
                    runId, input.shape(), input.store(), List.copyOf(failures.subList(failed, nextFailed)), part));
            failed = nextFailed;
            other = nextOther;
        } while (failed < failures.size() || other < entries.size());
        return calls;
    }

    /** Returns failures whose messages are cut where there are many. */
    static List<StepFailed> shortened(List<StepFailed> failures) {
        int longest = Math.max(SHORTEST, CHARACTERS / Math.max(1, failures.size()));
        return failures.stream()
                .map(failure -> failure.message().length() <= longest
                        ? failure
                        : new StepFailed(failure.step(), failure.code(), cut(failure.message(), longest)))
                .toList();
    }

    private static String cut(String text, int length) {
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "…";
    }
}
