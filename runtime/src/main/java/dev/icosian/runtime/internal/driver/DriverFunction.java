package dev.icosian.runtime.internal.driver;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.Secret;
import dev.icosian.TypeRef;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.internal.NearNames;
import dev.icosian.runtime.internal.exec.Evaluation;
import dev.icosian.runtime.internal.exec.Need;
import dev.icosian.runtime.internal.exec.Origin;
import dev.icosian.runtime.internal.exec.Selection;
import dev.icosian.runtime.internal.exec.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A dataflow as a function: checked when made, then no more than reading, running and making. Thread safe. */
final class DriverFunction<I extends Record, O extends Record> implements Function<I, O> {
    private static final TypeRef<?> SECRET = TypeRef.of(Secret.class);

    private final DriverCore core;
    private final List<Input> inputs;
    private final Map<String, @Nullable Object> defaults;
    private final Selection selection;
    private final Set<String> wanted;
    private final RecordShape<O> result;
    private final List<Output> outputs;
    private final boolean hasSecrets;

    /**
     * A component of the params, with what it gives a value to.
     *
     * @param param null: a secret
     */
    private record Input(
            RecordShape.Component component, @Nullable ParamSpec param) {
        String name() {
            return component.name();
        }
    }

    private DriverFunction(
            DriverCore core,
            List<Input> inputs,
            Map<String, @Nullable Object> defaults,
            Selection selection,
            Set<String> wanted,
            RecordShape<O> result,
            List<Output> outputs) {
        this.core = core;
        this.inputs = inputs;
        this.defaults = defaults;
        this.selection = selection;
        this.wanted = wanted;
        this.result = result;
        this.outputs = outputs;
        this.hasSecrets = inputs.stream().anyMatch(input -> input.param() == null);
    }

    static <I extends Record, O extends Record> DriverFunction<I, O> of(
            DriverCore core, Class<I> paramsType, Class<O> outputsType) {
        List<Problem> problems = new ArrayList<>();
        RecordShape<O> result = RecordShape.of(outputsType);
        List<Input> inputs = inputs(core.dataflow(), RecordShape.of(paramsType), problems);
        List<Output> outputs = outputs(core, result, problems);
        Set<String> wanted = new LinkedHashSet<>();
        Set<String> read = new LinkedHashSet<>();
        for (Output output : outputs) {
            if (output.origin() == Origin.NODE) {
                wanted.add(output.name());
            } else if (output.origin() == Origin.PARAM) {
                read.add(output.name());
            }
        }
        Selection selection = core.program().select(wanted, Set.of());
        for (Need need : selection.needs()) {
            if (need.origin() == Origin.PARAM) {
                read.add(need.name());
            }
        }
        read.addAll(core.outside().paramsOfLocations(selection));
        Set<String> given = new HashSet<>();
        Map<String, Secret> givenSecrets = new LinkedHashMap<>();
        for (Input input : inputs) {
            given.add(input.name());
            if (input.param() == null) {
                // Its value comes with each call; here it counts that there will be one.
                givenSecrets.put(input.name(), Secret.of(""));
            }
        }
        problems.addAll(core.outside().missing(selection, givenSecrets));
        Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
        for (String name : read) {
            ParamSpec param = core.dataflow().params().get(name);
            if (param == null || given.contains(name)) {
                continue;
            }
            if (param.required()) {
                problems.add(Missing.param(
                        core.dataflow(),
                        selection,
                        param,
                        wanted,
                        "add a component '" + name + "' to " + paramsType.getSimpleName()));
            }
            defaults.put(name, param.hasDefault() ? param.defaultValue() : null);
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return new DriverFunction<>(core, inputs, defaults, selection, wanted, result, outputs);
    }

    private static List<Input> inputs(ResolvedDataflow dataflow, RecordShape<?> params, List<Problem> problems) {
        List<Input> inputs = new ArrayList<>();
        for (RecordShape.Component component : params.components()) {
            ParamSpec param = dataflow.params().get(component.name());
            boolean isSecret = dataflow.supplies().secrets().contains(component.name());
            if (param == null && !isSecret) {
                Set<String> known = dataflow.params().keySet();
                problems.add(new Problem(
                        "Run/UnknownParameter",
                        "no param named '" + component.name() + "', a component of "
                                + component.owner().getSimpleName(),
                        component.owner().getName(),
                        NearNames.questionOr(component.name(), known, "leave it out: nothing reads it")));
                continue;
            }
            Problem misfit = component.misfit(param == null ? SECRET : param.type(), true);
            if (misfit != null) {
                problems.add(misfit);
            }
            inputs.add(new Input(component, param));
        }
        return List.copyOf(inputs);
    }

    private static List<Output> outputs(DriverCore core, RecordShape<?> result, List<Problem> problems) {
        List<Output> outputs = new ArrayList<>();
        for (RecordShape.Component component : result.components()) {
            Output output = core.find(component.name(), component.owner().getName(), problems);
            if (output == null) {
                continue;
            }
            Problem misfit = component.misfit(output.type(), false);
            if (misfit != null) {
                problems.add(misfit);
            }
            outputs.add(output);
        }
        return List.copyOf(outputs);
    }

    @Override
    public O apply(I params) {
        Values values = core.program().values();
        core.giveConfig(values);
        Map<String, @Nullable Object> named = new LinkedHashMap<>(defaults);
        Map<String, Secret> secrets = new LinkedHashMap<>();
        for (Input input : inputs) {
            if (input.param() != null) {
                named.put(input.name(), valueOf(input.component(), input.param(), params));
            } else if (input.component().read(params) instanceof Secret secret) {
                secrets.put(input.name(), secret);
            }
        }
        if (hasSecrets) {
            List<Problem> missing = core.outside().missing(selection, secrets);
            if (!missing.isEmpty()) {
                throw new PipelineException(missing);
            }
        }
        named.forEach((name, value) -> values.give(Origin.PARAM, name, value));
        core.outside().give(values, selection, named, secrets);
        Evaluation evaluation = core.evaluate(selection, values, null);
        @Nullable Object[] components = new @Nullable Object[outputs.size()];
        for (int i = 0; i < components.length; i++) {
            components[i] = component(i, named, evaluation);
        }
        return result.make(components);
    }

    private @Nullable Object valueOf(RecordShape.Component component, ParamSpec param, I params) {
        Object value = component.read(params);
        if (value != null) {
            return value;
        }
        if (param.required()) {
            throw new PipelineException(List.of(Missing.param(
                    core.dataflow(), selection, param, wanted, "its component in the params is null: give a value")));
        }
        return param.hasDefault() ? param.defaultValue() : null;
    }

    private @Nullable Object component(int index, Map<String, @Nullable Object> named, Evaluation evaluation) {
        Output output = outputs.get(index);
        Object value = switch (output.origin()) {
            case NODE -> evaluation.value(output.name());
            case PARAM -> named.get(output.name());
            case CONFIG -> configValue(output.name());
            default ->
                throw new IllegalStateException(
                        "nobody can ask for a " + output.origin().word());
        };
        RecordShape.Component component = result.components().get(index);
        if (value == null && !component.nullable()) {
            throw new PipelineException(List.of(component.nullProblem()));
        }
        return value;
    }

    private @Nullable Object configValue(String key) {
        ConfigSpec spec = core.dataflow().config().get(key);
        return spec == null ? null : spec.value();
    }
}
