package dev.icosian.compiler.plan;

import dev.icosian.Plan;
import dev.icosian.internal.StepDeclaration;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The policy of a step: its own word, else the pipeline's defaults, else one attempt without a bound. */
final class Policies {
    private static final Duration BACKOFF = Duration.ofSeconds(1);
    private static final Duration BACKOFF_MAX = Duration.ofSeconds(60);

    private Policies() {}

    static Plan.Policy of(StepDeclaration step, StepDeclaration defaults) {
        Map<String, Object> options = new TreeMap<>(defaults.options());
        options.putAll(step.options());
        return new Plan.Policy(
                orElse(first(step.attempts(), defaults.attempts()), 1),
                orElse(first(step.backoff(), defaults.backoff()), BACKOFF),
                orElse(first(step.backoffMax(), defaults.backoffMax()), BACKOFF_MAX),
                first(step.timeout(), defaults.timeout()),
                first(step.heartbeat(), defaults.heartbeat()),
                first(step.queue(), defaults.queue()),
                first(step.memory(), defaults.memory()),
                inThousandths(first(step.cpu(), defaults.cpu())),
                OptionValues.normalized(options));
    }

    private static <T> @Nullable T first(@Nullable T own, @Nullable T general) {
        return own == null ? general : own;
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    /** A plan that was read must have the same policy as the one that was written. */
    private static @Nullable Double inThousandths(@Nullable Double cpu) {
        return cpu == null ? null : (Double) (Math.round(cpu * 1000) / 1000.0);
    }
}
