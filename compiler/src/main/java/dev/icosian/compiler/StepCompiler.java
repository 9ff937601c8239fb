package dev.icosian.compiler;

import dev.icosian.Materializer;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.Reuse;
import dev.icosian.compiler.expand.Expansion;
import dev.icosian.compiler.fingerprint.CodePrints;
import dev.icosian.compiler.fingerprint.Print;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.group.Grouped;
import dev.icosian.compiler.group.GroupedStep;
import dev.icosian.compiler.group.Grouper;
import dev.icosian.compiler.group.KnownNames;
import dev.icosian.compiler.materialize.MaterializerChoice;
import dev.icosian.compiler.plan.PhysicalPlan;
import dev.icosian.compiler.plan.PlanCode;
import dev.icosian.compiler.plan.Planner;
import dev.icosian.compiler.wiring.Resolution;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.Lazy;
import dev.icosian.internal.ModelAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From a dataflow to its plan and to steps that can be executed. Immutable, thread safe. */
final class StepCompiler {
    private final ResolvedDataflow dataflow;
    private final Grouped grouped;
    private final List<String> roots;
    private final Lazy<Map<String, Print>> ofNodes;
    private final List<Map<String, Print>> ofSteps;

    /** Asks for all fingerprints: what cannot be read is said when the plan is made. */
    private StepCompiler(ResolvedDataflow dataflow, Grouped grouped, CodePrints prints) {
        this.dataflow = dataflow;
        this.grouped = grouped;
        roots = prints.roots();
        @Nullable Print[] eachNode = prints.ofNodes();
        ofNodes = Lazy.of(() -> byName(dataflow.resolved(), eachNode));
        ofSteps = grouped.steps().stream().map(step -> beside(step, prints)).toList();
    }

    /**
     * Returns the plan of a dataflow that was made by hand, with its steps.
     *
     * @param known what selectors may name beside the nodes of the dataflow
     * @param defaults materializers that count where the pipeline declares none
     * @throws PipelineException with all problems of grouping and boundaries
     */
    static Compilation compile(
            Pipeline pipeline, ResolvedDataflow dataflow, Supplier<KnownNames> known, List<Materializer<?>> defaults) {
        SortedSet<String> none = Collections.emptySortedSet();
        Expansion expansion = new Expansion(List.of(), List.of(), none, none, List.of());
        return compile(
                pipeline,
                dataflow,
                known,
                defaults,
                expansion,
                new Resolution(dataflow, List.of(), List.of(), List.of()));
    }

    /**
     * Returns the plan with its steps.
     *
     * @param known what selectors may name beside the nodes of the dataflow
     * @param defaults materializers that count where the pipeline declares none
     * @param expansion all nodes of the pipeline, to explain with
     * @param resolution warnings and replacements
     * @throws PipelineException with all problems of grouping and boundaries
     */
    static Compilation compile(
            Pipeline pipeline,
            ResolvedDataflow dataflow,
            Supplier<KnownNames> known,
            List<Materializer<?>> defaults,
            Expansion expansion,
            Resolution resolution) {
        Declaration declaration = ModelAccess.get().declaration(pipeline);
        Grouped grouped = Grouper.group(declaration, dataflow, known, defaults);
        List<Materializer<?>> materializers = new ArrayList<>();
        for (MaterializerChoice choice : new TreeMap<>(grouped.materializers()).values()) {
            materializers.add(choice.materializer());
        }
        CodePrints prints = CodePrints.of(declaration, dataflow, materializers);
        StepCompiler compiler = new StepCompiler(dataflow, grouped, prints);

        List<Problem> all = new ArrayList<>(resolution.warnings());
        all.addAll(grouped.warnings());
        all.addAll(prints.warnings());
        PhysicalPlan plan = Planner.plan(declaration, dataflow, grouped, Lazy.of(compiler::planCode), all);
        return new Compilation(
                pipeline,
                dataflow,
                plan,
                Lazy.of(() -> compiler.steps(plan)),
                new Origins(grouped, expansion, resolution.replacements()));
    }

    private static Map<String, Print> byName(List<ResolvedNode> nodes, @Nullable Print[] prints) {
        Map<String, Print> byName = new HashMap<>(prints.length * 2);
        for (int i = 0; i < prints.length; i++) {
            Print print = prints[i];
            if (print != null) {
                byName.put(nodes.get(i).name(), print);
            }
        }
        return byName;
    }

    private Map<String, Print> beside(GroupedStep step, CodePrints prints) {
        Set<Materializer<?>> materializers = Collections.newSetFromMap(new IdentityHashMap<>());
        step.outputs().forEach(node -> materializers.add(materializer(node)));
        step.inputs().keySet().forEach(node -> materializers.add(materializer(node)));
        List<ResolvedNode> nodes = step.nodes();
        if (!step.ephemeral().isEmpty()) {
            nodes = new ArrayList<>(nodes);
            nodes.addAll(step.ephemeral());
        }
        return prints.ofOthers(materializers, nodes);
    }

    private PlanCode planCode() {
        Map<String, Print> extra = new TreeMap<>();
        ofSteps.forEach(extra::putAll);
        return new PlanCode(
                texts(ofNodes.get()),
                texts(extra),
                roots,
                () -> parts(ofNodes.get().values(), extra.values()),
                this::users);
    }

    private static SortedMap<String, String> texts(Map<String, Print> prints) {
        SortedMap<String, String> texts = new TreeMap<>();
        prints.forEach((name, print) -> texts.put(name, print.text()));
        return texts;
    }

    private static Map<String, String> parts(Collection<Print> ofNodes, Collection<Print> extra) {
        Map<String, String> parts = new HashMap<>();
        Set<Print> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Stream.concat(ofNodes.stream(), extra.stream()).filter(seen::add).forEach(print -> parts.putAll(print.parts()));
        return parts;
    }

    private Map<String, List<String>> users() {
        Map<String, List<String>> users = new HashMap<>();
        ofNodes.get()
                .forEach((node, print) -> print.parts()
                        .keySet()
                        .forEach(part -> users.computeIfAbsent(part, key -> new ArrayList<>())
                                .add(node)));
        return users;
    }

    private List<CompiledStep> steps(PhysicalPlan plan) {
        Converted converted = new Converted();
        SortedMap<String, CodePrint> code = converted.all(ofNodes.get());
        List<CompiledStep> steps = new ArrayList<>();
        for (int i = 0; i < ofSteps.size(); i++) {
            SortedMap<String, CodePrint> extra = converted.all(ofSteps.get(i));
            steps.add(step(grouped.steps().get(i), plan.steps().get(i), code, extra));
        }
        return Collections.unmodifiableList(steps);
    }

    /** Equal prints stay one object: most nodes share theirs with others. */
    private static final class Converted {
        private final IdentityHashMap<Print, CodePrint> converted = new IdentityHashMap<>();

        SortedMap<String, CodePrint> all(Map<String, Print> prints) {
            SortedMap<String, CodePrint> all = new TreeMap<>();
            prints.forEach((name, print) -> all.put(
                    name,
                    converted.computeIfAbsent(
                            print,
                            each -> new CodePrint(each.text(), each.parts(), each.unknown(), each.libraries()))));
            return all;
        }
    }

    private CompiledStep step(
            GroupedStep step,
            Plan.StepPlan planned,
            SortedMap<String, CodePrint> code,
            SortedMap<String, CodePrint> extra) {
        List<ResolvedNode> nodes = new ArrayList<>(step.nodes());
        nodes.addAll(step.ephemeral());
        nodes.sort((left, right) -> Integer.compare(dataflow.indexOf(left.name()), dataflow.indexOf(right.name())));
        SortedMap<String, CodePrint> ofStep = codeOf(nodes, code);
        boolean withinRun = nodes.stream().anyMatch(node -> node.reuse() == Reuse.Scope.WITHIN_RUN)
                || anyUnknown(ofStep)
                || anyUnknown(extra);
        return new CompiledStep(
                planned,
                nodes,
                materializers(step.outputs()),
                materializers(step.inputs().keySet()),
                step.params(),
                step.config(),
                ofStep,
                extra,
                withinRun);
    }

    private SortedMap<String, CodePrint> codeOf(List<ResolvedNode> nodes, SortedMap<String, CodePrint> code) {
        if (nodes.size() == dataflow.resolved().size()) {
            return code;
        }
        SortedMap<String, CodePrint> ofStep = new TreeMap<>();
        for (ResolvedNode node : nodes) {
            CodePrint print = code.get(node.name());
            if (print != null) {
                ofStep.put(node.name(), print);
            }
        }
        return ofStep;
    }

    private static boolean anyUnknown(Map<String, CodePrint> prints) {
        return prints.values().stream().anyMatch(print -> !print.unknown().isEmpty());
    }

    private Map<String, Materializer<?>> materializers(Collection<String> nodes) {
        Map<String, Materializer<?>> materializers = new TreeMap<>();
        nodes.forEach(node -> materializers.put(node, materializer(node)));
        return materializers;
    }

    private Materializer<?> materializer(String node) {
        MaterializerChoice choice = grouped.materializers().get(node);
        if (choice == null) {
            throw new IllegalStateException("no materializer was chosen for " + node);
        }
        return choice.materializer();
    }
}
