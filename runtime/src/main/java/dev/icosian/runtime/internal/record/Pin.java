package dev.icosian.runtime.internal.record;

import dev.icosian.Problem;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.StepOutcome.State;
import dev.icosian.internal.Utf8Order;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt made of a step of a run: which result the run uses, and why. Immutable.
 *
 * @param key the step key; null if it was not known: an input was missing
 * @param outputs digest by output node, null for a null value; empty unless committed
 * @param manifest the result; null unless committed
 * @param shape of the plan
 * @param code digest of the plan's code
 * @param decision null unless committed
 * @param reasons why it was reused or computed, or skipped
 * @param attempts all attempts of the step in this run, this one included
 * @param nodes milliseconds by node that was evaluated
 * @param publications what was written for others
 */
public record Pin(
        String step,
        State state,
        @Nullable String key,
        Map<String, @Nullable String> outputs,
        @Nullable ManifestRef manifest,
        String shape,
        String code,
        @Nullable Decision decision,
        List<Reason> reasons,
        List<Attempt> attempts,
        Map<String, Long> nodes,
        List<Published> publications) {
    /** Version of the form of pins. */
    static final int FORMAT = 1;

    /** Sorts and copies the collections. */
    public Pin {
        outputs = sorted(outputs);
        reasons = List.copyOf(reasons);
        attempts = List.copyOf(attempts);
        nodes = sorted(nodes);
        publications = List.copyOf(publications);
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        Map<String, V> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        sorted.putAll(map);
        return Collections.unmodifiableMap(sorted);
    }

    /** Returns whether the run has a result with this key. */
    public boolean isCommitted(String stepKey) {
        return state == State.COMMITTED && stepKey.equals(key);
    }

    /** Returns this pin with another name of the same manifest. */
    public Pin withManifest(ManifestRef ref) {
        return new Pin(step, state, key, outputs, ref, shape, code, decision, reasons, attempts, nodes, publications);
    }

    /** Whether a result was there. */
    public enum Decision {
        /** An earlier result was adopted. */
        REUSED,
        /** The nodes were evaluated. */
        COMPUTED
    }

    /** A manifest: its generation, and the digest of the whole file. */
    public record ManifestRef(int generation, String sha256) {
        // Written out: what records come with takes 10 ms at its first use, and every run compares these.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ManifestRef ref && generation == ref.generation && sha256.equals(ref.sha256);
        }

        @Override
        public int hashCode() {
            return 31 * sha256.hashCode() + generation;
        }
    }

    /** One attempt; counts from 1. */
    public record Attempt(
            int n,
            String target,
            Instant startedAt,
            Instant endedAt,
            @Nullable Problem failure) {}

    /** A value written for others. */
    public record Published(String to, String sha256) {}

    /** Returns the stored form. */
    public Map<String, @Nullable Object> toTree() {
        return new Tree()
                .with("formatVersion", FORMAT)
                .with("step", step)
                .with("state", spelled(state))
                .with("key", key)
                .with("outputs", outputs)
                .with("manifest", manifest == null ? null : manifestTree(manifest))
                .with("shape", shape)
                .with("code", code)
                .with("decision", decision == null ? null : spelled(decision))
                .list("reasons", reasons, Pin::reasonTree)
                .list("attempts", attempts, Pin::attemptTree)
                .with("nodes", nodes)
                .list("publications", publications, Pin::publishedTree)
                .map();
    }

    static Pin read(Fields fields) {
        Pin pin = new Pin(
                fields.text("step"),
                fields.constant("state", State.class, Pin::spelled),
                fields.sha256OrNull("key"),
                fields.digestsByName("outputs"),
                fields.objectOrNull("manifest", ref -> new ManifestRef(ref.count("generation"), ref.sha256("sha256"))),
                fields.text("shape"),
                fields.text("code"),
                fields.textOrNull("decision") == null
                        ? null
                        : fields.constant("decision", Decision.class, Pin::spelled),
                fields.objects("reasons", Pin::readReason),
                fields.objects("attempts", Pin::readAttempt),
                fields.numbersByName("nodes"),
                fields.objects("publications", at -> new Published(at.text("to"), at.sha256("sha256"))));
        boolean whole = pin.key != null && pin.manifest != null && pin.decision != null;
        if (pin.state == State.COMMITTED && !whole) {
            throw new RecordException("it is committed, but without key, manifest or decision");
        }
        return pin;
    }

    private static Map<String, @Nullable Object> manifestTree(ManifestRef ref) {
        return new Tree()
                .with("generation", ref.generation())
                .with("sha256", ref.sha256())
                .map();
    }

    private static Reason readReason(Fields fields) {
        return new Reason(
                fields.text("code"), fields.text("subject"), fields.textOrNull("before"), fields.textOrNull("after"));
    }

    private static Tree reasonTree(Reason reason) {
        return new Tree()
                .with("code", reason.code())
                .with("subject", reason.subject())
                .with("before", reason.before())
                .with("after", reason.after());
    }

    private static Attempt readAttempt(Fields fields) {
        return new Attempt(
                fields.count("n"),
                fields.text("target"),
                fields.instant("startedAt"),
                fields.instant("endedAt"),
                fields.objectOrNull("failure", Pin::readProblem));
    }

    private static Tree attemptTree(Attempt attempt) {
        return new Tree()
                .with("n", attempt.n())
                .with("target", attempt.target())
                .with("startedAt", attempt.startedAt())
                .with("endedAt", attempt.endedAt())
                .withIf(
                        "failure",
                        attempt.failure() == null
                                ? null
                                : problemTree(attempt.failure()).map());
    }

    private static Problem readProblem(Fields fields) {
        return new Problem(
                fields.text("code"), fields.text("message"), fields.textOrNull("place"), fields.textOrNull("hint"));
    }

    private static Tree problemTree(Problem problem) {
        return new Tree()
                .with("code", problem.code())
                .with("message", problem.message())
                .with("place", problem.place())
                .with("hint", problem.hint());
    }

    private static Tree publishedTree(Published published) {
        return new Tree().with("to", published.to()).with("sha256", published.sha256());
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
