package dev.icosian.compiler.outside;

import dev.icosian.NodeSpec;
import dev.icosian.Source;
import dev.icosian.TypeRef;
import dev.icosian.compiler.expand.Expansion;
import dev.icosian.compiler.expand.Unit;
import dev.icosian.internal.Body;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.Parameter;
import dev.icosian.internal.SpecData;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Sources as nodes: each is a unit of its own, whose parameters are what the source uses. */
public final class Sources {
    private static final TypeRef<Object> ANY = TypeRef.of(Object.class);

    private Sources() {}

    /** Returns the nodes with those that a pipeline loads, which come last. */
    public static Expansion with(Declaration declaration, Expansion expansion) {
        if (declaration.sources().isEmpty()) {
            return expansion;
        }
        List<Unit> units = new ArrayList<>(expansion.units());
        declaration.sources().forEach((name, source) -> units.add(new Unit(name, List.of(node(name, source)), null)));
        return new Expansion(
                units, expansion.unchosen(), expansion.configRead(), expansion.broken(), expansion.problems());
    }

    private static NodeSpec node(String name, Source<?> source) {
        List<Parameter> parameters = source.uses().stream()
                .distinct()
                .map(used -> new Parameter(used, ANY, false))
                .toList();
        return ModelAccess.get().spec(SpecData.of(name, new Body.Load(source), source.type(), false, parameters));
    }

    /** Returns the names that sinks use; nodes among them are needed though no node reads them. */
    public static Set<String> usedBySinks(Declaration declaration) {
        Set<String> used = new TreeSet<>();
        declaration
                .publications()
                .forEach(publication -> used.addAll(publication.sink().uses()));
        return used;
    }
}
