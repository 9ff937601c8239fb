package dev.icosian.internal;

import dev.icosian.Materializer;
import dev.icosian.Nodes;
import dev.icosian.Schedule;
import dev.icosian.Sink;
import dev.icosian.Source;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline as declared. Immutable; collections keep the order of declaration.
 *
 * @param spec the class with {@code @PipelineSpec}; null if said in code
 * @param configType the record of configuration keys; null: none
 * @param configDefaults keys added by {@code config(key, default)}
 * @param configValues values set by {@code with}, which win over defaults
 * @param paramsType the record of run parameters; null: none
 * @param params those added in code
 * @param outputsType the record of requested nodes; null: none
 * @param outputs requested nodes said in code
 * @param replacing nodes whose place a param, config key or later module may take
 * @param steps declared steps; empty together with no grouping: all in one step
 * @param grouping a ready-made grouping instead of steps; null: none
 * @param defaults policy that steps have unless they say otherwise
 * @param codeRoots package prefixes; empty: the default
 */
public record Declaration(
        String name,
        @Nullable Class<?> spec,
        List<Class<?>> modules,
        List<Nodes> nodes,
        @Nullable Class<? extends Record> configType,
        Map<String, Object> configDefaults,
        Map<String, Object> configValues,
        @Nullable Class<? extends Record> paramsType,
        List<ParamDeclaration> params,
        @Nullable Class<? extends Record> outputsType,
        List<String> outputs,
        List<String> replacing,
        List<SubdagDeclaration> subdags,
        List<StepDeclaration> steps,
        @Nullable GroupingKind grouping,
        StepDeclaration defaults,
        boolean keepGoing,
        List<String> ephemeral,
        Map<String, Class<?>> resources,
        List<String> secrets,
        List<String> importing,
        List<Materializer<?>> materializers,
        Map<String, Materializer<?>> nodeMaterializers,
        Map<String, Source<?>> sources,
        List<PublicationDeclaration> publications,
        @Nullable Schedule schedule,
        Map<String, Object> options,
        List<String> codeRoots,
        List<String> libraries) {

    /** Copies the collections. */
    public Declaration {
        modules = List.copyOf(modules);
        nodes = List.copyOf(nodes);
        configDefaults = copy(configDefaults);
        configValues = copy(configValues);
        params = List.copyOf(params);
        outputs = List.copyOf(outputs);
        replacing = List.copyOf(replacing);
        subdags = List.copyOf(subdags);
        steps = List.copyOf(steps);
        ephemeral = List.copyOf(ephemeral);
        resources = copy(resources);
        secrets = List.copyOf(secrets);
        importing = List.copyOf(importing);
        materializers = List.copyOf(materializers);
        nodeMaterializers = copy(nodeMaterializers);
        sources = copy(sources);
        publications = List.copyOf(publications);
        options = Collections.unmodifiableMap(new TreeMap<>(options));
        codeRoots = List.copyOf(codeRoots);
        libraries = List.copyOf(libraries);
    }

    private static <V> Map<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** A run parameter said in code; its type comes from what consumes it. */
    public record ParamDeclaration(
            String name, boolean hasDefault, @Nullable Object defaultValue) {}

    /** A value that is written for others. */
    public record PublicationDeclaration(String node, Sink<?> sink) {}

    /** One instance of modules under a namespace. */
    public record SubdagDeclaration(
            String name,
            List<Class<?>> modules,
            String output,
            Map<String, Object> config,
            Map<String, String> from,
            Map<String, Object> literal) {
        /** Copies the collections. */
        public SubdagDeclaration {
            modules = List.copyOf(modules);
            config = copy(config);
            from = copy(from);
            literal = copy(literal);
        }
    }
}
