package dev.icosian.temporal.internal.interpret;

import dev.icosian.internal.ReasonCode;
import dev.icosian.runtime.internal.local.ReadySteps;
import dev.icosian.temporal.internal.wire.EndCall;
import dev.icosian.temporal.internal.wire.FailureDetails;
import dev.icosian.temporal.internal.wire.Progress;
import dev.icosian.temporal.internal.wire.RunEnd;
import dev.icosian.temporal.internal.wire.RunInput;
import dev.icosian.temporal.internal.wire.RunState;
import dev.icosian.temporal.internal.wire.StepCall;
import dev.icosian.temporal.internal.wire.StepDone;
import dev.icosian.temporal.internal.wire.StepFailed;
import dev.icosian.temporal.internal.wire.StepInput;
import dev.icosian.temporal.internal.wire.Why;
import dev.icosian.temporal.internal.wire.WireNames;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The course of one run, in one workflow thread: a step is scheduled when those that it needs have ended, first ones of
 * the plan first. What ends is queued, and handled in the order in which the history has it.
 */
final class Interpretation {
    private static final char OPEN = '.';
    private static final char COMPUTED = 'c';
    private static final char REUSED = 'r';
    private static final char FAILED = 'f';
    private static final char SKIPPED = 's';

    /** Activities of one execution, in case the server does not say when its history is long. */
    private static final int LONG_HISTORY = 2_000;

    private static final int NAMED = 20;

    private final String pipeline;
    private final String runId;
    private final RunInput input;
    private final List<StepInput> steps;
    private final Controls controls;
    private final Handshake handshake;
    private final ReadySteps<StepInput> ready;
    private final WorkflowInfo info = Workflow.getInfo();

    private final char[] outcomes;
    private final Map<String, StepFailed> failures = new HashMap<>();
    private final Map<String, Why> recompute = new TreeMap<>();
    private final Set<String> repaired = new TreeSet<>();
    private final Map<String, Integer> lost = new TreeMap<>();
    private final Map<String, Why> skipped = new TreeMap<>();
    private final Set<String> running = new LinkedHashSet<>();
    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private final Set<String> sleeping = new LinkedHashSet<>();
    private int scheduled;
    private @Nullable String stoppedBy;
    private boolean cancelled;

    Interpretation(
            String pipeline,
            String runId,
            RunInput input,
            List<StepInput> steps,
            BitSet reused,
            Controls controls,
            Handshake handshake) {
        this.pipeline = pipeline;
        this.runId = runId;
        this.input = input;
        this.steps = steps;
        this.controls = controls;
        this.handshake = handshake;
        this.ready = new ReadySteps<>(
                steps,
                StepInput::name,
                step -> step.after().stream()
                        .map(index -> steps.get(index).name())
                        .toList());
        this.outcomes = new char[steps.size()];
        restore(input.state(), reused);
        controls.answer(this::progress);
    }

    /**
     * Something that has happened.
     *
     * @param failure null: the activity has ended well, or a wait is over
     * @param done null: there is a failure, or a wait is over
     */
    private record Event(
            StepInput step,
            @Nullable StepDone done,
            @Nullable RuntimeException failure) {}

    private void restore(@Nullable RunState state, BitSet reused) {
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = state == null
                    ? (reused.get(i) ? REUSED : OPEN)
                    : state.outcomes().charAt(i);
        }
        if (state != null) {
            state.failures().forEach(failure -> failures.put(failure.step(), failure));
            recompute.putAll(state.recompute());
            repaired.addAll(state.repaired());
            lost.putAll(state.lost());
        } else {
            Set<String> asked = new TreeSet<>(input.recompute());
            for (StepInput step : steps) {
                if (input.fresh() || asked.contains(step.name())) {
                    recompute.put(step.name(), new Why(ReasonCode.ASKED.code(), step.name()));
                }
            }
        }
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] != OPEN) {
                ready.ended(steps.get(i).name());
            }
        }
        for (StepFailed failure : failures.values()) {
            stopFor(failure);
        }
    }

    RunEnd run() {
        try {
            loop();
        } catch (CanceledFailure e) {
            cancelled = true;
            Workflow.newDetachedCancellationScope(this::drain).run();
            throw e;
        }
        if (isUnfinished()) {
            Workflow.continueAsNew(input.with(state()));
        }
        skipRest();
        if (failures.isEmpty()) {
            return new RunEnd(pipeline, runId, input.store(), count(COMPUTED), count(REUSED));
        }
        recordEnd();
        throw failed();
    }

    private void loop() {
        while (true) {
            startAll();
            while (!events.isEmpty()) {
                handle(events.poll());
            }
            if (mayStart()) {
                continue;
            }
            boolean isWaiting = !sleeping.isEmpty() && !isStopping() && !isLong();
            boolean isPaused = controls.isPaused() && ready.isAny() && !isStopping() && !isLong();
            if (running.isEmpty() && !isWaiting && !isPaused) {
                return;
            }
            Workflow.await(() -> !events.isEmpty() || mayStart());
        }
    }

    /** Lets what runs end, after a cancellation. */
    private void drain() {
        while (!running.isEmpty()) {
            Workflow.await(() -> !events.isEmpty());
            while (!events.isEmpty()) {
                handle(events.poll());
            }
        }
    }

    private boolean isStopping() {
        return stoppedBy != null || cancelled;
    }

    private boolean isLong() {
        Integer own = input.renewAfter();
        return scheduled >= (own == null ? LONG_HISTORY : own) || info.isContinueAsNewSuggested();
    }

    private boolean mayStart() {
        return !isStopping()
                && !isLong()
                && !controls.isPaused()
                && running.size() < input.maxParallel()
                && ready.isAny();
    }

    /** Returns whether steps are left that should run, in a new execution with an empty history. */
    private boolean isUnfinished() {
        return !isStopping() && !(ready.left().isEmpty() && sleeping.isEmpty());
    }

    private void startAll() {
        while (mayStart()) {
            StepInput step = ready.take();
            if (step == null) {
                return;
            }
            Why why = whySkipped(step);
            if (why != null) {
                skip(step, why);
            } else {
                start(step);
            }
        }
    }

    private void start(StepInput step) {
        running.add(step.name());
        scheduled++;
        StepCall call = new StepCall(runId, input.shape(), input.store(), recompute.get(step.name()));
        Workflow.newUntypedActivityStub(StepOptions.of(step))
                .executeAsync(step.name(), StepDone.class, call)
                .handle((done, failure) -> {
                    events.add(new Event(step, done, failure));
                    return null;
                });
    }

    private @Nullable Why whySkipped(StepInput step) {
        for (int needed : step.after()) {
            if (outcomes[needed] == FAILED || outcomes[needed] == SKIPPED) {
                return new Why(
                        ReasonCode.UPSTREAM_FAILED.code(), steps.get(needed).name());
            }
        }
        return null;
    }

    private void handle(Event event) {
        StepInput step = event.step();
        RuntimeException failure = event.failure();
        StepDone done = event.done();
        if (done != null) {
            running.remove(step.name());
            recompute.remove(step.name());
            boolean isOutdated = ready.isOutdated(step.name()) && !isStopping();
            outcome(step, done.decision().equals(StepDone.REUSED) ? REUSED : COMPUTED);
            failures.remove(step.name());
            if (isOutdated) {
                ready.putBack(step.name());
            } else {
                ready.ended(step.name());
            }
            return;
        }
        if (failure == null) {
            // A wait is over.
            sleeping.remove(step.name());
            ready.putBack(step.name());
            return;
        }
        running.remove(step.name());
        if (failure instanceof ActivityFailure activity && !(activity.getCause() instanceof CanceledFailure)) {
            failed(step, activity);
        } else if (!cancelled && !(failure instanceof ActivityFailure) && !(failure instanceof CanceledFailure)) {
            throw failure;
        }
    }

    private void failed(StepInput step, ActivityFailure failure) {
        if (cancelled) {
            return;
        }
        if (Handshake.differs(failure) && handshake.mayWait()) {
            sleep(step);
            return;
        }
        int times = lost.getOrDefault(step.name(), 0);
        if (Handshake.isLost(failure) && times < StepOptions.LOST_AT_MOST && !isStopping()) {
            lost.put(step.name(), times + 1);
            ready.putBack(step.name());
            return;
        }
        if (isRepairable(step, Failures.details(failure))) {
            return;
        }
        StepFailed failed = Failures.of(step.name(), failure);
        failures.put(step.name(), failed);
        outcome(step, FAILED);
        stopFor(failed);
        ready.ended(step.name());
    }

    private void sleep(StepInput step) {
        sleeping.add(step.name());
        Workflow.newTimer(Handshake.INTERVAL).handle((nothing, failure) -> {
            if (failure == null) {
                events.add(new Event(step, null, null));
            }
            return null;
        });
    }

    private void stopFor(StepFailed failure) {
        boolean mustStop = !input.keepGoing() || failure.code().equals("Run/OutOfMemory");
        // With several, the plan decides which one is named, not the clock.
        if (mustStop && (stoppedBy == null || ready.index(failure.step()) < ready.index(stoppedBy))) {
            stoppedBy = failure.step();
        }
    }

    /** Returns whether a step will run again, after the one that made the damaged value because of which it failed. */
    private boolean isRepairable(StepInput step, @Nullable FailureDetails details) {
        if (details == null || isStopping()) {
            return false;
        }
        String damaged = details.damagedStep();
        String node = details.damagedNode();
        if (damaged == null || node == null) {
            return false;
        }
        if (ready.isOutdated(step.name())) {
            ready.putBack(step.name());
            return true;
        }
        if (!ready.contains(damaged) || !repaired.add(damaged)) {
            return false;
        }
        ReasonCode code = details.missing() ? ReasonCode.BLOB_MISSING : ReasonCode.BLOB_DAMAGED;
        recompute.put(damaged, new Why(code.code(), node));
        ready.putBack(step.name());
        ready.sendBack(damaged);
        ready.left().forEach(open -> outcome(open, OPEN));
        return true;
    }

    private void skip(StepInput step, Why why) {
        outcome(step, SKIPPED);
        skipped.put(step.name(), why);
        ready.ended(step.name());
    }

    private void skipRest() {
        sleeping.forEach(ready::putBack);
        for (StepInput step : ready.left()) {
            Why why = whySkipped(step);
            if (why == null && stoppedBy != null) {
                why = new Why(ReasonCode.RUN_STOPPED.code(), stoppedBy);
            }
            if (why != null) {
                skip(step, why);
            }
        }
    }

    private void outcome(StepInput step, char letter) {
        outcomes[ready.index(step.name())] = letter;
    }

    private int count(char letter) {
        int count = 0;
        for (char outcome : outcomes) {
            count += outcome == letter ? 1 : 0;
        }
        return count;
    }

    private List<StepFailed> failuresInOrder() {
        return steps.stream()
                .filter(step -> failures.containsKey(step.name()))
                .map(step -> failures.get(step.name()))
                .toList();
    }

    /** Records what no attempt could; a store that is out of reach must not hide the failure. */
    private void recordEnd() {
        try {
            for (EndCall call : EndCalls.of(runId, input, failuresInOrder(), skipped)) {
                Workflow.newUntypedActivityStub(StepOptions.ours("record what was skipped"))
                        .execute(WireNames.END, Void.class, call);
            }
        } catch (ActivityFailure e) {
            Workflow.getLogger(Interpretation.class).warn("skipped steps could not be recorded", e);
        }
    }

    private ApplicationFailure failed() {
        List<StepFailed> all = failuresInOrder();
        StepFailed first = all.get(0);
        String more = all.size() == 1 ? "" : " (and " + (all.size() - 1) + " more)";
        ApplicationFailure failed = ApplicationFailure.newNonRetryableFailure(
                first.message() + more, first.code(), all.subList(0, Math.min(NAMED, all.size())));
        // Where in the interpreter it is made says nothing to those who read the history.
        failed.setStackTrace(Failures.NO_FRAMES);
        return failed;
    }

    private RunState state() {
        // A step that waits is open; the wait itself starts anew.
        return new RunState(
                new String(outcomes),
                EndCalls.shortened(failuresInOrder()),
                recompute,
                List.copyOf(repaired),
                lost,
                controls.isPaused(),
                handshake.since());
    }

    private Progress progress() {
        List<String> names = new ArrayList<>();
        for (String name : running) {
            if (names.size() < NAMED) {
                names.add(name);
            }
        }
        List<StepFailed> all = failuresInOrder();
        return new Progress(
                steps.size(),
                count(COMPUTED),
                count(REUSED),
                count(FAILED),
                count(SKIPPED),
                running.size(),
                sleeping.size(),
                controls.isPaused(),
                names,
                all.subList(0, Math.min(NAMED, all.size())));
    }
}
