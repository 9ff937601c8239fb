package dev.icosian.cli.internal.command;

import dev.icosian.ArtifactStore;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Examples;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.ReadOnly;
import dev.icosian.cli.internal.history.RunDiff;
import dev.icosian.cli.internal.history.RunDiffReport;
import dev.icosian.cli.internal.history.RunPlans;
import dev.icosian.cli.internal.history.StoredRun;
import dev.icosian.cli.internal.history.StoredRuns;
import java.io.IOException;
import java.util.List;

/** Says whether two runs have the same results, and where they part. */
final class DiffCommand implements Command {
    @Override
    public CommandForm form() {
        return new CommandForm(
                "diff",
                "say whether two runs have the same results, and why not",
                List.of(
                        "Of each step it says whether its results are the same, and what was different of what they were"
                                + " made from; the first step that differs is where to look.",
                        "The exit code is 0 if all results are the same, and 1 if they are not."),
                "RUN RUN",
                true,
                List.of(ReadOnly.option(), CommonOptions.pipeline(), CommonOptions.json(), CommonOptions.verbose()),
                List.of("diff " + Examples.RUN_ID + " r-20260201t120000z-c3d0"));
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        String first = String.valueOf(invocation.arguments().operand(0));
        String second = String.valueOf(invocation.arguments().operand(1));
        try (ArtifactStore store = ReadOnly.open(invocation, "run '" + first + "'")) {
            StoredRuns runs = new StoredRuns(store);
            List<String> pipelines = ReadOnly.pipelines(invocation);
            StoredRun before = runs.find(first, pipelines);
            StoredRun after = runs.find(second, pipelines);
            RunDiff diff = RunDiff.of(before, after, new RunPlans(invocation.pipelines()).of(after.record()));
            if (invocation.isJson()) {
                invocation.host().out().println(RunDiffReport.json(diff));
            } else {
                RunDiffReport.lines(diff).forEach(invocation.host().out()::println);
            }
            return diff.isSame() ? ExitCodes.OK : ExitCodes.DIFFERS;
        }
    }
}
