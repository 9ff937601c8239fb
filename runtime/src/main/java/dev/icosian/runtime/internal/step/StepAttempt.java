package dev.icosian.runtime.internal.step;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.StepOutcome.State;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.internal.ReasonCode;
import dev.icosian.runtime.internal.failure.Cancelled;
import dev.icosian.runtime.internal.failure.NodeOutOfMemory;
import dev.icosian.runtime.internal.params.UnreadableFile;
import dev.icosian.runtime.internal.record.Generations;
import dev.icosian.runtime.internal.record.Generations.Numbered;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.Pin.Decision;
import dev.icosian.runtime.internal.record.Pin.Published;
import dev.icosian.runtime.internal.record.PinLookup;
import dev.icosian.runtime.internal.record.RunPins;
import dev.icosian.runtime.internal.value.AttemptFolder;
import dev.icosian.runtime.internal.value.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The course of one attempt. The numbers are those of the protocol in {@code docs/formats.md}. For one use. */
final class StepAttempt {
    private final RunContext run;
    private final CompiledStep step;
    private final AttemptRequest request;
    private final PinLookup present;
    private final PinWriter pins;
    private Instant startedAt;

    private int highestAtStart;
    private @Nullable Pin own;
    private @Nullable String key;
    private Map<String, @Nullable String> inputDigests = Map.of();
    private List<Reason> reasons = List.of();
    /** Digest of one that is in the store, and right. */
    private @Nullable String codeTable;

    StepAttempt(RunContext run, CompiledStep step, AttemptRequest request, PinLookup present) {
        this.run = run;
        this.step = step;
        this.request = request;
        this.startedAt = now();
        this.present = present;
        this.pins = new PinWriter(run, step.name(), present);
    }

    StepResult make() throws StepFailure, AttemptCancelled {
        try (AttemptFolder folder = AttemptFolder.create()) {
            return result(folder);
        } catch (StepFailure failure) {
            throw failed(failure);
        } catch (PipelineException e) {
            throw failed(StepFailure.permanent(Problems.asOne(e), e));
        } catch (OutOfMemoryError e) {
            throw failed(StepFailure.permanent(outOfMemory(e), e));
        } catch (Cancelled e) {
            throw new AttemptCancelled(String.valueOf(e.getMessage()), e);
        } catch (UnreadableFile e) {
            throw failed(StepFailure.retryable(e.problem(), e));
        } catch (IOException | UncheckedIOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new AttemptCancelled("interrupted in step " + step.name(), e);
            }
            throw failed(StepFailure.retryable(
                    new Problem(
                            "Store/Unavailable",
                            "step '" + step.name() + "': the store "
                                    + run.store().uri() + " could not be used: " + e,
                            null,
                            "see to it that the store can be reached and written, then resume the run"),
                    e));
        } finally {
            pins.discard();
        }
    }

    private StepResult result(AttemptFolder folder) throws IOException, StepFailure, AttemptCancelled {
        // 1
        Set<String> steps = new TreeSet<>(step.plan().after());
        steps.add(step.name());
        RunPins found = present.of(steps);
        highestAtStart = found.highest(step.name());
        own = found.latest(step.name());
        List<Problem> missing = run.checkSupplies(List.of(step));
        if (!missing.isEmpty()) {
            throw new PipelineException(missing);
        }
        // 2
        StepInputs inputs = StepInputs.of(run, step, found, present);
        inputDigests = inputs.digests();
        // 3
        StepFiles files = StepFiles.use(run, step.params(), folder);
        StepValues given = new StepValues(run, step, inputs, files, folder);
        StepIdentity identity;
        Candidate candidate;
        Computation computation = null;
        Reason recompute = request.recompute();
        try (StepSources sources = StepSources.open(run, step, given)) {
            identity = StepIdentity.of(step, new RunIngredients(run, inputDigests, files.pins(), sources.versions()));
            key = identity.key();
            // 4
            candidate = Candidate.find(run.store(), run.pipeline(), step.name(), identity.key(), own, step.outputs());
            if (candidate.usable() == null || recompute != null) {
                reasons = recompute == null ? why(candidate, identity) : List.of(recompute);
                request.computing().accept(reasons);
                computation = new StepComputation(run, step, given, sources, folder).compute();
                files.verify();
                sources.verify();
            }
        }
        Numbered usable = candidate.usable();
        if (computation == null && usable != null) {
            return reuse(usable, folder);
        }
        if (computation == null) {
            throw new IllegalStateException("step '" + step.name() + "' has neither an earlier result nor a new one");
        }
        checkRight();
        // 5
        Map<String, Long> milliseconds = computation.milliseconds();
        ResultWriter writer = new ResultWriter(run, step, identity, codeTable, made -> prepare(made, milliseconds));
        ResultWriter.Written written =
                writer.write(computation, candidate, recompute != null, request.number(), startedAt, now());
        if (written.adopted()) {
            reasons = List.of(ReasonCode.FINISHED_ELSEWHERE.about(step.name()));
        }
        Decision decision = written.adopted() ? Decision.REUSED : Decision.COMPUTED;
        return finish(written.result(), decision, milliseconds, folder);
    }

    private StepResult reuse(Numbered usable, AttemptFolder folder) throws IOException, StepFailure, AttemptCancelled {
        Pin present = own;
        boolean isPinned = present != null
                && present.isCommitted(usable.manifest().key())
                && usable.ref().equals(present.manifest())
                && present.outputs().equals(usable.manifest().digests());
        if (present != null && isPinned) {
            return new StepResult(
                    present, usable.manifest(), false, true, Explanation.ofReuse(step, usable.manifest()));
        }
        reasons = Explanation.ofReuse(step, usable.manifest());
        return finish(usable, Decision.REUSED, Map.of(), folder);
    }

    private StepResult finish(Numbered result, Decision decision, Map<String, Long> milliseconds, AttemptFolder folder)
            throws IOException, StepFailure, AttemptCancelled {
        // 6
        checkRight();
        boolean publishes = !run.publications(step).isEmpty();
        // Where nothing is published, the pin that is put next says as much.
        boolean isFenced = publishes && pins.isAbove(highestAtStart);
        List<Published> published = !publishes || isFenced ? List.of() : publish(result, folder);
        checkRight();
        // 7
        Pin prepared = decision == Decision.COMPUTED && published.isEmpty() ? pins.prepared(result.ref()) : null;
        Pin pin = prepared == null ? committed(result, decision, milliseconds, published) : prepared;
        Pin written = isFenced ? pins.afterLoss(pin, highestAtStart) : pins.commit(pin, highestAtStart);
        boolean isMine = result.ref().equals(written.manifest());
        // What was computed in vain is not what the run uses: a faster attempt pinned its own.
        boolean isInVain = decision == Decision.COMPUTED && isOther(written, pin);
        return new StepResult(
                written,
                isMine ? result.manifest() : manifestOf(written),
                true,
                isInVain || decision == Decision.REUSED,
                isInVain ? List.of(ReasonCode.FINISHED_ELSEWHERE.about(step.name())) : reasons);
    }

    /** Has the pin written while the manifest becomes durable; only what is published is not known yet. */
    private void prepare(Numbered result, Map<String, Long> milliseconds) {
        if (run.publications(step).isEmpty()) {
            pins.prepare(committed(result, Decision.COMPUTED, milliseconds, List.of()), highestAtStart);
        }
    }

    private Pin committed(
            Numbered result, Decision decision, Map<String, Long> milliseconds, List<Published> published) {
        return new Pin(
                step.name(),
                State.COMMITTED,
                key,
                result.manifest().digests(),
                result.ref(),
                run.compilation().plan().shape(),
                run.compilation().plan().codeDigest(),
                decision,
                reasons,
                attempts(null),
                milliseconds,
                published);
    }

    @SuppressWarnings("ReferenceEquality") // to compare records takes 20 ms at the first time
    private static boolean isOther(Pin written, Pin mine) {
        return written != mine && !written.equals(mine);
    }

    private Manifest manifestOf(Pin pin) throws IOException {
        Pin.ManifestRef ref = pin.manifest();
        if (pin.key() == null || ref == null) {
            throw new IllegalStateException("a committed pin without a manifest");
        }
        Numbered named = Generations.pinned(run.store(), run.pipeline(), step.name(), pin.key(), ref);
        if (named == null) {
            throw new IOException("the manifest of the faster attempt cannot be read");
        }
        return named.manifest();
    }

    private List<Published> publish(Numbered result, AttemptFolder folder)
            throws IOException, StepFailure, AttemptCancelled {
        try {
            return new Publisher(run, step).publish(result.manifest(), folder, this::checkRight);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AttemptCancelled("interrupted while publishing", e);
        } catch (IOException | StepFailure | AttemptCancelled | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw StepFailure.retryable(
                    new Problem(
                            "Publish/Failed",
                            "step '" + step.name() + "': a stored value could not be read again: " + e,
                            null,
                            "see to it that the materializer reads what it wrote"),
                    e);
        }
    }

    private List<Reason> why(Candidate candidate, StepIdentity identity) throws IOException {
        Reason flaw = candidate.flaw();
        if (flaw != null) {
            return List.of(flaw);
        }
        Explanation.Told told = Explanation.of(run.store(), run.pipeline(), step, identity);
        codeTable = told.codeTable();
        return told.reasons();
    }

    private void checkRight() throws AttemptCancelled {
        if (Thread.currentThread().isInterrupted()) {
            throw new AttemptCancelled("interrupted in step " + step.name(), null);
        }
        if (!request.mayCommit().getAsBoolean()) {
            throw new AttemptCancelled("step " + step.name() + " must not commit any more", null);
        }
    }

    private Problem outOfMemory(OutOfMemoryError e) {
        String where = e instanceof NodeOutOfMemory at ? " at node '" + at.node() + "'" : "";
        long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
        return new Problem(
                "Run/OutOfMemory",
                "step '" + step.name() + "' ran out of memory" + where + "; the JVM may use " + mebibytes + " MiB",
                null,
                "give it more, such as -Xmx" + mebibytes * 2 + "m, or let the step hold fewer values at a time");
    }

    private StepFailure failed(StepFailure told) {
        StepFailure failure = told.redacted(run.redaction());
        if (request.mayCommit().getAsBoolean()) {
            pins.fail(failedPin(failure.problem()), highestAtStart);
        }
        return failure.withInputs(inputDigests);
    }

    private Pin failedPin(Problem failure) {
        return new Pin(
                step.name(),
                State.FAILED,
                key,
                Map.of(),
                null,
                run.compilation().plan().shape(),
                run.compilation().plan().codeDigest(),
                null,
                reasons,
                attempts(failure),
                Map.of(),
                List.of());
    }

    /** Records that an attempt failed which could not say so itself; drops it if there is a result by now. */
    void recordFailure(Problem failure, Instant started) throws IOException {
        startedAt = started;
        RunPins found = pins.list();
        highestAtStart = found.highest(step.name());
        own = found.latest(step.name());
        if (own == null || own.state() != State.COMMITTED) {
            pins.fail(failedPin(failure), highestAtStart);
        }
    }

    private List<Pin.Attempt> attempts(@Nullable Problem failure) {
        List<Pin.Attempt> attempts = new ArrayList<>();
        if (own != null && own.state() == State.FAILED) {
            attempts.addAll(own.attempts());
        }
        attempts.add(new Pin.Attempt(attempts.size() + 1, run.target(), startedAt, now(), failure));
        return attempts;
    }

    private Instant now() {
        return run.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
