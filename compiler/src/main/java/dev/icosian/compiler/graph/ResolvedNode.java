package dev.icosian.compiler.graph;

import dev.icosian.Dataflow;
import dev.icosian.Reuse;
import dev.icosian.TypeRef;
import dev.icosian.internal.Body;
import dev.icosian.internal.ModifierUse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A node whose parameters are all resolved. Immutable.
 *
 * @param name unique in the dataflow
 * @param type of the value
 * @param nullable whether the value may be null
 * @param kind {@code function}, {@code source}, or what a modifier made: {@code check}, {@code checked}, {@code component}
 * @param unit name of the node that names the unit
 * @param module the class whose function names the unit; null for nodes that no class declares
 * @param binds in parameter order
 * @param needs distinct names of nodes, params, config keys, secrets and resources read, in order of first use
 * @param modifiers that count in plans and keys, in phase order, arguments normalized: canonical JSON text by name,
 *     defaults left out
 * @param tags sorted by key
 * @param doc first sentence; empty if unknown
 * @param codeVersion replaces the fingerprint; null: none
 * @param ephemeral whether it belongs to no step
 */
public record ResolvedNode(
        String name,
        TypeRef<?> type,
        boolean nullable,
        String kind,
        String unit,
        @Nullable Class<?> module,
        Body body,
        List<Bind> binds,
        List<String> needs,
        List<ModifierUse> modifiers,
        Map<String, String> tags,
        String doc,
        Reuse.Scope reuse,
        @Nullable String codeVersion,
        boolean ephemeral) {

    /** Copies the collections. */
    public ResolvedNode {
        binds = List.copyOf(binds);
        needs = List.copyOf(needs);
        modifiers = List.copyOf(modifiers);
        tags = tags.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** Returns {@code com.acme.Features#trainingSet}; empty if a modifier or source made the node. */
    public String function() {
        return body.function();
    }

    /** Returns the node as the public API shows it. */
    public Dataflow.Node asPublic() {
        return new Dataflow.Node(name, type, function(), unit, needs, tags, doc);
    }
}
