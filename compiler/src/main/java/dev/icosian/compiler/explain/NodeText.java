package dev.icosian.compiler.explain;

import dev.icosian.Materializer;
import dev.icosian.Plan;
import dev.icosian.Reuse;
import dev.icosian.compiler.CodePrint;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.expand.Unit;
import dev.icosian.compiler.expand.Variant;
import dev.icosian.compiler.fingerprint.CodePrints;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.materialize.MaterializerChoice;
import dev.icosian.compiler.read.SourceLines;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.ModifierUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Explains a node. */
final class NodeText {
    private static final String RAW = ".raw";

    private final Facts facts;
    private final ResolvedNode node;
    private final List<ResolvedNode> unit;

    NodeText(Facts facts, ResolvedNode node) {
        this.facts = facts;
        this.node = node;
        this.unit = facts.unit(node.unit());
    }

    Explanation explanation() {
        Entries entries = new Entries()
                .line("step", step())
                .parts("needs", BindText.needs(facts, node), " · ")
                .parts("used by", facts.byPlace(facts.usersOf(node.name())), " · ")
                .lines("stored", stored())
                .line("made by", madeBy())
                .parts("modifiers", modifiers(), " · ")
                .lines("variant", variant())
                .lines("replaces", replaces())
                .parts("tags", tags(), "  ")
                .line("reuse", reuse())
                .lines("code", code());
        String place = SourceLines.place(node.body());
        if (place == null) {
            place = SourceLines.place(unit.get(0).body());
        }
        return new Explanation(
                "node",
                Words.title(node.name(), Words.type(node.type()) + (node.nullable() ? " or null" : ""), node.doc()),
                place == null ? "" : place,
                entries.asList());
    }

    private String step() {
        Plan.StepPlan step = facts.stepOf(node.name());
        if (step == null) {
            return "none: ephemeral, evaluated once in each step that uses it: "
                    + String.join(", ", facts.stepsThatEvaluate(node.name()));
        }
        String claim = facts.compilation().origins().grouped().claims().of(node.unit());
        return step.name() + (claim.isEmpty() ? "" : " (claimed by " + claim + ")");
    }

    private List<String> stored() {
        Plan.StepPlan step = facts.stepOf(node.name());
        if (step == null) {
            return List.of("never");
        }
        List<String> lines = new ArrayList<>();
        for (Plan.Output output : step.outputs()) {
            if (output.node().equals(node.name())) {
                MaterializerChoice choice =
                        facts.compilation().origins().grouped().materializers().get(node.name());
                lines.add("yes: " + String.join("; ", whyStored(step)));
                lines.add("as " + Words.materializer(output.materializer(), output.version(), output.options())
                        + (choice == null ? "" : ", because of " + choice.because()));
            }
        }
        if (lines.isEmpty()) {
            lines.add(
                    node.name().endsWith(RAW)
                            ? "no: the value before checks and further work never leaves its step"
                            : "no: nothing outside step " + step.name() + " reads it");
        }
        return lines;
    }

    private List<String> whyStored(Plan.StepPlan step) {
        List<String> reasons = new ArrayList<>();
        List<String> readers = facts.stepsThatRead(node.name());
        if (!readers.isEmpty()) {
            reasons.add("crosses " + step.name() + " → " + String.join(", ", readers));
        }
        if (facts.plan().outputs().contains(node.name())) {
            reasons.add("requested");
        }
        for (Plan.Publication publication : facts.plan().publications()) {
            if (publication.node().equals(node.name())) {
                reasons.add("published to " + publication.to().template());
            }
        }
        return reasons;
    }

    private String madeBy() {
        List<String> chain = new ArrayList<>();
        chain.add(Words.function(unit.get(0).body(), unit.get(0).kind()));
        unit.forEach(each -> chain.add(each.name()));
        return String.join(" → ", chain);
    }

    private List<String> modifiers() {
        List<String> texts = new ArrayList<>();
        for (ResolvedNode each : unit) {
            for (ModifierUse use : each.modifiers()) {
                String args = use.args().entrySet().stream()
                        .map(arg -> arg.getKey() + "=" + arg.getValue())
                        .collect(Collectors.joining(", ", "(", ")"));
                String text = use.id() + (use.args().isEmpty() ? "" : args);
                if (!texts.contains(text)) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private List<String> variant() {
        List<String> lines = new ArrayList<>();
        for (Unit each : facts.compilation().origins().expansion().units()) {
            if (each.name().equals(node.unit()) && !each.condition().isEmpty()) {
                lines.add("chosen because " + each.condition());
            }
        }
        for (Variant other : facts.compilation().origins().expansion().unchosen()) {
            if (other.name().equals(node.unit())) {
                lines.add("not chosen: " + other.function() + ", which needs " + other.condition());
            }
        }
        return lines;
    }

    private List<String> replaces() {
        return facts.compilation().origins().replacements().stream()
                .filter(replacement -> replacement.name().equals(node.unit()))
                .map(replacement -> replacement.by() + " stands here instead of " + replacement.instead())
                .toList();
    }

    private List<String> tags() {
        return node.tags().entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .toList();
    }

    private String reuse() {
        return node.reuse() == Reuse.Scope.WITHIN_RUN ? "within its run only, because of @Reuse(WITHIN_RUN)" : "";
    }

    private List<String> code() {
        List<String> lines = new ArrayList<>();
        for (CompiledStep step : facts.compilation().steps()) {
            CodePrint print = step.code().get(node.name());
            if (print != null) {
                lines.add(Words.code(print));
                lines.addAll(outside());
                lines.addAll(Words.libraries(print));
                return lines;
            }
        }
        return lines;
    }

    private List<String> outside() {
        List<Materializer<?>> materializers = new ArrayList<>();
        facts.compilation()
                .steps()
                .forEach(step -> materializers.addAll(step.outputs().values()));
        Set<String> classes = CodePrints.of(
                        ModelAccess.get().declaration(facts.compilation().pipeline()), facts.dataflow(), materializers)
                .outside(node);
        if (classes.isEmpty()) {
            return List.of();
        }
        Set<String> packages = new TreeSet<>();
        for (String name : classes) {
            packages.add(name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name);
        }
        return List.of("not counted, since outside the code roots: " + String.join(", ", packages));
    }
}
