package dev.icosian.cli.internal.command;

import dev.icosian.ArtifactStore;
import dev.icosian.PipelineException;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.args.OptionForm;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Examples;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.ReadOnly;
import dev.icosian.cli.internal.given.StoreChoice;
import dev.icosian.cli.internal.history.RunDiff;
import dev.icosian.cli.internal.history.RunDiffReport;
import dev.icosian.cli.internal.history.RunPlans;
import dev.icosian.cli.internal.history.StoredRun;
import dev.icosian.cli.internal.history.StoredRuns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Says whether two runs have the same results, and where they part. */
final class DiffCommand implements Command {
    private static final String OTHER_STORE = "other-store";

    @Override
    public CommandForm form() {
        return new CommandForm(
                "diff",
                "say whether two runs have the same results, and why not",
                List.of(
                        "Of each step it says whether its results are the same, and what was different of what they were"
                                + " made from; the first step that differs is where to look.",
                        "Values are compared by the names of their nodes, also between pipelines of another name and"
                                + " with other steps; of those that differ, it shows the first places that do.",
                        "The exit code is 0 if all results are the same, and 1 if they are not."),
                "RUN RUN",
                true,
                List.of(
                        ReadOnly.option(),
                        OptionForm.value(
                                OTHER_STORE, "URI", "where the second run is; default: where the first one is"),
                        OptionForm.value(CommonOptions.PIPELINE, "NAME", "only runs of this pipeline"),
                        CommonOptions.json(),
                        CommonOptions.verbose()),
                List.of(
                        "diff " + Examples.RUN_ID + " r-20260201t120000z-c3d0",
                        "diff " + Examples.RUN_ID + " r-20260201t120000z-c3d0 --other-store ../new/.icosian"));
    }

    private static ArtifactStore open(Invocation invocation, String uri, String run) {
        StoreChoice choice = StoreChoice.of(uri, invocation.host().workingDirectory());
        choice.checkExists("run '" + run + "'");
        return choice.open();
    }

    /** Finds a run of this program's pipelines, or else, unless one is named, of any that the store has. */
    private static StoredRun find(Invocation invocation, ArtifactStore store, String id) throws IOException {
        StoredRuns runs = new StoredRuns(store);
        List<String> mine = ReadOnly.pipelines(invocation);
        List<String> others = new ArrayList<>();
        if (!invocation.arguments().has(CommonOptions.PIPELINE)) {
            others.addAll(runs.pipelines());
            others.removeAll(mine);
        }
        try {
            return runs.find(id, mine);
        } catch (PipelineException e) {
            boolean isUnknown = e.problems().get(0).code().equals("Run/UnknownRun");
            if (!isUnknown || others.isEmpty()) {
                throw e;
            }
            try {
                return runs.find(id, others);
            } catch (PipelineException ofOthers) {
                throw ofOthers.problems().get(0).code().equals("Run/UnknownRun") ? e : ofOthers;
            }
        }
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        String first = String.valueOf(invocation.arguments().operand(0));
        String second = String.valueOf(invocation.arguments().operand(1));
        String other = invocation.arguments().value(OTHER_STORE);
        try (ArtifactStore store = ReadOnly.open(invocation, "run '" + first + "'");
                ArtifactStore otherStore = other == null ? null : open(invocation, other, second)) {
            StoredRun before = find(invocation, store, first);
            StoredRun after = find(invocation, otherStore == null ? store : otherStore, second);
            RunPlans plans = new RunPlans(invocation.pipelines());
            RunDiff diff = RunDiff.of(before, after, plans.of(before.record()), plans.of(after.record()));
            invocation.print(() -> RunDiffReport.json(diff), () -> RunDiffReport.lines(diff));
            return diff.isSame() ? ExitCodes.OK : ExitCodes.DIFFERS;
        }
    }
}
