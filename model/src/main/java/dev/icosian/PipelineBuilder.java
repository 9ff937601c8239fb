package dev.icosian;

import dev.icosian.internal.Declaration;
import dev.icosian.internal.Declaration.ParamDeclaration;
import dev.icosian.internal.Declaration.PublicationDeclaration;
import dev.icosian.internal.Declaration.SubdagDeclaration;
import dev.icosian.internal.GroupingKind;
import dev.icosian.internal.Names;
import dev.icosian.internal.StepDeclaration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The builder of pipelines: gathers what is said and what is wrong with its shape. */
final class PipelineBuilder implements Pipeline.Builder {
    private String name;
    private final @Nullable Class<?> spec;
    private final List<Class<?>> modules;
    private final List<Nodes> nodes;
    private @Nullable Class<? extends Record> configType;
    private final Map<String, Object> configDefaults;
    private final Map<String, Object> configValues;
    private @Nullable Class<? extends Record> paramsType;
    private final List<ParamDeclaration> params;
    private @Nullable Class<? extends Record> outputsType;
    private final List<String> outputs;
    private final List<String> replacing;
    private final List<SubdagDeclaration> subdags;
    private final Map<String, StepDeclaration> steps = new LinkedHashMap<>();
    private @Nullable GroupingKind grouping;
    private StepDeclaration defaults;
    private boolean keepGoing;
    private final List<String> ephemeral;
    private final Map<String, Class<?>> resources;
    private final List<String> secrets;
    private final List<String> importing;
    private final List<Materializer<?>> materializers;
    private final Map<String, Materializer<?>> nodeMaterializers;
    private final Map<String, Source<?>> sources;
    private final List<PublicationDeclaration> publications;
    private @Nullable Schedule schedule;
    private final Map<String, Object> options;
    private List<String> codeRoots;
    private final List<String> libraries;
    private final List<Problem> problems = new ArrayList<>();

    PipelineBuilder(Declaration from) {
        name = from.name();
        spec = from.spec();
        modules = new ArrayList<>(from.modules());
        nodes = new ArrayList<>(from.nodes());
        configType = from.configType();
        configDefaults = new LinkedHashMap<>(from.configDefaults());
        configValues = new LinkedHashMap<>(from.configValues());
        paramsType = from.paramsType();
        params = new ArrayList<>(from.params());
        outputsType = from.outputsType();
        outputs = new ArrayList<>(from.outputs());
        replacing = new ArrayList<>(from.replacing());
        subdags = new ArrayList<>(from.subdags());
        from.steps().forEach(step -> steps.put(step.name(), step));
        grouping = from.grouping();
        defaults = from.defaults();
        keepGoing = from.keepGoing();
        ephemeral = new ArrayList<>(from.ephemeral());
        resources = new LinkedHashMap<>(from.resources());
        secrets = new ArrayList<>(from.secrets());
        importing = new ArrayList<>(from.importing());
        materializers = new ArrayList<>(from.materializers());
        nodeMaterializers = new LinkedHashMap<>(from.nodeMaterializers());
        sources = new LinkedHashMap<>(from.sources());
        publications = new ArrayList<>(from.publications());
        schedule = from.schedule();
        options = new LinkedHashMap<>(from.options());
        codeRoots = from.codeRoots();
        libraries = new ArrayList<>(from.libraries());
    }

    static PipelineBuilder named(String name) {
        Objects.requireNonNull(name, "name");
        return new PipelineBuilder(empty(name, null, List.of(), null, null, null));
    }

    static PipelineBuilder of(Class<?> spec) {
        PipelineSpec annotation = spec.getAnnotation(PipelineSpec.class);
        String generated = Names.generated(spec.getSimpleName(), taken -> false);
        if (annotation == null) {
            PipelineBuilder builder = new PipelineBuilder(empty(generated, spec, List.of(), null, null, null));
            builder.problem(
                    "Pipeline/NoSpec",
                    "class " + spec.getName() + " has no @PipelineSpec",
                    "put @PipelineSpec(modules = {…}) on it, or start from Pipeline.named(\"" + generated + "\")");
            return builder;
        }
        return new PipelineBuilder(empty(
                annotation.name().isEmpty() ? generated : annotation.name(),
                spec,
                Arrays.asList(annotation.modules()),
                unlessRecord(annotation.config()),
                unlessRecord(annotation.params()),
                unlessRecord(annotation.outputs())));
    }

    private static @Nullable Class<? extends Record> unlessRecord(Class<? extends Record> type) {
        return type == Record.class ? null : type;
    }

    private static Declaration empty(
            String name,
            @Nullable Class<?> spec,
            List<Class<?>> modules,
            @Nullable Class<? extends Record> config,
            @Nullable Class<? extends Record> params,
            @Nullable Class<? extends Record> outputs) {
        return new Declaration(
                name,
                spec,
                modules,
                List.of(),
                config,
                Map.of(),
                Map.of(),
                params,
                List.of(),
                outputs,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                StepDeclaration.named("defaults"),
                false,
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                null,
                Map.of(),
                List.of(),
                List.of());
    }

    PipelineBuilder name(String newName) {
        name = Objects.requireNonNull(newName, "name");
        return this;
    }

    PipelineBuilder with(String configKey, Object value) {
        configValues.put(Objects.requireNonNull(configKey, "configKey"), Objects.requireNonNull(value, "value"));
        return this;
    }

    PipelineBuilder grouped(Grouping newGrouping) {
        steps.clear();
        grouping = newGrouping.kind();
        return this;
    }

    @Override
    public Pipeline.Builder modules(Class<?>... more) {
        modules.addAll(all("modules", more));
        return this;
    }

    @Override
    public Pipeline.Builder nodes(Nodes more) {
        nodes.add(Objects.requireNonNull(more, "nodes"));
        return this;
    }

    @Override
    public Pipeline.Builder config(Class<? extends Record> type) {
        configType = once("config record", configType, type);
        return this;
    }

    @Override
    public Pipeline.Builder config(String key, Object defaultValue) {
        Objects.requireNonNull(key, "key");
        if (configDefaults.put(key, Objects.requireNonNull(defaultValue, "defaultValue")) != null) {
            saidTwice("config key", key);
        }
        return this;
    }

    @Override
    public Pipeline.Builder params(Class<? extends Record> type) {
        paramsType = once("params record", paramsType, type);
        return this;
    }

    @Override
    public Pipeline.Builder param(String param) {
        return add(new ParamDeclaration(param, false, null));
    }

    @Override
    public Pipeline.Builder param(String param, Object defaultValue) {
        return add(new ParamDeclaration(param, true, defaultValue));
    }

    private Pipeline.Builder add(ParamDeclaration param) {
        Objects.requireNonNull(param.name(), "param");
        if (params.stream().anyMatch(known -> known.name().equals(param.name()))) {
            saidTwice("param", param.name());
        }
        params.add(param);
        return this;
    }

    @Override
    public Pipeline.Builder outputs(Class<? extends Record> type) {
        outputsType = once("outputs record", outputsType, type);
        return this;
    }

    @Override
    public Pipeline.Builder outputs(String... more) {
        outputs.addAll(all("outputs", more));
        return this;
    }

    @Override
    public Pipeline.Builder outputs(NodeRef<?>... more) {
        Arrays.stream(more).map(NodeRef::name).forEach(outputs::add);
        return this;
    }

    @Override
    public Pipeline.Builder replacing(String... more) {
        replacing.addAll(all("replacing", more));
        return this;
    }

    @Override
    public Pipeline.Builder subdag(String namespace, Consumer<Pipeline.SubdagBuilder> subdag) {
        SubdagCollector collector = new SubdagCollector(namespace);
        subdag.accept(collector);
        subdags.add(collector.declared());
        return this;
    }

    @Override
    public Pipeline.Builder step(String step, Consumer<Step> members) {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(members, "members");
        StepBuilder builder = new StepBuilder(step);
        members.accept(builder);
        problems.addAll(builder.problems());
        if (!Names.isStepName(step)) {
            illegalName("step", step);
        }
        steps.put(step, builder.declared());
        grouping = null;
        return this;
    }

    @Override
    public Pipeline.Builder defaults(Consumer<Step> policy) {
        StepBuilder builder = new StepBuilder("defaults");
        policy.accept(builder);
        problems.addAll(builder.problems());
        defaults = builder.declared();
        if (!defaults.selectors().isEmpty()) {
            problem(
                    "Step/SelectorInDefaults",
                    "defaults(…) selects nodes; it sets the policy that steps have unless they say otherwise",
                    "move the selector into a step(\"name\", s -> …)");
        }
        return this;
    }

    @Override
    public Pipeline.Builder keepGoing() {
        keepGoing = true;
        return this;
    }

    @Override
    public Pipeline.Builder ephemeral(String... more) {
        ephemeral.addAll(all("ephemeral", more));
        return this;
    }

    @Override
    public Pipeline.Builder resource(String resource, Class<?> type) {
        if (resources.put(resource, type) != null) {
            saidTwice("resource", resource);
        }
        return this;
    }

    @Override
    public Pipeline.Builder secret(String secret) {
        if (secrets.contains(secret)) {
            saidTwice("secret", secret);
        }
        secrets.add(secret);
        return this;
    }

    @Override
    public Pipeline.Builder importing(String... more) {
        importing.addAll(Arrays.asList(more));
        return this;
    }

    @Override
    public Pipeline.Builder materialize(Materializer<?>... more) {
        materializers.addAll(all("materializers", more));
        return this;
    }

    @Override
    public Pipeline.Builder materialize(String node, Materializer<?> materializer) {
        nodeMaterializers.put(
                Objects.requireNonNull(node, "node"), Objects.requireNonNull(materializer, "materializer"));
        return this;
    }

    @Override
    public Pipeline.Builder load(String node, Source<?> source) {
        if (sources.put(node, source) != null) {
            saidTwice("source", node);
        }
        return this;
    }

    @Override
    public Pipeline.Builder publish(String node, Sink<?> sink) {
        publications.add(
                new PublicationDeclaration(Objects.requireNonNull(node, "node"), Objects.requireNonNull(sink, "sink")));
        return this;
    }

    @Override
    public Pipeline.Builder schedule(Schedule newSchedule) {
        schedule = newSchedule;
        return this;
    }

    @Override
    public Pipeline.Builder option(String targetKey, Object value) {
        String wrong = StepBuilder.optionProblem(targetKey, value);
        if (wrong != null) {
            problem("Pipeline/IllegalOption", "the pipeline " + wrong, "write option(\"airflow.owner\", \"growth\")");
        }
        options.put(targetKey, value);
        return this;
    }

    @Override
    public Pipeline.Builder codeRoots(String... packagePrefixes) {
        codeRoots = Arrays.asList(packagePrefixes);
        return this;
    }

    @Override
    public Pipeline.Builder library(String... packagePrefixes) {
        libraries.addAll(Arrays.asList(packagePrefixes));
        return this;
    }

    @Override
    public Pipeline build() {
        List<Problem> found = new ArrayList<>(problems);
        if (!Names.isStepName(name)) {
            found.add(illegal("pipeline", name));
        }
        if (outputsType != null && !outputs.isEmpty()) {
            found.add(twoForms("outputs", outputsType, outputs));
        }
        if (paramsType != null) {
            Set<String> inRecord = components(paramsType);
            List<String> both = params.stream()
                    .map(ParamDeclaration::name)
                    .filter(inRecord::contains)
                    .toList();
            if (!both.isEmpty()) {
                found.add(twoForms("params", paramsType, both));
            }
        }
        if (configType != null) {
            Set<String> inRecord = components(configType);
            List<String> both =
                    configDefaults.keySet().stream().filter(inRecord::contains).toList();
            if (!both.isEmpty()) {
                found.add(twoForms("config keys", configType, both));
            }
        }
        if (!found.isEmpty()) {
            throw new PipelineException(found);
        }
        return new Pipeline(new Declaration(
                name,
                spec,
                modules,
                nodes,
                configType,
                configDefaults,
                configValues,
                paramsType,
                params,
                outputsType,
                outputs,
                replacing,
                subdags,
                List.copyOf(steps.values()),
                grouping,
                defaults,
                keepGoing,
                ephemeral,
                resources,
                secrets,
                importing,
                materializers,
                nodeMaterializers,
                sources,
                publications,
                schedule,
                options,
                codeRoots,
                libraries));
    }

    private @Nullable Class<? extends Record> once(
            String what, @Nullable Class<? extends Record> before, Class<? extends Record> now) {
        Objects.requireNonNull(now, what);
        if (now == Record.class) {
            problem(
                    "Pipeline/NotARecord",
                    "the " + what + " is java.lang.Record itself, which has no components",
                    "name a record of your own");
            return before;
        }
        if (before != null && before != now) {
            problem(
                    "Pipeline/SaidTwice",
                    "there are two " + what + "s: " + before.getName() + " and " + now.getName(),
                    "keep one of them");
        }
        return now;
    }

    /** Refuses null where it is said, not where it is looked at much later. */
    private static <T> List<T> all(String what, T[] given) {
        List<T> items = Arrays.asList(given);
        items.forEach(item -> Objects.requireNonNull(item, what));
        return items;
    }

    private static Set<String> components(Class<? extends Record> type) {
        Set<String> names = new HashSet<>();
        Arrays.stream(type.getRecordComponents()).forEach(component -> names.add(component.getName()));
        return names;
    }

    private static Problem twoForms(String what, Class<? extends Record> type, List<String> names) {
        return new Problem(
                "Pipeline/SaidTwice",
                what + " are said by the record " + type.getName() + " and in code: "
                        + names.stream().distinct().collect(Collectors.joining(", ")),
                null,
                "keep one of the two forms");
    }

    private void saidTwice(String what, String which) {
        problem("Pipeline/SaidTwice", what + " '" + which + "' is said twice", "keep one of them");
    }

    private void illegalName(String what, String illegal) {
        problems.add(illegal(what, illegal));
    }

    private static Problem illegal(String what, String illegal) {
        return new Problem(
                "Pipeline/IllegalName",
                "'" + illegal + "' cannot be the name of a " + what + ": it must be " + Names.stepNameRule(),
                null,
                "write '" + Names.generated(illegal, taken -> false) + "'");
    }

    private void problem(String code, String message, String hint) {
        problems.add(new Problem(code, message, null, hint));
    }
}
