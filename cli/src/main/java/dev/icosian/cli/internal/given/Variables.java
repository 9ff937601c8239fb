package dev.icosian.cli.internal.given;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Options that a variable of the environment can stand for; the option wins. An empty variable counts as unset. */
public final class Variables {
    private final Invocation invocation;

    /** Takes what was given. */
    public Variables(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Returns a variable; null if it is unset or empty. */
    public @Nullable String get(String variable) {
        String value = invocation.host().environment().get(variable);
        return value == null || value.isEmpty() ? null : value;
    }

    /**
     * Returns the tick that a schedule started the process for, as {@code ICOSIAN_SCHEDULED_AT} says; null if it is
     * unset.
     *
     * @throws PipelineException if it is no instant
     */
    public @Nullable Instant scheduledAt() {
        String text = get("ICOSIAN_SCHEDULED_AT");
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeParseException e) {
            throw new PipelineException(List.of(new Problem(
                    "Schedule/NoInstant",
                    "ICOSIAN_SCHEDULED_AT is no instant: " + text,
                    null,
                    "write date, time and offset: 2026-01-31T06:00:00Z, 2026-01-31T06:00:00+01:00")));
        }
    }

    /** Returns the option, or else the variable; null if neither is given. */
    public @Nullable String value(String option, String variable) {
        String given = invocation.arguments().value(option);
        return given == null ? get(variable) : given;
    }

    /** Returns the option, or else the variable; if neither is given, adds a problem and returns null. */
    public @Nullable String needed(
            String option, String variable, String code, String message, List<Problem> problems) {
        String value = value(option, variable);
        if (value == null) {
            String placeholder = invocation.form().options().stream()
                    .filter(form -> form.name().equals(option))
                    .map(form -> form.value().toUpperCase(Locale.ROOT))
                    .findFirst()
                    .orElse("VALUE");
            problems.add(new Problem(
                    code,
                    message,
                    null,
                    "add --" + option + " " + placeholder + ", or set " + variable + "=" + placeholder));
        }
        return value;
    }
}
