package dev.icosian.compiler.plan;

import dev.icosian.Materializer;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.Source;
import dev.icosian.TypeRef;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.graph.ShortLists;
import dev.icosian.compiler.group.Grouped;
import dev.icosian.compiler.group.GroupedStep;
import dev.icosian.compiler.materialize.BoxedTypes;
import dev.icosian.compiler.materialize.MaterializerChoice;
import dev.icosian.internal.Body;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.Lazy;
import dev.icosian.internal.ModifierUse;
import dev.icosian.internal.Utf8Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the plan of a dataflow in steps. */
public final class Planner {
    private final Declaration declaration;
    private final ResolvedDataflow dataflow;
    private final Grouped grouped;

    private Planner(Declaration declaration, ResolvedDataflow dataflow, Grouped grouped) {
        this.declaration = declaration;
        this.dataflow = dataflow;
        this.grouped = grouped;
    }

    /**
     * Returns the plan.
     *
     * @param code the fingerprints, whose making must find nothing wrong
     * @param warnings findings that do not stop anything
     * @throws PipelineException if the plan does not hold together, which is a mistake of this library
     */
    public static PhysicalPlan plan(
            Declaration declaration,
            ResolvedDataflow dataflow,
            Grouped grouped,
            Lazy<PlanCode> code,
            List<Problem> warnings) {
        Structure structure = new Planner(declaration, dataflow, grouped).structure();
        List<Problem> inconsistent = PlanSanity.check(structure);
        if (!inconsistent.isEmpty()) {
            throw new PipelineException(inconsistent);
        }
        Map<String, String> docs = new TreeMap<>();
        for (ResolvedNode node : dataflow.resolved()) {
            if (!node.doc().isEmpty()) {
                docs.put(node.name(), node.doc());
            }
        }
        return new PhysicalPlan(structure, docs, code, warnings);
    }

    private Structure structure() {
        Map<String, Object> config = new TreeMap<>();
        dataflow.config().forEach((name, key) -> {
            Object value = key.value();
            if (value != null) {
                config.put(name, ValueTexts.plain(key.type(), value));
            }
        });
        return new Structure(
                declaration.name(),
                config,
                dataflow.params().values().stream()
                        .map(Planner::param)
                        .sorted(Utf8Order.by(Plan.Param::name))
                        .toList(),
                dataflow.outputs().stream()
                        .distinct()
                        .sorted(Utf8Order.INSTANCE)
                        .toList(),
                ephemeral(),
                grouped.steps().stream().map(this::step).toList(),
                declaration.publications().stream()
                        .map(publication -> new Plan.Publication(
                                publication.node(),
                                publication.sink().id(),
                                publication.sink().version(),
                                publication.sink().location()))
                        .sorted(Planner::byNodeAndPlace)
                        .toList(),
                declaration.schedule(),
                declaration.keepGoing(),
                OptionValues.normalized(declaration.options()));
    }

    private static int byNodeAndPlace(Plan.Publication left, Plan.Publication right) {
        int byNode = Utf8Order.INSTANCE.compare(left.node(), right.node());
        return byNode != 0
                ? byNode
                : Utf8Order.INSTANCE.compare(left.to().template(), right.to().template());
    }

    private static Plan.Param param(ParamSpec param) {
        return new Plan.Param(
                param.name(),
                param.type().toString(),
                param.required(),
                param.hasDefault() ? ValueTexts.canonical(param.type(), param.defaultValue()) : null);
    }

    private PlanStep step(GroupedStep step) {
        List<Plan.Input> inputs = new ArrayList<>();
        for (Map.Entry<String, String> input : step.inputs().entrySet()) {
            inputs.add(new Plan.Input(input.getKey(), input.getValue()));
        }
        addAll(step.params(), "param", inputs);
        addAll(step.config(), "config", inputs);
        addAll(step.placed().params(), "param", inputs);
        addAll(step.placed().config(), "config", inputs);
        inputs.sort(Utf8Order.by(Plan.Input::node));
        List<Plan.Output> outputs = new ArrayList<>();
        for (String node : step.outputs()) {
            Materializer<?> materializer = materializer(node);
            outputs.add(new Plan.Output(
                    node,
                    BoxedTypes.of(type(node)).toString(),
                    materializer.id(),
                    materializer.version(),
                    new TreeMap<>(materializer.options())));
        }
        return new PlanStep(
                step.name(),
                step.after(),
                inputs,
                planned(step.nodes()),
                outputs,
                Policies.of(step.declared(), declaration.defaults()));
    }

    private static void addAll(List<String> names, String from, List<Plan.Input> inputs) {
        for (String name : names) {
            inputs.add(new Plan.Input(name, from));
        }
    }

    private TypeRef<?> type(String node) {
        return dataflow.resolved().get(dataflow.indexOf(node)).type();
    }

    private Materializer<?> materializer(String node) {
        MaterializerChoice choice = grouped.materializers().get(node);
        if (choice == null) {
            throw new IllegalStateException("no materializer was chosen for " + node);
        }
        return choice.materializer();
    }

    private static List<PlanNode> planned(List<ResolvedNode> nodes) {
        PlanNode[] planned = new PlanNode[nodes.size()];
        for (int i = 0; i < planned.length; i++) {
            planned[i] = node(nodes.get(i));
        }
        Arrays.sort(planned, Utf8Order.by(PlanNode::name));
        return List.of(planned);
    }

    private List<PlanNode> ephemeral() {
        TreeMap<String, PlanNode> used = new TreeMap<>(Utf8Order.INSTANCE);
        for (GroupedStep step : grouped.steps()) {
            step.ephemeral().forEach(node -> used.computeIfAbsent(node.name(), name -> node(node)));
        }
        return List.copyOf(used.values());
    }

    private static PlanNode node(ResolvedNode node) {
        return new PlanNode(
                node.name(),
                node.kind(),
                node.type().toString(),
                node.function(),
                node.unit(),
                binds(node.binds()),
                node.modifiers().isEmpty()
                        ? List.of()
                        : node.modifiers().stream().map(Planner::modifier).toList(),
                node.tags(),
                source(node));
    }

    private static List<PlanBind> binds(List<Bind> binds) {
        PlanBind[] planned = new PlanBind[binds.size()];
        for (int i = 0; i < planned.length; i++) {
            planned[i] = bind(binds.get(i));
        }
        return ShortLists.of(planned);
    }

    private static @Nullable PlanSource source(ResolvedNode node) {
        if (!(node.body() instanceof Body.Load load)) {
            return null;
        }
        Source<?> source = load.source();
        return new PlanSource(source.id(), source.version(), source.options());
    }

    private static PlanBind bind(Bind bind) {
        if (bind instanceof Bind.ToNode node) {
            return new PlanBind.Reference(PlanBind.From.NODE, node.node());
        }
        if (bind instanceof Bind.ToParam param) {
            return new PlanBind.Reference(PlanBind.From.PARAM, param.param());
        }
        if (bind instanceof Bind.ToConfig config) {
            return new PlanBind.Reference(PlanBind.From.CONFIG, config.key());
        }
        if (bind instanceof Bind.ToAbsent absent) {
            return new PlanBind.Reference(PlanBind.From.ABSENT, absent.name());
        }
        if (bind instanceof Bind.ToLiteral literal) {
            return new PlanBind.Literal(
                    literal.type().toString(), ValueTexts.canonical(literal.type(), literal.value()));
        }
        if (bind instanceof Bind.ToSecret secret) {
            return new PlanBind.Reference(PlanBind.From.SECRET, secret.secret());
        }
        if (bind instanceof Bind.ToResource resource) {
            return new PlanBind.Reference(PlanBind.From.RESOURCE, resource.resource());
        }
        if (bind instanceof Bind.ToScratch) {
            return new PlanBind.Scratch();
        }
        if (bind instanceof Bind.ToLocation to) {
            return new PlanBind.Place(
                    to.location().template(),
                    to.placeholders().stream().map(Planner::bind).toList());
        }
        Bind.ToAll all = (Bind.ToAll) bind;
        List<PlanBind.Item> items = new ArrayList<>();
        for (int i = 0; i < all.items().size(); i++) {
            items.add(new PlanBind.Item(all.labels().get(i), bind(all.items().get(i))));
        }
        return new PlanBind.All(all.form().name().toLowerCase(Locale.ROOT), items);
    }

    private static PlanModifier modifier(ModifierUse use) {
        Map<String, String> args = new TreeMap<>();
        use.args().forEach((name, value) -> args.put(name, value.toString()));
        return new PlanModifier(
                use.id(), use.modifier() == null ? 1 : use.modifier().version(), args);
    }
}
