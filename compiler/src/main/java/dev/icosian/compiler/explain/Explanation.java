package dev.icosian.compiler.explain;

import dev.icosian.PipelineException;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.graph.ResolvedNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one thing in a plan. Immutable.
 *
 * @param kind {@code node}, {@code param}, {@code config}, {@code step} or {@code pipeline}
 * @param title its name, type and documentation in one line
 * @param place {@code Features.java:71}; empty if there is none
 * @param entries in the order of the text
 */
public record Explanation(String kind, String title, String place, List<Entry> entries) {
    /** Stands before the name of a step where a node has the same name. */
    public static final String STEP_PREFIX = "step:";

    private static final int PLACE_COLUMN = 80;
    private static final int LABEL_WIDTH = 12;

    /** Copies the list. */
    public Explanation {
        entries = List.copyOf(entries);
    }

    /**
     * One aspect.
     *
     * @param lines at least one
     */
    public record Entry(String label, List<String> lines) {
        /** Copies the list. */
        public Entry {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Explains a node, param, config key or step; where a node and a step share the name, the node: {@code step:prepare}
     * always means the step.
     *
     * @throws PipelineException if the plan has nothing of this name
     */
    public static Explanation of(Compilation compilation, String name) {
        if (name.startsWith(STEP_PREFIX)) {
            return step(compilation, name.substring(STEP_PREFIX.length()));
        }
        Facts facts = new Facts(compilation);
        ResolvedNode node = compilation.dataflow().find(name);
        if (node != null) {
            return new NodeText(facts, node).explanation();
        }
        ParamSpec param = compilation.dataflow().params().get(name);
        if (param != null) {
            return InputText.ofParam(facts, param);
        }
        ConfigSpec key = compilation.dataflow().config().get(name);
        if (key != null) {
            return InputText.ofConfig(facts, key);
        }
        return step(compilation, name);
    }

    private static Explanation step(Compilation compilation, String name) {
        for (CompiledStep step : compilation.steps()) {
            if (step.name().equals(name)) {
                return new StepText(new Facts(compilation), step).explanation();
            }
        }
        throw new PipelineException(List.of(UnknownName.problem(compilation, name)));
    }

    /** Explains the pipeline as a whole. */
    public static Explanation overview(Compilation compilation) {
        return OverviewText.of(compilation);
    }

    /** Returns a copy with one more entry at the end. */
    public Explanation with(String label, List<String> lines) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(label, lines));
        return new Explanation(kind, title, place, more);
    }

    /** Returns the text, line by line. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String gap = " ".repeat(Math.max(3, PLACE_COLUMN - title.length()));
        lines.add(place.isEmpty() ? title : title + gap + place);
        for (Entry entry : entries) {
            String label = "  " + entry.label()
                    + " ".repeat(Math.max(1, LABEL_WIDTH - entry.label().length()));
            String indent = " ".repeat(label.length());
            for (int i = 0; i < entry.lines().size(); i++) {
                lines.add((i == 0 ? label : indent) + entry.lines().get(i));
            }
        }
        return lines;
    }
}
