package dev.icosian.runtime.internal.driver;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.Secret;
import dev.icosian.compiler.declare.Placeholders;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.outside.Needed;
import dev.icosian.internal.Body;
import dev.icosian.internal.NearNames;
import dev.icosian.runtime.internal.exec.Need;
import dev.icosian.runtime.internal.exec.Origin;
import dev.icosian.runtime.internal.exec.Selection;
import dev.icosian.runtime.internal.exec.Values;
import dev.icosian.runtime.internal.outside.Locations;
import dev.icosian.runtime.internal.outside.SupplyCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the host of a driver gives beside params: resources with the driver, secrets with each request. Immutable. */
final class Outside {
    private final ResolvedDataflow dataflow;
    private final boolean loads;
    private final Map<String, Object> resources;
    private final SupplyCheck check;

    /**
     * Takes resources by name.
     *
     * @throws PipelineException if the pipeline declares no such resource, or one of another type
     */
    Outside(ResolvedDataflow dataflow, Map<String, Object> resources) {
        this.dataflow = dataflow;
        this.resources = Map.copyOf(resources);
        this.loads = loads(dataflow);
        this.check = new SupplyCheck(
                dataflow.supplies(),
                name -> "add param(\"" + name + "\", Secret.of(…))",
                name -> "add resource(\"" + name + "\", …) where the driver is made");
        Set<String> known = dataflow.supplies().resources().keySet();
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, Object> resource : resources.entrySet()) {
            String name = resource.getKey();
            if (!known.contains(name)) {
                problems.add(new Problem(
                        "Run/UnknownResource",
                        "the pipeline declares no resource '" + name + "'",
                        null,
                        NearNames.questionOr(name, known, "declare it: .resource(\"" + name + "\", …)")));
            }
            problems.addAll(check.type(name, resource.getValue()));
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
    }

    private static boolean loads(ResolvedDataflow dataflow) {
        for (ResolvedNode node : dataflow.resolved()) {
            if (node.body() instanceof Body.Load) {
                return true;
            }
        }
        return false;
    }

    boolean isSecret(String name) {
        return dataflow.supplies().secrets().contains(name);
    }

    /** Returns what a selection needs and does not get. */
    List<Problem> missing(Selection selection, Map<String, ?> secrets) {
        if (dataflow.supplies().isEmpty()) {
            return List.of();
        }
        Map<String, Object> supplied = new HashMap<>(resources);
        supplied.putAll(secrets);
        List<ResolvedNode> nodes = selection.nodes();
        return check.problems(Needed.secrets(nodes), Needed.resources(nodes), supplied);
    }

    /** Returns the params that the locations of a selection's sources read. */
    Set<String> paramsOfLocations(Selection selection) {
        if (!loads) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        for (ResolvedNode node : selection.nodes()) {
            if (node.body() instanceof Body.Load load) {
                Placeholders.in(load.source().location()).stream()
                        .filter(dataflow.params()::containsKey)
                        .forEach(names::add);
            }
        }
        return names;
    }

    /**
     * Gives an evaluation what it needs.
     *
     * @param params values of all params that are read
     * @throws PipelineException if a location needs a value that there is not
     */
    void give(
            Values values,
            Selection selection,
            Map<String, ? extends @Nullable Object> params,
            Map<String, Secret> secrets) {
        for (Map.Entry<String, Object> resource : resources.entrySet()) {
            values.give(Origin.RESOURCE, resource.getKey(), resource.getValue());
        }
        for (Map.Entry<String, Secret> secret : secrets.entrySet()) {
            values.give(Origin.SECRET, secret.getKey(), secret.getValue());
        }
        if (!loads) {
            return;
        }
        for (Need need : selection.needs()) {
            ResolvedNode node = need.origin() == Origin.LOCATION ? dataflow.find(need.name()) : null;
            if (node != null && node.body() instanceof Body.Load load) {
                String at = Locations.resolve(load.source().location(), name -> filling(name, params), Path.of(""));
                values.give(Origin.LOCATION, need.name(), at);
            }
        }
    }

    private Locations.@Nullable Filling filling(String name, Map<String, ? extends @Nullable Object> params) {
        ParamSpec param = dataflow.params().get(name);
        Object given = params.get(name);
        if (param != null) {
            return given == null ? null : new Locations.Filling(param.type(), given);
        }
        ConfigSpec config = dataflow.config().get(name);
        Object value = config == null ? null : config.value();
        return config == null || value == null ? null : new Locations.Filling(config.type(), value);
    }
}
