package dev.icosian.cli.internal.command;

import dev.icosian.Plan;
import dev.icosian.PlanDiff;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.args.HelpText.Section;
import dev.icosian.cli.internal.args.OptionForm;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.given.ChosenPipeline;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.PipelineHelp;
import dev.icosian.cli.internal.given.Pipelines;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.PlanText;
import dev.icosian.cli.internal.text.ProblemText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Shows, writes or checks the physical plan. */
final class PlanCommand implements Command {
    private static final String OUT = "out";
    private static final String CHECK = "check";
    private static final String CODE = "code";

    @Override
    public CommandForm form() {
        return new CommandForm(
                "plan",
                "show the steps, what they read and write, and what comes out",
                List.of("Nothing is run. With --check, the exit code is 1 if the plan is not the one in the file: for a"
                        + " build that must notice when a step, a boundary value or a policy changes."),
                "",
                false,
                List.of(
                        CommonOptions.pipeline(),
                        CommonOptions.config(),
                        OptionForm.value(OUT, "FILE", "write the plan as JSON to a file"),
                        OptionForm.value(CHECK, "FILE", "compare with the plan in a file"),
                        OptionForm.flag(CODE, "add the fingerprints of the code to the JSON"),
                        OptionForm.flag(CommonOptions.JSON, "print the plan, or the problems, as JSON"),
                        CommonOptions.verbose()),
                List.of("plan", "plan --out plan.json", "plan --check plan.json"));
    }

    @Override
    public List<Section> help(Pipelines pipelines) {
        return PipelineHelp.config(pipelines);
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        Plan plan = ChosenPipeline.of(invocation).plan();
        PrintStream out = invocation.host().out();
        PrintStream err = invocation.host().err();
        plan.warnings().forEach(warning -> err.println(ProblemText.warning(warning)));
        boolean withCode = invocation.arguments().has(CODE);
        Path workingDirectory = invocation.host().workingDirectory();
        String file = invocation.arguments().value(OUT);
        String expected = invocation.arguments().value(CHECK);
        PlanDiff difference = null;
        if (expected != null) {
            Plan before = PlanFile.read(expected, workingDirectory);
            if (!before.digest().equals(plan.digest())) {
                difference = before.diff(plan);
                err.println("the plan differs from " + expected + ":");
                difference.lines().forEach(line -> err.println("  " + line));
                err.println("  fix: if this is meant, write it again with plan --out " + expected);
            }
        }
        if (file != null) {
            PlanFile.write(workingDirectory.resolve(file), PlanFile.json(plan, withCode));
            err.println("wrote plan " + Amounts.shortDigest(plan.digest()) + " to " + file);
        }
        if (invocation.isJson()) {
            out.print(PlanFile.json(plan, withCode));
        } else if (file == null && expected == null) {
            PlanText.lines(plan).forEach(out::println);
        } else if (difference == null && expected != null) {
            err.println("the plan is that of " + expected);
        }
        return difference == null ? ExitCodes.OK : ExitCodes.DIFFERS;
    }
}
