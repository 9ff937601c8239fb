package dev.icosian.airflow.internal.command;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.Compiler;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.NearNames;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.Target;
import dev.icosian.runtime.internal.local.RunRequest;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.params.ParamResolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Params and secrets that are given for the files. */
final class Given {
    private Given() {}

    /** Returns where tasks find secrets, by pipeline and name. No message repeats what was given as a reference. */
    static Map<String, Map<String, String>> secrets(
            Target.Context context, List<Pipeline> pipelines, List<Problem> problems) {
        Map<String, Map<String, String>> secrets = new TreeMap<>(Utf8Order.INSTANCE);
        Set<String> known = new TreeSet<>(Utf8Order.INSTANCE);
        for (Pipeline pipeline : pipelines) {
            known.addAll(ModelAccess.get().declaration(pipeline).secrets());
        }
        for (String given : context.options().getOrDefault("secret", List.of())) {
            int equals = given.indexOf('=');
            String name = equals < 0 ? "" : given.substring(0, equals);
            String reference = given.substring(equals + 1);
            if (name.isEmpty()) {
                problems.add(new Problem(
                        "Usage/NoAssignment",
                        "a --secret does not say a name and where the secret is",
                        null,
                        "write --secret name=env:VARIABLE, or name=file:PATH"));
            } else if (!known.contains(name)) {
                problems.add(new Problem(
                        "Secret/Unknown",
                        "no pipeline that is exported has a secret '" + name + "'",
                        null,
                        known.isEmpty() ? "they have none" : NearNames.hint(name, known, "their secrets are ")));
            } else if (!reference.matches("env:[A-Za-z_][A-Za-z0-9_]*|file:[^\\p{Cntrl}]+")) {
                problems.add(new Problem(
                        "Secret/NoReference",
                        "what is given for secret '" + name + "' is no reference",
                        null,
                        "write env:VARIABLE or file:PATH, never the secret itself: a DAG file is seen by others"));
            }
            for (Pipeline pipeline : pipelines) {
                if (ModelAccess.get().declaration(pipeline).secrets().contains(name)) {
                    secrets.computeIfAbsent(pipeline.name(), key -> new TreeMap<>(Utf8Order.INSTANCE))
                            .put(name, reference);
                }
            }
        }
        return secrets;
    }

    /** Returns the texts that params of enums can be, by pipeline and name. */
    static Map<String, Map<String, List<String>>> choices(List<Pipeline> pipelines) {
        Map<String, Map<String, List<String>>> choices = new TreeMap<>(Utf8Order.INSTANCE);
        for (Pipeline pipeline : pipelines) {
            Map<String, List<String>> ofPipeline = new TreeMap<>(Utf8Order.INSTANCE);
            specs(pipeline).forEach((name, spec) -> {
                if (spec.type().type() instanceof Class<?> type && type.isEnum()) {
                    ofPipeline.put(
                            name,
                            Arrays.stream(type.getEnumConstants())
                                    .map(constant -> ((Enum<?>) constant).name())
                                    .toList());
                }
            });
            choices.put(pipeline.name(), ofPipeline);
        }
        return choices;
    }

    /** Returns the params of a pipeline; none if it has no plan, which is said when that is made. */
    private static Map<String, ParamSpec> specs(Pipeline pipeline) {
        try {
            return Compiler.dataflow(pipeline).params();
        } catch (PipelineException e) {
            return Map.of();
        }
    }

    /** Returns the JSON of params that are given, by pipeline and name; they take the place of defaults. */
    static Map<String, Map<String, String>> params(
            Target.Context context, List<Pipeline> pipelines, List<Problem> problems) {
        GivenParams given = context instanceof RunRequest request ? request.given() : GivenParams.none();
        if (given.values().isEmpty()) {
            return Map.of();
        }
        Map<String, Map<String, String>> params = new TreeMap<>(Utf8Order.INSTANCE);
        Set<String> known = new TreeSet<>(Utf8Order.INSTANCE);
        for (Pipeline pipeline : pipelines) {
            Map<String, ParamSpec> specs = new TreeMap<>(Utf8Order.INSTANCE);
            specs.putAll(specs(pipeline));
            known.addAll(specs.keySet());
            specs.keySet().retainAll(given.values().keySet());
            Map<String, String> texts = new TreeMap<>(Utf8Order.INSTANCE);
            try {
                ParamResolver.resolveKnown(pipeline.name(), specs, given)
                        .trees()
                        .forEach((name, tree) -> texts.put(name, CanonicalJson.valueText(tree)));
            } catch (PipelineException e) {
                problems.addAll(e.problems());
            }
            params.put(pipeline.name(), texts);
        }
        List<String> unknown = new ArrayList<>(given.values().keySet());
        unknown.removeAll(known);
        for (String name : unknown) {
            problems.add(new Problem(
                    "Run/UnknownParameter",
                    "no pipeline that is exported has a param '" + name + "'",
                    null,
                    known.isEmpty() ? "they have none" : NearNames.hint(name, known, "their params are ")));
        }
        return params;
    }
}
