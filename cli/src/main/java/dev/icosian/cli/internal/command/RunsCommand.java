package dev.icosian.cli.internal.command;

import dev.icosian.ArtifactStore;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.args.OptionForm;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.ReadOnly;
import dev.icosian.cli.internal.history.RunList;
import dev.icosian.cli.internal.history.RunPlans;
import dev.icosian.cli.internal.history.RunView;
import dev.icosian.cli.internal.history.StoredRun;
import dev.icosian.cli.internal.history.StoredRuns;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.ProblemText;
import dev.icosian.runtime.internal.record.RunRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lists the runs of a store. */
final class RunsCommand implements Command {
    private static final int SHOWN = 20;
    private static final String ALL = "all";

    @Override
    public CommandForm form() {
        return new CommandForm(
                "runs",
                "list the runs of a store, newest first",
                List.of(
                        "A run is done if every step of the plan has a result, failed if one failed, else unfinished. A"
                                + " run of another plan has the results that it has; which others it should have is not"
                                + " known.",
                        "The time is that of its attempts; of what ran side by side it counts once."),
                "",
                false,
                List.of(
                        ReadOnly.option(),
                        OptionForm.value(CommonOptions.PIPELINE, "NAME", "only the runs of this pipeline"),
                        OptionForm.flag(ALL, "list all, not only the newest " + SHOWN),
                        CommonOptions.json(),
                        CommonOptions.verbose()),
                List.of("runs", "runs --all --json"));
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        try (ArtifactStore store = ReadOnly.open(invocation, "run")) {
            StoredRuns.Found found =
                    new StoredRuns(store).all(invocation.arguments().value(CommonOptions.PIPELINE));
            List<RunRecord> records = found.records();
            int shown = invocation.arguments().has(ALL) ? records.size() : Math.min(SHOWN, records.size());
            RunPlans plans = new RunPlans(invocation.pipelines());
            List<RunView> views = new ArrayList<>();
            for (RunRecord record : records.subList(0, shown)) {
                views.add(new RunView(StoredRun.of(store, record), plans.of(record)));
            }
            found.damaged().forEach(problem -> invocation.host().err().println(ProblemText.warning(problem)));
            if (invocation.isJson()) {
                invocation.host().out().println(RunList.json(views, found.damaged()));
                return ExitCodes.OK;
            }
            RunList.lines(views).forEach(invocation.host().out()::println);
            if (records.isEmpty()) {
                invocation
                        .host()
                        .err()
                        .println("no runs in store "
                                + ReadOnly.choice(invocation).shown());
            } else if (shown < records.size()) {
                invocation.host().err().println(Amounts.count(records.size() - shown, "older run") + ": runs --all");
            }
            return ExitCodes.OK;
        }
    }
}
