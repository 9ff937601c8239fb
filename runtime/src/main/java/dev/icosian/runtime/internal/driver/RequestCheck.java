package dev.icosian.runtime.internal.driver;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.Secret;
import dev.icosian.TypeRef;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.compiler.type.ValueFit;
import dev.icosian.internal.NearNames;
import dev.icosian.runtime.internal.exec.Need;
import dev.icosian.runtime.internal.exec.Origin;
import dev.icosian.runtime.internal.exec.Selection;
import dev.icosian.runtime.internal.exec.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks for everything that is wrong with a request before anything runs. Mutable, for one request. */
final class RequestCheck {
    private final DriverRequest request;
    private final ResolvedDataflow dataflow;
    private final List<Problem> problems = new ArrayList<>();

    RequestCheck(DriverRequest request) {
        this.request = request;
        this.dataflow = request.core().dataflow();
    }

    /**
     * Returns the request with all that it needs.
     *
     * @throws PipelineException with all problems
     */
    CheckedRequest check() {
        PreparedRequest known = request.core().prepared(request);
        PreparedRequest prepared = known == null ? prepared() : known;
        Map<String, @Nullable Object> params = params(prepared);
        Map<String, Secret> secrets = secrets();
        problems.addAll(request.core()
                .outside()
                .missing(prepared.selection(), given(request.core().outside())));
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        if (known == null) {
            request.core().keep(prepared);
        }
        Values values = request.core().program().values();
        request.core().giveConfig(values);
        for (Map.Entry<String, @Nullable Object> param : params.entrySet()) {
            values.give(Origin.PARAM, param.getKey(), param.getValue());
        }
        for (Map.Entry<String, @Nullable Object> node : request.overridden().entrySet()) {
            values.give(Origin.NODE, node.getKey(), node.getValue());
        }
        request.core().outside().give(values, prepared.selection(), params, secrets);
        Map<String, @Nullable Object> named = new HashMap<>(params);
        for (ConfigSpec spec : dataflow.config().values()) {
            named.put(spec.name(), spec.value());
        }
        return new CheckedRequest(prepared, values, named);
    }

    private PreparedRequest prepared() {
        List<Output> outputs = outputs();
        List<String> names = new ArrayList<>(outputs.size());
        List<TypeRef<?>> types = new ArrayList<>(outputs.size());
        Set<String> wanted = new LinkedHashSet<>();
        for (Output output : outputs) {
            names.add(output.name());
            types.add(output.type());
            if (output.origin() == Origin.NODE) {
                wanted.add(output.name());
            }
        }
        Set<String> overridden = Set.copyOf(request.overridden().keySet());
        return new PreparedRequest(
                request.outputs(),
                overridden,
                List.copyOf(outputs),
                ResultShape.of(names, types),
                request.core().program().select(wanted, overridden),
                wanted);
    }

    private List<Output> outputs() {
        if (request.outputs().isEmpty()) {
            problems.add(new Problem(
                    "Dataflow/UnknownOutput", "nothing is requested", null, "name at least one node in request(…)"));
        }
        List<Output> outputs = new ArrayList<>();
        for (String name : new LinkedHashSet<>(request.outputs())) {
            Output output = request.core().find(name, null, problems);
            if (output != null) {
                outputs.add(output);
            }
        }
        return outputs;
    }

    private void checkParam(String name, @Nullable Object value) {
        ParamSpec param = dataflow.params().get(name);
        ConfigSpec config = dataflow.config().get(name);
        if (config != null) {
            problems.add(new Problem(
                    "Run/ConfigAndParameter",
                    "'" + name + "' is given as a param, but it is a config key",
                    null,
                    "leave out the param, or the config key: one name has one value"));
            return;
        }
        if (param != null) {
            checkType("param", name, param.type(), value);
            return;
        }
        if (request.core().outside().isSecret(name)) {
            return;
        }
        if (dataflow.supplies().resources().containsKey(name)) {
            problems.add(new Problem(
                    "Run/UnknownParameter",
                    "'" + name + "' is a resource, not a param",
                    null,
                    "supply it where the driver is made: resource(\"" + name + "\", …)"));
            return;
        }
        if (dataflow.find(name) != null) {
            problems.add(new Problem(
                    "Run/UnknownParameter",
                    "'" + name + "' is a node, not a param",
                    null,
                    "to replace its value: override(\"" + name + "\", …)"));
            return;
        }
        Set<String> known = dataflow.params().keySet();
        problems.add(new Problem(
                "Run/UnknownParameter",
                "no param named '" + name + "'",
                null,
                NearNames.questionOr(name, known, "leave it out: nothing reads it")));
    }

    /** Returns what is given for secrets, whatever it is. */
    private Map<String, Object> given(Outside outside) {
        Map<String, Object> given = new HashMap<>();
        for (Map.Entry<String, @Nullable Object> each : request.given().entrySet()) {
            Object value = each.getValue();
            if (value != null && outside.isSecret(each.getKey())) {
                given.put(each.getKey(), value);
            }
        }
        return given;
    }

    private Map<String, Secret> secrets() {
        Map<String, Secret> secrets = new HashMap<>();
        for (Map.Entry<String, @Nullable Object> each : request.given().entrySet()) {
            if (each.getValue() instanceof Secret secret
                    && request.core().outside().isSecret(each.getKey())) {
                secrets.put(each.getKey(), secret);
            }
        }
        return secrets;
    }

    private void checkOverride(String name, @Nullable Object value) {
        ResolvedNode node = dataflow.find(name);
        if (node != null) {
            checkType("node", name, node.type(), value);
            return;
        }
        if (dataflow.config().containsKey(name)) {
            problems.add(new Problem(
                    "Run/UnknownOverride",
                    "'" + name + "' is a config key, not a node or param",
                    null,
                    "set it where the driver is made: config(\"" + name + "\", …)"));
            return;
        }
        ParamSpec param = dataflow.params().get(name);
        if (param != null) {
            checkType("param", name, param.type(), value);
            return;
        }
        Set<String> known = new TreeSet<>(dataflow.params().keySet());
        dataflow.resolved().forEach(each -> known.add(each.name()));
        problems.add(new Problem(
                "Run/UnknownOverride",
                "no node or param named '" + name + "' to override",
                null,
                NearNames.questionOr(name, known, "leave it out: nothing has the name")));
    }

    private void checkType(String what, String name, TypeRef<?> type, @Nullable Object value) {
        if (value == null || ValueFit.fits(type.type(), value)) {
            return;
        }
        TypeText texts = TypeText.of(type.type(), ValueFit.typeOf(value));
        problems.add(new Problem(
                "Run/WrongType",
                what + " '" + name + "' is of type " + texts.text(type.type()) + ", but the value given is of type "
                        + texts.text(ValueFit.typeOf(value)),
                null,
                "give a value of type " + texts.text(type.type())));
    }

    /** Returns the values of the params that are read, and adds those that nobody gave to the problems. */
    private Map<String, @Nullable Object> params(PreparedRequest prepared) {
        Selection selection = prepared.selection();
        for (Map.Entry<String, @Nullable Object> given : request.given().entrySet()) {
            checkParam(given.getKey(), given.getValue());
        }
        for (Map.Entry<String, @Nullable Object> node : request.overridden().entrySet()) {
            checkOverride(node.getKey(), node.getValue());
        }
        Set<String> needed = new LinkedHashSet<>();
        for (Need need : selection.needs()) {
            if (need.origin() == Origin.PARAM) {
                needed.add(need.name());
            }
        }
        needed.addAll(request.core().outside().paramsOfLocations(selection));
        for (Output output : prepared.outputs()) {
            if (output.origin() == Origin.PARAM) {
                needed.add(output.name());
            }
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String name : needed) {
            ParamSpec param = dataflow.params().get(name);
            if (param == null) {
                throw new IllegalStateException("the dataflow reads an unknown param " + name);
            }
            Object given = request.given().get(name);
            if (request.overridden().containsKey(name)) {
                values.put(name, request.overridden().get(name));
            } else if (given != null) {
                values.put(name, given);
            } else if (param.required()) {
                problems.add(
                        Missing.param(dataflow, selection, param, prepared.wanted(), "add param(\"" + name + "\", …)"));
            } else {
                values.put(name, param.hasDefault() ? param.defaultValue() : null);
            }
        }
        return values;
    }
}
