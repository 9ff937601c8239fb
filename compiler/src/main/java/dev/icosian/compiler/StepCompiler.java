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
import dev.icosian.compiler.rule.Resolution;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.ModelAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/** From a dataflow to its plan and to steps that can be executed. */
final class StepCompiler {
    private final ResolvedDataflow dataflow;
    private final Grouped grouped;
    private final SortedMap<String, CodePrint> code = new TreeMap<>();
    private final CodePrints prints;
    private final IdentityHashMap<Print, CodePrint> converted = new IdentityHashMap<>();

    private StepCompiler(ResolvedDataflow dataflow, Grouped grouped, CodePrints prints) {
        this.dataflow = dataflow;
        this.grouped = grouped;
        this.prints = prints;
        prints.ofNodes().forEach((node, print) -> code.put(node, converted(print)));
    }

    /**
     * Returns the plan of a dataflow that was made by hand, with its steps.
     *
     * @param known what selectors may name beside the nodes of the dataflow
     * @param defaults materializers that count where the pipeline declares none
     * @throws PipelineException with all problems of grouping and boundaries
     */
    static Compilation compile(
            Pipeline pipeline, ResolvedDataflow dataflow, KnownNames known, List<Materializer<?>> defaults) {
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
            KnownNames known,
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

        List<Map<String, CodePrint>> extras =
                grouped.steps().stream().map(compiler::extraCode).toList();
        Map<String, CodePrint> extra = new TreeMap<>();
        extras.forEach(extra::putAll);
        List<Problem> all = new ArrayList<>(resolution.warnings());
        all.addAll(grouped.warnings());
        all.addAll(prints.warnings());
        PhysicalPlan plan =
                Planner.plan(declaration, dataflow, grouped, planCode(compiler.code, extra, prints.roots()), all);
        List<CompiledStep> steps = new ArrayList<>();
        for (int i = 0; i < extras.size(); i++) {
            steps.add(compiler.step(grouped.steps().get(i), plan.steps().get(i), extras.get(i)));
        }
        return new Compilation(
                pipeline, dataflow, plan, steps, new Origins(grouped, expansion, resolution.replacements()));
    }

    private static PlanCode planCode(Map<String, CodePrint> code, Map<String, CodePrint> extra, List<String> roots) {
        Map<String, String> parts = new TreeMap<>();
        Set<CodePrint> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Stream.concat(code.values().stream(), extra.values().stream())
                .filter(seen::add)
                .forEach(print -> parts.putAll(print.parts()));
        return new PlanCode(texts(code), texts(extra), roots, parts);
    }

    private static SortedMap<String, String> texts(Map<String, CodePrint> prints) {
        // Of one order with what goes in: then it is copied, and not sorted again.
        SortedMap<String, String> texts = new TreeMap<>();
        prints.forEach((name, print) -> texts.put(name, print.text()));
        return texts;
    }

    /** Equal prints stay one object: most nodes share theirs with others. */
    private CodePrint converted(Print print) {
        return converted.computeIfAbsent(
                print, each -> new CodePrint(each.text(), each.parts(), each.unknown(), each.libraries()));
    }

    private Map<String, CodePrint> extraCode(GroupedStep step) {
        Set<Materializer<?>> materializers = Collections.newSetFromMap(new IdentityHashMap<>());
        step.outputs().forEach(node -> materializers.add(materializer(node)));
        step.inputs().keySet().forEach(node -> materializers.add(materializer(node)));
        List<ResolvedNode> nodes = new ArrayList<>(step.nodes());
        nodes.addAll(step.ephemeral());
        Map<String, CodePrint> result = new TreeMap<>();
        prints.ofOthers(materializers, nodes).forEach((name, print) -> result.put(name, converted(print)));
        return result;
    }

    private CompiledStep step(GroupedStep step, Plan.StepPlan planned, Map<String, CodePrint> extra) {
        List<ResolvedNode> nodes = new ArrayList<>(step.nodes());
        nodes.addAll(step.ephemeral());
        nodes.sort(Comparator.comparingInt(node -> dataflow.indexOf(node.name())));
        SortedMap<String, CodePrint> ofNodes = codeOf(nodes);
        boolean withinRun = nodes.stream().anyMatch(node -> node.reuse() == Reuse.Scope.WITHIN_RUN)
                || anyUnknown(ofNodes)
                || anyUnknown(extra);
        return new CompiledStep(
                planned,
                nodes,
                materializers(step.outputs()),
                materializers(step.inputs().keySet()),
                step.params(),
                step.config(),
                ofNodes,
                extra,
                withinRun);
    }

    private SortedMap<String, CodePrint> codeOf(List<ResolvedNode> nodes) {
        if (nodes.size() == dataflow.resolved().size()) {
            return code;
        }
        SortedMap<String, CodePrint> ofNodes = new TreeMap<>();
        for (ResolvedNode node : nodes) {
            CodePrint print = code.get(node.name());
            if (print != null) {
                ofNodes.put(node.name(), print);
            }
        }
        return ofNodes;
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
