package dev.icosian.internal;

import dev.icosian.Binding;
import dev.icosian.Reuse;
import dev.icosian.TypeRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link dev.icosian.NodeSpec} holds. Immutable.
 *
 * @param type of the value
 * @param nullable whether the value may be null
 * @param parameters of the body, in order
 * @param bindings by parameter, in parameter order; every parameter has one
 * @param uses modifiers still to be applied, in source order
 * @param applied modifiers that count in plans and keys, in phase order
 * @param doc first sentence of the documentation; empty if unknown
 * @param reuse checkpoint scope
 * @param codeVersion replaces the fingerprint; null: none
 * @param put whether {@link dev.icosian.Nodes#then} put the node where it is
 * @param fallback whether the node gives way to any other of its name ({@code @Otherwise})
 */
public record SpecData(
        String name,
        Body body,
        TypeRef<?> type,
        boolean nullable,
        List<Parameter> parameters,
        Map<String, Binding> bindings,
        Map<String, String> tags,
        List<ModifierUse> uses,
        List<ModifierUse> applied,
        String doc,
        Reuse.Scope reuse,
        @Nullable String codeVersion,
        boolean put,
        boolean fallback) {

    /** Copies the collections. */
    public SpecData {
        parameters = List.copyOf(parameters);
        bindings = Collections.unmodifiableMap(new LinkedHashMap<>(bindings));
        tags = tags.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tags));
        uses = List.copyOf(uses);
        applied = List.copyOf(applied);
    }

    /** Returns the data of a node with nothing but a body, every parameter bound by its own name. */
    public static SpecData of(String name, Body body, TypeRef<?> type, boolean nullable, List<Parameter> parameters) {
        Map<String, Binding> bindings = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            bindings.put(parameter.name(), Binding.name(parameter.name()));
        }
        return new SpecData(
                name,
                body,
                type,
                nullable,
                parameters,
                bindings,
                Map.of(),
                List.of(),
                List.of(),
                "",
                Reuse.Scope.ACROSS_RUNS,
                null,
                false,
                false);
    }

    /** Returns a copy under another name. */
    public SpecData withName(String newName) {
        Copy copy = new Copy(this);
        copy.name = newName;
        return copy.made();
    }

    /** Returns a copy with one parameter bound otherwise. */
    public SpecData withBinding(String parameter, Binding binding) {
        Copy copy = new Copy(this);
        copy.bindings = new LinkedHashMap<>(bindings);
        copy.bindings.put(parameter, binding);
        return copy.made();
    }

    /** Returns a copy with a tag added or replaced. */
    public SpecData withTag(String key, String value) {
        Copy copy = new Copy(this);
        copy.tags = new TreeMap<>(tags);
        copy.tags.put(key, value);
        return copy.made();
    }

    /** Returns a copy with all parameters bound otherwise. */
    public SpecData withBindings(Map<String, Binding> newBindings) {
        Copy copy = new Copy(this);
        copy.bindings = newBindings;
        return copy.made();
    }

    /** Returns a copy with other tags. */
    public SpecData withTags(Map<String, String> newTags) {
        if (newTags.equals(tags)) {
            return this;
        }
        Copy copy = new Copy(this);
        copy.tags = newTags;
        return copy.made();
    }

    /** Returns a copy with one more modifier to be applied. */
    public SpecData withUse(ModifierUse use) {
        List<ModifierUse> more = new ArrayList<>(uses);
        more.add(use);
        return withUses(more, applied);
    }

    /** Returns a copy with other modifiers to be applied, and other applied ones. */
    public SpecData withUses(List<ModifierUse> newUses, List<ModifierUse> newApplied) {
        if (newUses.equals(uses) && newApplied.equals(applied)) {
            return this;
        }
        Copy copy = new Copy(this);
        copy.uses = newUses;
        copy.applied = newApplied;
        return copy.made();
    }

    /** Returns a copy with another documentation. */
    public SpecData withDoc(String newDoc) {
        Copy copy = new Copy(this);
        copy.doc = newDoc;
        return copy.made();
    }

    /** Returns a copy with another checkpoint scope. */
    public SpecData withReuse(Reuse.Scope scope) {
        Copy copy = new Copy(this);
        copy.reuse = scope;
        return copy.made();
    }

    /** Returns a copy with a version instead of the fingerprint. */
    public SpecData withCodeVersion(String version) {
        Copy copy = new Copy(this);
        copy.codeVersion = version;
        return copy.made();
    }

    /** Returns a copy that is marked as put there by {@code then}. */
    public SpecData asPut() {
        Copy copy = new Copy(this);
        copy.put = true;
        return copy.made();
    }

    /** Returns a copy that gives way to any other node of its name. */
    public SpecData asFallback() {
        Copy copy = new Copy(this);
        copy.fallback = true;
        return copy.made();
    }

    /** The one place that lists all components. */
    private static final class Copy {
        private final SpecData from;
        private String name;
        private Map<String, Binding> bindings;
        private Map<String, String> tags;
        private List<ModifierUse> uses;
        private List<ModifierUse> applied;
        private String doc;
        private Reuse.Scope reuse;
        private @Nullable String codeVersion;
        private boolean put;
        private boolean fallback;

        Copy(SpecData from) {
            this.from = from;
            name = from.name;
            bindings = from.bindings;
            tags = from.tags;
            uses = from.uses;
            applied = from.applied;
            doc = from.doc;
            reuse = from.reuse;
            codeVersion = from.codeVersion;
            put = from.put;
            fallback = from.fallback;
        }

        SpecData made() {
            return new SpecData(
                    name,
                    from.body,
                    from.type,
                    from.nullable,
                    from.parameters,
                    bindings,
                    tags,
                    uses,
                    applied,
                    doc,
                    reuse,
                    codeVersion,
                    put,
                    fallback);
        }
    }
}
