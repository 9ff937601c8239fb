package dev.icosian.runtime.internal.step;

import dev.icosian.ArtifactStore;
import dev.icosian.Location;
import dev.icosian.Problem;
import dev.icosian.Secret;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.outside.Needed;
import dev.icosian.internal.Body;
import dev.icosian.internal.Declaration.PublicationDeclaration;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.exec.Evaluator;
import dev.icosian.runtime.internal.outside.LocationValues;
import dev.icosian.runtime.internal.outside.Locations;
import dev.icosian.runtime.internal.outside.Redaction;
import dev.icosian.runtime.internal.outside.SupplyCheck;
import dev.icosian.runtime.internal.params.FilePins;
import dev.icosian.runtime.internal.params.ParamSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run, as every attempt of every step sees it. Immutable.
 *
 * @param target name of the target, for records
 * @param supplied resources and secrets by name
 * @param evaluator evaluates nodes, with the run's interceptors and listeners
 * @param clock for records; in no key
 */
public record RunContext(
        ArtifactStore store,
        Compilation compilation,
        String runId,
        String runKey,
        ParamSet params,
        FilePins files,
        String target,
        Map<String, Object> supplied,
        Evaluator evaluator,
        Clock clock) {
    /** Copies the map. */
    public RunContext {
        supplied = Map.copyOf(supplied);
    }

    /** Returns where a location is in this run; {@code PipelineException} if a name in it has no value. */
    String resolve(Location location) {
        return Locations.resolve(location, LocationValues.of(compilation, params), files.base());
    }

    /** Returns where the data of a source's node is in this run. */
    String locationOf(String node) {
        ResolvedNode found = compilation.dataflow().find(node);
        if (found == null || !(found.body() instanceof Body.Load load)) {
            throw new IllegalArgumentException("'" + node + "' is no source");
        }
        return resolve(load.source().location());
    }

    /** Returns what steps need of the host and do not get, or get in a wrong type. */
    public List<Problem> checkSupplies(Collection<CompiledStep> steps) {
        List<ResolvedNode> nodes = new ArrayList<>();
        Map<String, String> ofSinks = new TreeMap<>(Utf8Order.INSTANCE);
        for (CompiledStep step : steps) {
            nodes.addAll(step.nodes());
            for (PublicationDeclaration publication : publications(step)) {
                nodes.addAll(Needed.nodes(publication.sink(), compilation.dataflow()));
                publication.sink().uses().stream()
                        .filter(compilation.dataflow().supplies().resources()::containsKey)
                        .forEach(name -> ofSinks.putIfAbsent(
                                name, "the sink " + publication.sink().id() + " of '" + publication.node() + "'"));
            }
        }
        Map<String, String> resources = Needed.resources(nodes);
        ofSinks.forEach(resources::putIfAbsent);
        return SupplyCheck.ofRun(compilation.dataflow().supplies())
                .problems(Needed.secrets(nodes), resources, supplied);
    }

    /** Returns what is published of a step, in the order of declaration. */
    List<PublicationDeclaration> publications(CompiledStep step) {
        return compilation.publications(step);
    }

    /** Returns what takes the run's secrets out of messages. */
    public Redaction redaction() {
        return Redaction.of(supplied.values().stream()
                .filter(Secret.class::isInstance)
                .map(Secret.class::cast)
                .toList());
    }

    /** Returns the pipeline's name. */
    public String pipeline() {
        return compilation.plan().pipeline();
    }
}
