package dev.icosian.runtime.internal.outside;

import dev.icosian.Location;
import dev.icosian.PipelineException;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.outside.Needed;
import dev.icosian.internal.Body;
import dev.icosian.internal.Declaration.PublicationDeclaration;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.params.ParamSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What of a step counts from the folder of relative paths: files of params, and where sources and sinks are. */
public final class RelativePlaces {
    private final Compilation compilation;
    private final ParamSet params;
    private final List<Place> places = new ArrayList<>();

    private RelativePlaces(Compilation compilation, ParamSet params) {
        this.compilation = compilation;
        this.params = params;
    }

    /**
     * A relative path.
     *
     * @param what whose it is: {@code param 'dataFile'}
     */
    public record Place(String what, String path) {}

    /** Returns the relative paths: of params by name, then of sources, then of sinks in the order of declaration. */
    public static List<Place> of(Compilation compilation, ParamSet params, CompiledStep step) {
        RelativePlaces found = new RelativePlaces(compilation, params);
        Collection<String> names = new TreeSet<>(Utf8Order.INSTANCE);
        names.addAll(step.params());
        List<PublicationDeclaration> publications = compilation.publications(step);
        for (PublicationDeclaration publication : publications) {
            names.addAll(Needed.params(Needed.nodes(publication.sink(), compilation.dataflow())));
        }
        names.forEach(found::addParam);
        for (ResolvedNode node : step.nodes()) {
            if (node.body() instanceof Body.Load load) {
                found.add(
                        "the location of the source " + load.source().id() + " of '" + node.name() + "'",
                        load.source().location());
            }
        }
        for (PublicationDeclaration publication : publications) {
            String what = "the location of the sink " + publication.sink().id() + " of '" + publication.node() + "'";
            found.add(what, publication.sink().location());
        }
        return List.copyOf(found.places);
    }

    private void addParam(String name) {
        for (Path file : params.get(name).files()) {
            if (!file.isAbsolute()) {
                places.add(new Place("param '" + name + "'", file.toString()));
            }
        }
    }

    private void add(String what, Location location) {
        try {
            String filled = Locations.filled(location, LocationValues.of(compilation, params));
            if (Locations.isRelative(filled)) {
                places.add(new Place(what, filled));
            }
        } catch (PipelineException noValue) {
            // The step says so when it gets there, and its record has it then.
        }
    }
}
