package dev.icosian.cli.internal.picture;

import dev.icosian.Plan;
import dev.icosian.cli.internal.picture.Picture.Edge;
import dev.icosian.cli.internal.picture.Picture.Kind;
import dev.icosian.cli.internal.picture.Picture.Ref;
import dev.icosian.cli.internal.picture.Picture.Shape;
import dev.icosian.cli.internal.text.Amounts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The steps, and what goes from one to another. */
public final class StepPicture {
    private static final int LABEL_NAMES = 3;

    private StepPicture() {}

    /**
     * Returns the picture.
     *
     * @param upstream nodes to whose steps it is limited, with all steps that these need; empty: all
     */
    public static Picture of(Plan plan, Collection<String> upstream) {
        Set<String> shown = shown(plan, upstream);
        List<Shape> free = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        Set<String> params = new HashSet<>();
        for (Plan.StepPlan step : plan.steps()) {
            if (!shown.contains(step.name())) {
                continue;
            }
            boolean isRequested =
                    step.nodes().stream().anyMatch(node -> plan.outputs().contains(node.name()));
            free.add(
                    new Shape(Kind.STEP, step.name(), Amounts.count(step.nodes().size(), "node"), isRequested));
            Map<Ref, List<String>> values = new LinkedHashMap<>();
            for (Plan.Input input : step.inputs()) {
                switch (input.from()) {
                    case "param" -> params.add(input.node());
                    case "config" -> {}
                    default ->
                        values.computeIfAbsent(new Ref(Kind.STEP, input.from()), from -> new ArrayList<>())
                                .add(input.node());
                }
            }
            step.inputs().stream()
                    .filter(input -> input.from().equals("param"))
                    .forEach(input -> edges.add(
                            new Edge(new Ref(Kind.PARAM, input.node()), new Ref(Kind.STEP, step.name()), "")));
            values.forEach((from, names) -> edges.add(new Edge(from, new Ref(Kind.STEP, step.name()), label(names))));
        }
        for (Plan.Param param : plan.params()) {
            if (params.contains(param.name())) {
                free.add(new Shape(Kind.PARAM, param.name(), "", false));
            }
        }
        return new Picture(plan.pipeline(), List.of(), free, edges);
    }

    private static Set<String> shown(Plan plan, Collection<String> upstream) {
        Map<String, Plan.StepPlan> byName = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        for (Plan.StepPlan step : plan.steps()) {
            byName.put(step.name(), step);
            if (upstream.isEmpty() || step.nodes().stream().anyMatch(node -> upstream.contains(node.name()))) {
                open.add(step.name());
            }
        }
        Set<String> shown = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.remove();
            Plan.StepPlan step = byName.get(name);
            if (step != null && shown.add(name)) {
                open.addAll(step.after());
            }
        }
        return shown;
    }

    private static String label(List<String> names) {
        int rest = names.size() - LABEL_NAMES;
        return rest <= 0
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, LABEL_NAMES)) + " and " + rest + " more";
    }
}
