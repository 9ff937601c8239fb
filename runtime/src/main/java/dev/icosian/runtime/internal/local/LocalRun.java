package dev.icosian.runtime.internal.local;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.StepOutcome;
import dev.icosian.StepOutcome.State;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.internal.NearNames;
import dev.icosian.runtime.Results;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.runtime.internal.step.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run that has ended. Immutable but for repairs of its results, thread safe. */
public final class LocalRun implements FinishedRun {
    private final RunExecution execution;
    private final RunContext context;
    private final List<CompiledStep> steps;
    private final Map<String, StepOutcome> outcomes;
    private final Map<String, StepFailure> failures;

    LocalRun(
            RunExecution execution,
            RunContext context,
            List<CompiledStep> steps,
            Map<String, StepOutcome> outcomes,
            Map<String, StepFailure> failures) {
        this.execution = execution;
        this.context = context;
        this.steps = List.copyOf(steps);
        this.outcomes = Map.copyOf(outcomes);
        this.failures = Map.copyOf(failures);
    }

    @Override
    public String id() {
        return context.runId();
    }

    @Override
    public boolean succeeded() {
        return outcomes.values().stream().allMatch(outcome -> outcome.state() == State.COMMITTED);
    }

    @Override
    public List<StepOutcome> steps() {
        List<StepOutcome> inOrder = new ArrayList<>();
        for (CompiledStep step : steps) {
            StepOutcome outcome = outcomes.get(step.name());
            if (outcome != null) {
                inOrder.add(outcome);
            }
        }
        return List.copyOf(inOrder);
    }

    @Override
    public StepOutcome step(String name) {
        StepOutcome outcome = outcomes.get(name);
        if (outcome == null) {
            List<String> names = steps.stream().map(CompiledStep::name).toList();
            throw new PipelineException(List.of(new Problem(
                    "Plan/UnknownStep",
                    "the run of pipeline '" + context.pipeline() + "' has no step '" + name + "'",
                    null,
                    NearNames.hint(name, names, "its steps are "))));
        }
        return outcome;
    }

    @Override
    public Results results() {
        if (!succeeded()) {
            List<Problem> problems = new ArrayList<>();
            for (StepOutcome outcome : steps()) {
                if (outcome.failure() != null) {
                    problems.add(outcome.failure());
                }
            }
            throw new PipelineException(problems);
        }
        return new StoredResults(execution, context);
    }

    /** Returns why a step failed, with the node, its frames and its inputs; null if it did not. */
    @Override
    public @Nullable StepFailure failure(String step) {
        return failures.get(step);
    }

    /** Returns the result of a step; null if it has none. */
    @Override
    public @Nullable StepResult result(String step) {
        return execution.result(step);
    }

    /** Returns the run as its steps saw it. */
    @Override
    public RunContext context() {
        return context;
    }
}
