package dev.icosian.runtime.internal.testing;

import dev.icosian.Problem;
import dev.icosian.StepOutcome;
import dev.icosian.runtime.Run;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs as lines to compare. */
public final class RunText {
    private RunText() {}

    /** Returns {@code load: reused, nothing changed}, one line per step. */
    public static List<String> of(Run run) {
        return run.steps().stream().map(RunText::of).toList();
    }

    /** Returns {@code load: computed, no earlier result}. */
    public static String of(StepOutcome step) {
        String how = step.state() == StepOutcome.State.COMMITTED
                ? (step.reused() ? "reused" : "computed")
                : step.state().name().toLowerCase(Locale.ROOT);
        Problem failure = step.failure();
        String why = failure != null
                ? failure.code() + " " + failure.message()
                : step.reasons().stream().map(Object::toString).collect(Collectors.joining("; "));
        return step.step() + ": " + how + ", " + why;
    }

    /** Returns the digest of every output of a run. */
    public static Map<String, String> digests(Run run) {
        Map<String, String> digests = new TreeMap<>();
        run.steps().forEach(step -> digests.putAll(step.digests()));
        return digests;
    }
}
