package dev.icosian.runtime.internal.local;

import dev.icosian.NodeRef;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.runtime.Results;
import dev.icosian.runtime.internal.driver.NamedResults;
import dev.icosian.runtime.internal.driver.NamedValue;
import dev.icosian.runtime.internal.params.ParamSet;
import dev.icosian.runtime.internal.step.DamagedValue;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.runtime.internal.step.StepResult;
import dev.icosian.runtime.internal.step.StepRunner;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requested values, each read from the store when it is asked for. Thread safe. */
final class StoredResults implements Results {
    private final Source execution;
    private final RunContext context;
    private final List<String> outputs;

    /** What knows the steps' results. */
    interface Source {
        /** Returns the result of a step; null if it has none. */
        @Nullable
        StepResult result(String step);

        /** Makes a damaged value again; returns whether its step has a result now. */
        boolean repair(DamagedValue damaged);

        /** Returns what reads values. */
        StepRunner runner();
    }

    StoredResults(Source execution, RunContext context) {
        this.execution = execution;
        this.context = context;
        this.outputs = context.compilation().dataflow().outputs();
    }

    @Override
    public <T> @Nullable T get(String node, Class<T> type) {
        return read(List.of(node)).get(node, type);
    }

    @Override
    public <T> @Nullable T get(NodeRef<T> node) {
        return read(List.of(node.name())).get(node);
    }

    @Override
    public <R extends Record> R as(Class<R> type) {
        return read(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList())
                .as(type);
    }

    @Override
    public Map<String, @Nullable Object> asMap() {
        return read(outputs).asMap();
    }

    private NamedResults read(Collection<String> names) {
        List<Problem> problems = new ArrayList<>();
        List<NamedValue> values = new ArrayList<>();
        for (String name : names) {
            if (outputs.contains(name)) {
                values.add(value(name));
            } else {
                problems.add(new Problem(
                        "Run/NotRequested",
                        "'" + name + "' was not requested",
                        null,
                        "what was requested: " + String.join(", ", outputs)));
            }
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return NamedResults.of(values);
    }

    private NamedValue value(String name) {
        ResolvedDataflow dataflow = context.compilation().dataflow();
        ResolvedNode node = dataflow.find(name);
        if (node != null) {
            return new NamedValue(name, node.type(), stored(name));
        }
        ParamSet.Param param = context.params().byName().get(name);
        if (param != null) {
            return new NamedValue(
                    name, param.spec().type(), param.valueIn(context.files().base()));
        }
        ConfigSpec config = dataflow.config().get(name);
        if (config != null) {
            return new NamedValue(name, config.type(), config.value());
        }
        return new NamedValue(name, TypeRef.of(Object.class), null);
    }

    private @Nullable Object stored(String node) {
        for (CompiledStep step : context.compilation().steps()) {
            if (step.outputs().containsKey(node)) {
                return stored(step, node);
            }
        }
        throw new IllegalStateException("no step stores '" + node + "'");
    }

    private @Nullable Object stored(CompiledStep step, String node) {
        synchronized (execution) {
            try {
                return read(step, node);
            } catch (StepFailure failure) {
                DamagedValue damaged = failure.damaged();
                if (damaged == null || !execution.repair(damaged)) {
                    throw new PipelineException(List.of(failure.problem()), failure);
                }
            }
            try {
                return read(step, node);
            } catch (StepFailure failure) {
                throw new PipelineException(List.of(failure.problem()), failure);
            }
        }
    }

    private @Nullable Object read(CompiledStep step, String node) throws StepFailure {
        StepResult result = execution.result(step.name());
        if (result == null) {
            throw new IllegalStateException(
                    "step '" + step.name() + "', which makes '" + node + "', is not part of this run");
        }
        return execution.runner().value(step, result.manifest(), node);
    }
}
