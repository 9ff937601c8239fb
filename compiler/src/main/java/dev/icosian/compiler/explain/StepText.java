package dev.icosian.compiler.explain;

import dev.icosian.Plan;
import dev.icosian.Reuse;
import dev.icosian.compiler.CodePrint;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.Selector;
import dev.icosian.internal.StepDeclaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Explains a step. */
final class StepText {
    private final Facts facts;
    private final CompiledStep step;

    StepText(Facts facts, CompiledStep step) {
        this.facts = facts;
        this.step = step;
    }

    Explanation explanation() {
        List<ResolvedNode> members =
                step.nodes().stream().filter(node -> !node.ephemeral()).toList();
        Entries entries = new Entries()
                .parts("nodes", units(members), ", ")
                .lines("claimed by", claims(members))
                .parts("ignored", ignored(), ", ")
                .parts("ephemeral", ephemeral(), ", ")
                .parts("after", step.plan().after(), ", ")
                .parts("reads", reads(), " · ")
                .lines("stores", stores())
                .parts("policy", Words.policy(step.plan().policy()), ", ")
                .lines("reuse", reuse())
                .line("code", code());
        int position =
                facts.plan().steps().stream().map(Plan.StepPlan::name).toList().indexOf(step.name()) + 1;
        String title = step.name() + ": step " + position + " of "
                + facts.plan().steps().size() + " in " + facts.plan().pipeline() + ", "
                + Words.count(members.size(), "node");
        return new Explanation("step", title, "", entries.asList());
    }

    /** Returns each unit, with the number of nodes that were made for it. */
    private static List<String> units(List<ResolvedNode> members) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        members.forEach(node -> sizes.merge(node.unit(), 1, Integer::sum));
        List<String> texts = new ArrayList<>();
        sizes.forEach((unit, size) -> texts.add(size == 1 ? unit : unit + " (" + size + " nodes)"));
        return texts;
    }

    private List<String> claims(List<ResolvedNode> members) {
        Map<String, Set<String>> units = new LinkedHashMap<>();
        for (ResolvedNode node : members) {
            String claim = facts.compilation().origins().grouped().claims().of(node.unit());
            units.computeIfAbsent(claim, key -> new LinkedHashSet<>()).add(node.unit());
        }
        List<String> lines = new ArrayList<>();
        units.forEach(
                (claim, ofClaim) -> lines.add(units.size() == 1 ? claim : claim + ": " + String.join(", ", ofClaim)));
        return lines;
    }

    /** Returns the nodes that the step's selectors name and that are not needed now. */
    private List<String> ignored() {
        List<String> names = new ArrayList<>();
        for (StepDeclaration declared :
                ModelAccess.get().declaration(facts.compilation().pipeline()).steps()) {
            if (!declared.name().equals(step.name())) {
                continue;
            }
            for (Selector selector : declared.selectors()) {
                if (selector instanceof Selector.Names named) {
                    names.addAll(named.nodes());
                } else if (selector instanceof Selector.UpstreamOf upstream) {
                    names.addAll(upstream.nodes());
                }
            }
        }
        return names.stream()
                .filter(name -> facts.dataflow().find(name) == null)
                .map(name -> name + " (not needed now)")
                .toList();
    }

    private List<String> ephemeral() {
        return step.nodes().stream()
                .filter(ResolvedNode::ephemeral)
                .map(ResolvedNode::name)
                .toList();
    }

    private List<String> reads() {
        Map<String, List<String>> byPlace = new LinkedHashMap<>();
        step.plan()
                .inputs()
                .forEach(input -> byPlace.computeIfAbsent(input.from(), key -> new ArrayList<>())
                        .add(input.node()));
        List<String> parts = new ArrayList<>();
        byPlace.forEach((place, names) -> parts.add(String.join(", ", names) + " (" + place + ")"));
        return parts;
    }

    private List<String> stores() {
        List<String> lines = new ArrayList<>();
        for (Plan.Output output : step.plan().outputs()) {
            List<String> targets = new ArrayList<>(facts.stepsThatRead(output.node()));
            if (facts.plan().outputs().contains(output.node())) {
                targets.add("requested");
            }
            for (Plan.Publication publication : facts.plan().publications()) {
                if (publication.node().equals(output.node())) {
                    targets.add("published");
                }
            }
            lines.add(output.node() + " as "
                    + Words.materializer(output.materializer(), output.version(), output.options()) + " → "
                    + String.join(", ", targets));
        }
        return lines;
    }

    private List<String> reuse() {
        if (!step.withinRun()) {
            return List.of("across runs, as long as nothing that it depends on changes");
        }
        List<String> lines = new ArrayList<>();
        for (ResolvedNode node : step.nodes()) {
            if (node.reuse() == Reuse.Scope.WITHIN_RUN) {
                lines.add("within its run only, because of @Reuse(WITHIN_RUN) on " + node.name());
            }
        }
        Map<String, CodePrint> all = new LinkedHashMap<>(step.code());
        all.putAll(step.extraCode());
        all.forEach((name, print) -> {
            if (!print.unknown().isEmpty()) {
                lines.add("within its run only, because the code of " + name + " is unknown: " + print.unknown());
            }
        });
        return lines;
    }

    private String code() {
        Set<String> parts = new LinkedHashSet<>();
        step.code().values().forEach(print -> parts.addAll(print.parts().keySet()));
        step.extraCode().values().forEach(print -> parts.addAll(print.parts().keySet()));
        return parts.isEmpty() ? "" : Words.count(parts.size(), "part");
    }
}
