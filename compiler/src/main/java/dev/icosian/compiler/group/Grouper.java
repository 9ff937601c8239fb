package dev.icosian.compiler.group;

import dev.icosian.Materializer;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.materialize.Crossing;
import dev.icosian.compiler.materialize.MaterializerChoice;
import dev.icosian.compiler.materialize.MaterializerLookup;
import dev.icosian.compiler.materialize.NoSuchNode;
import dev.icosian.compiler.materialize.PublishedInput;
import dev.icosian.compiler.materialize.PublishedType;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.GroupingKind;
import dev.icosian.internal.Utf8Order;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Makes steps of a dataflow as a pipeline's grouping says. */
public final class Grouper {
    private static final GroupedStep.Placed NOTHING_PLACED = new GroupedStep.Placed(List.of(), List.of());

    private final Declaration declaration;
    private final Units units;
    private final Membership membership;
    private final Quotient quotient;
    private final BitSet requested = new BitSet();
    private final List<Problem> problems;
    private final List<Problem> warnings;

    private Grouper(
            Declaration declaration,
            Units units,
            Membership membership,
            List<Problem> problems,
            List<Problem> warnings) {
        this.declaration = declaration;
        this.units = units;
        this.membership = membership;
        this.problems = problems;
        this.warnings = warnings;
        this.quotient = new Quotient(units, membership);
    }

    /**
     * Returns the steps.
     *
     * @param known what selectors may name beside the nodes of the dataflow
     * @param defaults materializers that count where the pipeline declares none
     * @throws PipelineException with all problems of grouping, boundaries and materializers
     */
    public static Grouped group(
            Declaration declaration,
            ResolvedDataflow dataflow,
            Supplier<KnownNames> known,
            List<Materializer<?>> defaults) {
        List<Problem> problems = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        Units units = new Units(dataflow);
        Membership membership;
        if (declaration.steps().isEmpty()) {
            GroupingKind kind = declaration.grouping();
            membership = ReadyMadeSteps.evaluate(units, kind == null ? new GroupingKind.Single() : kind, problems);
        } else {
            membership = DeclaredSteps.evaluate(units, known.get(), declaration.steps(), problems, warnings);
            NameClash.check(declaration.steps(), problems);
            Uncovered.check(units, membership, problems);
        }
        Grouper grouper = new Grouper(declaration, units, membership, problems, warnings);
        Map<String, MaterializerChoice> materializers = grouper.check(defaults);
        grouper.checkMaterializedNodes(known);
        grouper.checkPublications();
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return grouper.grouped(materializers);
    }

    private Map<String, MaterializerChoice> check(List<Materializer<?>> defaults) {
        markRequested();
        Cycle.check(quotient, problems);
        return chooseMaterializers(defaults);
    }

    private void checkMaterializedNodes(Supplier<KnownNames> known) {
        for (String node : declaration.nodeMaterializers().keySet()) {
            if (units.dataflow().indexOf(node) < 0 && !known.get().nodes().contains(node)) {
                Set<String> names = new TreeSet<>(known.get().nodes());
                units.dataflow().resolved().forEach(each -> names.add(each.name()));
                NoSuchNode.report(node, names, problems);
            }
        }
    }

    private void checkPublications() {
        for (Declaration.PublicationDeclaration publication : declaration.publications()) {
            ResolvedNode node = units.dataflow().find(publication.node());
            if (node == null) {
                PublishedInput.report(publication.node(), problems);
                continue;
            }
            try {
                PublishedType.check(node.name(), node.type(), publication.sink(), problems);
            } catch (PipelineException e) {
                problems.addAll(e.problems());
            }
        }
    }

    private Grouped grouped(Map<String, MaterializerChoice> materializers) {
        List<GroupedStep> steps = new ArrayList<>();
        for (int step : StepOrder.of(quotient)) {
            steps.add(step(step));
        }
        return new Grouped(steps, materializers, new Claims(units.names(), membership.claims()), warnings);
    }

    private void markRequested() {
        Set<String> results = new HashSet<>(units.dataflow().outputs());
        declaration.publications().forEach(publication -> results.add(publication.node()));
        for (String result : results) {
            int node = units.dataflow().indexOf(result);
            if (node >= 0) {
                requested.set(node);
            }
        }
    }

    private boolean leaves(int node) {
        return requested.get(node) || quotient.isReadElsewhere(node);
    }

    private Map<String, MaterializerChoice> chooseMaterializers(List<Materializer<?>> defaults) {
        MaterializerLookup lookup =
                new MaterializerLookup(declaration.nodeMaterializers(), declaration.materializers(), defaults);
        Map<String, MaterializerChoice> chosen = new HashMap<>();
        List<ResolvedNode> nodes = units.dataflow().resolved();
        for (int node = 0; node < nodes.size(); node++) {
            int step = quotient.stepOf(node);
            if (step == Membership.NONE || !leaves(node)) {
                continue;
            }
            ResolvedNode resolved = nodes.get(node);
            if (RawCrosses.isRaw(resolved.name(), resolved.unit())) {
                RawCrosses.report(resolved.name(), quotient.stepName(step), problems);
                continue;
            }
            int crossing = node;
            try {
                MaterializerChoice choice =
                        lookup.choose(resolved.name(), resolved.type(), () -> crossing(crossing, step), problems);
                if (choice != null) {
                    chosen.put(resolved.name(), choice);
                }
            } catch (PipelineException e) {
                problems.addAll(e.problems());
            }
        }
        return chosen;
    }

    private Crossing crossing(int node, int step) {
        TreeMap<String, String> readers = new TreeMap<>(Utf8Order.INSTANCE);
        Deque<Integer> stack = new ArrayDeque<>(List.of(node));
        BitSet seen = new BitSet();
        while (!stack.isEmpty()) {
            for (int user : units.dataflow().usersOf(stack.pop())) {
                if (seen.get(user)) {
                    continue;
                }
                seen.set(user);
                if (quotient.isEphemeral(user)) {
                    stack.push(user);
                } else if (quotient.stepOf(user) != step && quotient.stepOf(user) != Membership.NONE) {
                    readers.put(quotient.nodeName(user), quotient.stepName(quotient.stepOf(user)));
                }
            }
        }
        return new Crossing(quotient.stepName(step), readers);
    }

    private GroupedStep step(int step) {
        List<ResolvedNode> nodes = resolved(quotient.members(step));
        List<ResolvedNode> ephemeral = resolved(quotient.ephemerals(step));
        Map<String, String> inputs = new TreeMap<>();
        for (int input : quotient.inputs(step)) {
            inputs.put(quotient.nodeName(input), quotient.stepName(quotient.stepOf(input)));
        }
        Consumed consumed = new Consumed();
        consumed.addAll(nodes);
        consumed.addAll(ephemeral);
        List<String> outputs = new ArrayList<>();
        for (int node : quotient.members(step)) {
            if (leaves(node)) {
                outputs.add(quotient.nodeName(node));
            }
        }
        outputs.sort(Utf8Order.INSTANCE);
        List<String> after = new ArrayList<>();
        for (int other : quotient.after(step)) {
            after.add(quotient.stepName(other));
        }
        after.sort(Utf8Order.INSTANCE);
        return new GroupedStep(
                membership.steps().get(step),
                nodes,
                ephemeral,
                inputs,
                List.copyOf(consumed.params),
                List.copyOf(consumed.config),
                consumed.placed(),
                outputs,
                after);
    }

    private List<ResolvedNode> resolved(int[] nodes) {
        List<ResolvedNode> all = units.dataflow().resolved();
        if (nodes.length == all.size()) {
            return all;
        }
        ResolvedNode[] found = new ResolvedNode[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            found[i] = all.get(nodes[i]);
        }
        return List.of(found);
    }

    private static final class Consumed {
        private final TreeSet<String> params = new TreeSet<>(Utf8Order.INSTANCE);
        private final TreeSet<String> config = new TreeSet<>(Utf8Order.INSTANCE);
        private final List<Bind> places = new ArrayList<>();

        /** Returns what only locations read. */
        GroupedStep.Placed placed() {
            if (places.isEmpty()) {
                return NOTHING_PLACED;
            }
            Consumed ofPlaces = new Consumed();
            ofPlaces.add(places);
            ofPlaces.params.removeAll(params);
            ofPlaces.config.removeAll(config);
            return new GroupedStep.Placed(List.copyOf(ofPlaces.params), List.copyOf(ofPlaces.config));
        }

        void addAll(List<ResolvedNode> nodes) {
            for (int i = 0; i < nodes.size(); i++) {
                add(nodes.get(i).binds());
            }
        }

        void add(List<Bind> binds) {
            for (int i = 0; i < binds.size(); i++) {
                Bind bind = binds.get(i);
                if (bind instanceof Bind.ToParam param) {
                    params.add(param.param());
                } else if (bind instanceof Bind.ToConfig key) {
                    config.add(key.key());
                } else if (bind instanceof Bind.ToLocation to) {
                    places.addAll(to.placeholders());
                } else if (bind instanceof Bind.ToAll all) {
                    add(all.items());
                }
            }
        }
    }
}
