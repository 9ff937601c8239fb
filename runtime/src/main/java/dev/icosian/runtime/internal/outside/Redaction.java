package dev.icosian.runtime.internal.outside;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.Secret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the values of secrets out of texts and exceptions: a client may well put its password into a message. Values of
 * less than four characters stay, since they would be found everywhere. Immutable, thread safe.
 */
public final class Redaction {
    private static final Redaction NONE = new Redaction(List.of());
    private static final int SHORTEST = 4;

    private final List<String> texts;

    private Redaction(List<String> texts) {
        this.texts = texts;
    }

    /** Returns what takes nothing out. */
    public static Redaction none() {
        return NONE;
    }

    /** Returns what takes out these secrets, in all {@link SecretForms}. */
    public static Redaction of(Collection<Secret> secrets) {
        Set<String> texts = new LinkedHashSet<>();
        for (Secret secret : secrets) {
            String value = secret.reveal();
            if (value.length() >= SHORTEST) {
                texts.addAll(SecretForms.of(value));
            }
        }
        // A value may be part of another.
        return texts.isEmpty()
                ? NONE
                : new Redaction(texts.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList());
    }

    /** Returns whether it takes nothing out. */
    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /** Returns a text without secrets. */
    public String text(String text) {
        String clean = text;
        for (String secret : texts) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }

    /** Returns a problem without secrets. */
    public Problem problem(Problem problem) {
        return texts.isEmpty()
                ? problem
                : new Problem(problem.code(), text(problem.message()), orNull(problem.place()), orNull(problem.hint()));
    }

    /** Returns an exception without secrets in it and in its causes; the exception itself if there are none. */
    public @Nullable Throwable throwable(@Nullable Throwable throwable) {
        return clean(throwable, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** An exception may be a cause of its own cause, which the copy is not. */
    private @Nullable Throwable clean(@Nullable Throwable throwable, Set<Throwable> seen) {
        if (throwable == null || texts.isEmpty() || !isTold(throwable)) {
            return throwable;
        }
        if (!seen.add(throwable)) {
            return null;
        }
        Throwable clean = throwable instanceof PipelineException found
                ? new PipelineException(
                        found.problems().stream().map(this::problem).toList(), clean(throwable.getCause(), seen))
                : new RedactedException(
                        throwable.getClass().getName(),
                        orNull(throwable.getMessage()),
                        clean(throwable.getCause(), seen));
        clean.setStackTrace(throwable.getStackTrace());
        for (Throwable suppressed : throwable.getSuppressed()) {
            Throwable cleanToo = clean(suppressed, seen);
            if (cleanToo != null) {
                clean.addSuppressed(cleanToo);
            }
        }
        return clean;
    }

    private boolean isTold(Throwable throwable) {
        List<Throwable> open = new ArrayList<>(List.of(throwable));
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        while (!open.isEmpty()) {
            Throwable next = open.remove(open.size() - 1);
            if (!seen.add(next)) {
                continue;
            }
            String text = next.toString();
            if (!text(text).equals(text)) {
                return true;
            }
            if (next.getCause() != null) {
                open.add(next.getCause());
            }
            open.addAll(List.of(next.getSuppressed()));
        }
        return false;
    }

    private @Nullable String orNull(@Nullable String text) {
        return text == null ? null : text(text);
    }
}
