package dev.icosian.compiler.group;

import dev.icosian.Problem;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Selector;
import dev.icosian.internal.StepDeclaration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates the selectors of declared steps: of those that claim a unit, the most specific gets it. */
final class DeclaredSteps {
    private static final int UNCLAIMED = Integer.MAX_VALUE;

    private final Units units;
    private final KnownNames known;
    private final List<StepDeclaration> steps;
    private final List<Problem> problems;
    private final int[] stepOf;
    private final int[] rankOf;
    private final @Nullable Selector[] claimedBy;
    private final TwoSteps twoSteps;
    private final BitSet selecting = new BitSet();
    private @Nullable Map<String, BitSet> unitsByTag;
    private @Nullable Map<Class<?>, BitSet> unitsByModule;

    private DeclaredSteps(Units units, KnownNames known, List<StepDeclaration> steps, List<Problem> problems) {
        this.units = units;
        this.known = known;
        this.steps = steps;
        this.problems = problems;
        stepOf = new int[units.count()];
        rankOf = new int[units.count()];
        claimedBy = new Selector[units.count()];
        twoSteps = new TwoSteps(units, steps);
        Arrays.fill(stepOf, Membership.NONE);
        Arrays.fill(rankOf, UNCLAIMED);
    }

    static Membership evaluate(
            Units units,
            KnownNames known,
            List<StepDeclaration> steps,
            List<Problem> problems,
            List<Problem> warnings) {
        DeclaredSteps claims = new DeclaredSteps(units, known, steps, problems);
        for (int step = 0; step < steps.size(); step++) {
            for (Selector selector : steps.get(step).selectors()) {
                claims.claim(step, selector);
            }
        }
        claims.twoSteps.report(claims.rankOf, problems);
        EmptyStep.check(steps, claims.stepOf, claims.selecting, problems, warnings);
        return claims.membership();
    }

    private void claim(int step, Selector selector) {
        UnknownNode.Names names =
                new UnknownNode.Names(units.dataflow(), known, steps.get(step).name());
        BitSet selected = new BitSet(units.count());
        if (selector instanceof Selector.Names byName) {
            selectNodes(byName.nodes(), names, selected);
        } else if (selector instanceof Selector.UpstreamOf upstream) {
            selectUpstream(upstream.nodes(), names, selected);
        } else if (selector instanceof Selector.Tagged tagged) {
            selected.or(withTag(tagged.keyValue()));
            if (selected.isEmpty()) {
                names.checkTag(tagged.keyValue(), problems);
            }
        } else if (selector instanceof Selector.Namespace namespace) {
            selected.or(inNamespace(namespace.namespace() + "."));
            if (selected.isEmpty()) {
                names.checkNamespace(namespace.namespace(), problems);
            }
        } else if (selector instanceof Selector.Modules modules) {
            selectModules(modules.modules(), names, selected);
        } else {
            selected.set(0, units.count());
        }
        if (!selected.isEmpty() && !(selector instanceof Selector.Rest)) {
            selecting.set(step);
        }
        for (int unit = selected.nextSetBit(0); unit >= 0; unit = selected.nextSetBit(unit + 1)) {
            claim(step, selector, unit);
        }
    }

    private void claim(int step, Selector selector, int unit) {
        if (units.isEphemeral(unit)) {
            return;
        }
        int rank = selector.rank();
        if (rank < rankOf[unit]) {
            rankOf[unit] = rank;
            stepOf[unit] = step;
            claimedBy[unit] = selector;
            return;
        }
        if (rank == rankOf[unit] && stepOf[unit] != step) {
            twoSteps.add(stepOf[unit], step, rank, unit);
        }
    }

    private void selectNodes(List<String> nodes, UnknownNode.Names names, BitSet selected) {
        for (String node : nodes) {
            int index = units.dataflow().indexOf(node);
            if (index < 0) {
                names.check(node, "names", problems);
                continue;
            }
            int unit = units.unitOf(index);
            if (units.isEphemeral(unit)) {
                EphemeralInStep.report(node, names.step(), problems);
            }
            selected.set(unit);
        }
    }

    private void selectUpstream(List<String> nodes, UnknownNode.Names names, BitSet selected) {
        BitSet seen = new BitSet();
        Deque<Integer> stack = new ArrayDeque<>();
        for (String node : nodes) {
            int index = units.dataflow().indexOf(node);
            if (index < 0) {
                names.check(node, "selects what is upstream of", problems);
                continue;
            }
            seen.set(index);
            stack.push(index);
        }
        while (!stack.isEmpty()) {
            int node = stack.pop();
            selected.set(units.unitOf(node));
            for (int need : units.dataflow().needsOf(node)) {
                if (!seen.get(need)) {
                    seen.set(need);
                    stack.push(need);
                }
            }
        }
    }

    private void selectModules(List<Class<?>> modules, UnknownNode.Names names, BitSet selected) {
        for (Class<?> module : modules) {
            BitSet ofModule = byModule().get(module);
            if (ofModule == null) {
                names.checkModule(module, problems);
                continue;
            }
            selected.or(ofModule);
        }
    }

    private BitSet withTag(String keyValue) {
        Map<String, BitSet> byTag = unitsByTag;
        if (byTag == null) {
            byTag = new HashMap<>();
            List<ResolvedNode> nodes = units.dataflow().resolved();
            for (int i = 0; i < nodes.size(); i++) {
                for (Map.Entry<String, String> tag : nodes.get(i).tags().entrySet()) {
                    byTag.computeIfAbsent(tag.getKey() + "=" + tag.getValue(), key -> new BitSet())
                            .set(units.unitOf(i));
                }
            }
            unitsByTag = byTag;
        }
        return byTag.getOrDefault(keyValue, new BitSet());
    }

    private Map<Class<?>, BitSet> byModule() {
        Map<Class<?>, BitSet> byModule = unitsByModule;
        if (byModule == null) {
            byModule = new HashMap<>();
            for (int unit = 0; unit < units.count(); unit++) {
                Class<?> module = units.module(unit);
                if (module != null) {
                    byModule.computeIfAbsent(module, key -> new BitSet()).set(unit);
                }
            }
            unitsByModule = byModule;
        }
        return byModule;
    }

    private BitSet inNamespace(String prefix) {
        BitSet found = new BitSet();
        for (int unit = 0; unit < units.count(); unit++) {
            found.set(unit, units.name(unit).startsWith(prefix));
        }
        return found;
    }

    private Membership membership() {
        List<String> claims = new ArrayList<>();
        for (Selector selector : claimedBy) {
            claims.add(selector == null ? "" : SelectorText.of(selector));
        }
        return new Membership(steps, Arrays.stream(stepOf).boxed().toList(), claims);
    }
}
