package dev.icosian.cli.internal.given;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.cli.internal.text.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Examples for helps, with the names of the jar's first pipeline that can be planned. */
public final class Examples {
    /** The form of a run id, as {@code run} prints it. */
    public static final String RUN_ID = "r-20260131t235959z-07af";

    private static final Map<String, String> VALUES = Map.of(
            "java.nio.file.Path", "data.csv",
            "java.lang.Integer", "1",
            "java.lang.Long", "1",
            "java.lang.Double", "1.5",
            "java.lang.Boolean", "true",
            "java.lang.String", "text",
            "java.time.LocalDate", "2026-01-31");

    private Examples() {}

    /** A plan with the option that chooses it. */
    private record Chosen(Plan plan, String option) {}

    public static List<String> run(Pipelines pipelines) {
        Chosen chosen = choose(pipelines);
        if (chosen == null) {
            return List.of("run", "run --resume " + RUN_ID);
        }
        StringBuilder params = new StringBuilder();
        for (Plan.Param param : chosen.plan().params()) {
            if (param.required()) {
                params.append(" --param ")
                        .append(Shell.quote(param.name() + "=" + VALUES.getOrDefault(param.type(), "…")));
            }
        }
        List<Plan.StepPlan> steps = chosen.plan().steps();
        List<String> examples = new ArrayList<>();
        examples.add("run" + chosen.option() + params);
        if (steps.size() > 1) {
            examples.add(
                    "run" + chosen.option() + params + " --to " + steps.get(0).name());
        }
        examples.add("run" + chosen.option() + " --resume " + RUN_ID);
        return examples;
    }

    public static List<String> step(Pipelines pipelines) {
        Chosen chosen = choose(pipelines);
        if (chosen == null || chosen.plan().steps().isEmpty()) {
            return List.of("step prepare --run " + RUN_ID + " --store .icosian");
        }
        String common = " --run " + RUN_ID + " --store .icosian" + chosen.option();
        List<Plan.StepPlan> steps = chosen.plan().steps();
        String last = steps.get(steps.size() - 1).name();
        return List.of("step " + steps.get(0).name() + common + " --home .", "step " + last + common + " --recompute");
    }

    public static List<String> explain(Pipelines pipelines) {
        Chosen chosen = choose(pipelines);
        if (chosen == null || chosen.plan().outputs().isEmpty()) {
            return List.of("explain");
        }
        return List.of(
                "explain" + chosen.option(),
                "explain " + chosen.plan().outputs().get(0) + chosen.option(),
                "explain " + chosen.plan().steps().get(0).name() + chosen.option() + " --json");
    }

    private static @Nullable Chosen choose(Pipelines pipelines) {
        List<Pipeline> whole = pipelines.whole();
        for (Pipeline pipeline : whole) {
            Plan plan = planOrNull(pipeline);
            if (plan != null) {
                return new Chosen(plan, whole.size() == 1 ? "" : " --pipeline " + pipeline.name());
            }
        }
        return null;
    }

    private static @Nullable Plan planOrNull(Pipeline pipeline) {
        try {
            return pipeline.plan();
        } catch (PipelineException e) {
            // Its problems are shown by the commands themselves.
            return null;
        }
    }
}
