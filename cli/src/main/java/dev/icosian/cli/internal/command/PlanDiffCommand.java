package dev.icosian.cli.internal.command;

import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.args.HelpText.Section;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.given.Assignments;
import dev.icosian.cli.internal.given.ChosenPipeline;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.PipelineHelp;
import dev.icosian.cli.internal.given.Pipelines;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.PlanDiffJson;
import dev.icosian.compiler.plan.PlanComparison;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.Target;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in words what differs from one plan to another. */
final class PlanDiffCommand implements Command {
    /** Stands for the plan of the program itself. */
    private static final String PRESENT = ".";

    @Override
    public CommandForm form() {
        return new CommandForm(
                "plan diff",
                "say what differs from one plan to another, and what follows from it",
                List.of(
                        "A and B are files that plan --out wrote, or . for the plan of this program. Nothing is run.",
                        "The exit code is 0 if they are the same, and 1 if they differ. The code of functions is compared"
                                + " if both know it: plan --out FILE --code."),
                "A B",
                true,
                List.of(
                        CommonOptions.pipeline(),
                        CommonOptions.config(),
                        CommonOptions.json(),
                        CommonOptions.verbose()),
                List.of("plan diff plan.json .", "plan diff before.json after.json --json"));
    }

    @Override
    public List<Section> help(Pipelines pipelines) {
        return PipelineHelp.config(pipelines);
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        String first = Objects.requireNonNull(invocation.arguments().operand(0));
        String second = Objects.requireNonNull(invocation.arguments().operand(1));
        Plan firstFile = file(invocation, first);
        Plan secondFile = file(invocation, second);
        Plan before = firstFile == null ? present(invocation, secondFile) : firstFile;
        Plan after = secondFile == null ? present(invocation, firstFile) : secondFile;
        PlanComparison comparison = PlanComparison.of(before, after);
        if (invocation.isJson()) {
            invocation.host().out().println(PlanDiffJson.of(comparison));
        } else if (comparison.isSame()) {
            invocation.host().out().println("the plans are the same   " + Amounts.shortDigest(after.digest()));
        } else {
            comparison.lines(targets(invocation)).forEach(invocation.host().out()::println);
        }
        if (!comparison.isCodeCompared()) {
            invocation.host().err().println("code was not compared: a plan file has it with plan --out FILE --code");
        }
        return comparison.isSame() ? ExitCodes.OK : ExitCodes.DIFFERS;
    }

    private static List<String> targets(Invocation invocation) {
        return invocation.jar().allTargets().stream()
                .map(Target::name)
                .sorted(Utf8Order.INSTANCE)
                .toList();
    }

    private static @Nullable Plan file(Invocation invocation, String name) throws IOException {
        return name.equals(PRESENT)
                ? null
                : PlanFile.read(name, invocation.host().workingDirectory());
    }

    /** Returns the plan of the program: of the pipeline that is chosen, or else of that of the other plan. */
    private static Plan present(Invocation invocation, @Nullable Plan other) {
        String chosen = invocation.arguments().value(CommonOptions.PIPELINE);
        boolean isKnown = other != null
                && invocation.pipelines().whole().stream()
                        .anyMatch(pipeline -> pipeline.name().equals(other.pipeline()));
        Pipeline pipeline =
                invocation.pipelines().choose(chosen == null && isKnown && other != null ? other.pipeline() : chosen);
        return ChosenPipeline.configured(
                        pipeline,
                        Assignments.of(
                                CommonOptions.CONFIG, invocation.arguments().values(CommonOptions.CONFIG)))
                .plan();
    }
}
