package dev.icosian.cli.internal.progress;

import dev.icosian.StepOutcome.Reason;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.runtime.internal.local.DryRun.Forecast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would become of a step, in words; the verbs are those of a run, with would before them. */
public final class ForecastText {
    private static final Duration WORTH_SAYING = Duration.ofMillis(50);
    private static final int DIGEST = 64;

    private ForecastText() {}

    /** Returns {@code would be computed}. */
    public static String verb(Forecast forecast) {
        return forecast.reused() ? "would be reused" : "would be computed";
    }

    /** Returns {@code because param seed changed: 7 → 11}, with the number of the reasons that are left out. */
    public static String because(Forecast forecast) {
        Reason root = forecast.root();
        if (root != null) {
            return "because input " + forecast.input() + " may change (root: " + root + ")";
        }
        return forecast.reused()
                ? forecast.reasons().get(0).toString()
                : StepLines.because(forecast.reasons()).substring(", ".length());
    }

    /** Returns verb and all reasons, one line each, with the digests before and after where they say more. */
    public static List<String> lines(Forecast forecast) {
        if (forecast.reused() || forecast.root() != null) {
            return List.of(verb(forecast) + ", " + because(forecast));
        }
        List<String> lines = new ArrayList<>();
        for (Reason reason : forecast.reasons()) {
            String text = StepLines.because(List.of(reason)) + digests(reason);
            lines.add(lines.isEmpty() ? verb(forecast) + text : "and" + text.substring(1));
        }
        return lines;
    }

    private static String digests(Reason reason) {
        String before = reason.before();
        String after = reason.after();
        boolean areDigests = isDigest(before) && isDigest(after);
        return areDigests && before != null && after != null
                ? " (" + Amounts.shortDigest(before) + " → " + Amounts.shortDigest(after) + ")"
                : "";
    }

    private static boolean isDigest(@Nullable String text) {
        return text != null
                && text.length() >= DIGEST
                && text.substring(text.length() - DIGEST).matches("[0-9a-f]{64}");
    }

    /** Returns {@code about 12.4 s (median of 5)}; empty if it is not known, or not worth saying. */
    public static String estimate(Forecast forecast) {
        Duration estimate = forecast.estimate();
        if (estimate == null || estimate.compareTo(WORTH_SAYING) < 0) {
            return "";
        }
        String samples = forecast.samples() == 1 ? "the last time" : "median of " + forecast.samples();
        return "about " + Amounts.duration(estimate) + " (" + samples + ")";
    }

    /** Returns {@code would compute 2 of 3 steps, about 13.4 s of work}. */
    public static String total(List<Forecast> forecasts) {
        Duration total = Duration.ZERO;
        int computed = 0;
        for (Forecast forecast : forecasts) {
            Duration estimate = forecast.estimate();
            total = estimate == null ? total : total.plus(estimate);
            computed += forecast.reused() ? 0 : 1;
        }
        return "would compute " + computed + " of " + Amounts.count(forecasts.size(), "step")
                + (total.compareTo(WORTH_SAYING) < 0 ? "" : ", about " + Amounts.duration(total) + " of work");
    }
}
