package dev.icosian.cli.internal.command;

import dev.icosian.ArtifactStore;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.args.OptionForm;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Examples;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.ReadOnly;
import dev.icosian.cli.internal.history.RunDocument;
import dev.icosian.cli.internal.history.RunPlans;
import dev.icosian.cli.internal.history.RunReport;
import dev.icosian.cli.internal.history.RunView;
import dev.icosian.cli.internal.history.ShownValue;
import dev.icosian.cli.internal.history.StoredRun;
import dev.icosian.cli.internal.history.StoredRuns;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.runtime.internal.record.StoredOutput;
import dev.icosian.runtime.internal.value.ArtifactReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a run, or a value that it has stored. */
final class ShowCommand implements Command {
    private static final String HEAD = "head";
    private static final String OUT = "out";
    private static final int ROWS = 20;

    @Override
    public CommandForm form() {
        return new CommandForm(
                "show",
                "show a run, or a value that it has stored",
                List.of(
                        "Of a run: its steps with the reason of each, attempts, failures, checks and artifacts. A step"
                                + " is stale if it was computed from other inputs than the run has now.",
                        "Of a node that leaves its step: the value as text or as a table, or its bytes in a file."),
                "RUN [NODE]",
                true,
                List.of(
                        OptionForm.value(HEAD, "N", "show at most so many rows of a value; default: " + ROWS),
                        OptionForm.value(OUT, "FILE", "write the bytes of a value, as they are stored, to a file"),
                        ReadOnly.option(),
                        CommonOptions.pipeline(),
                        CommonOptions.json(),
                        CommonOptions.verbose()),
                List.of("show " + Examples.RUN_ID, "show " + Examples.RUN_ID + " model --out model.bin"));
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        String node = invocation.arguments().operand(1);
        int rows = rows(invocation, node);
        String id = String.valueOf(invocation.arguments().operand(0));
        try (ArtifactStore store = ReadOnly.open(invocation, "run '" + id + "'")) {
            StoredRun run = new StoredRuns(store).find(id, ReadOnly.pipelines(invocation));
            RunView view = new RunView(run, new RunPlans(invocation.pipelines()).of(run.record()));
            List<RunView.Step> steps = view.steps();
            if (node == null) {
                showRun(invocation, view, steps);
            } else {
                showValue(invocation, ShownValue.find(view, steps, node), rows);
            }
            return ExitCodes.OK;
        }
    }

    private static int rows(Invocation invocation, @Nullable String node) {
        String head = invocation.arguments().value(HEAD);
        if (node == null && (head != null || invocation.arguments().has(OUT))) {
            throw new PipelineException(List.of(new Problem(
                    "Usage/MissingWord",
                    "--" + (head == null ? OUT : HEAD) + " is about a value, and no node is named",
                    null,
                    "write show RUN NODE")));
        }
        if (head == null) {
            return ROWS;
        }
        try {
            int rows = Integer.parseInt(head);
            if (rows >= 0) {
                return rows;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new PipelineException(List.of(
                new Problem("Usage/NoNumber", "--head is no number of rows: " + head, null, "write --head 100")));
    }

    private static void showRun(Invocation invocation, RunView view, List<RunView.Step> steps) {
        if (invocation.isJson()) {
            invocation.host().out().println(RunDocument.of(view, steps));
            return;
        }
        Map<String, String> commands = new LinkedHashMap<>();
        boolean isOpen = view.outcome() == RunView.Outcome.FAILED || view.outcome() == RunView.Outcome.UNFINISHED;
        if (isOpen && view.plan() != null) {
            boolean storeGiven = invocation.arguments().has(CommonOptions.STORE);
            commands.put(
                    view.outcome() == RunView.Outcome.FAILED ? "after the fix" : "go on",
                    new Reproduction(
                                    invocation, view.run().record().pipeline(), ReadOnly.choice(invocation), storeGiven)
                            .resume(view.run().record().runId()));
        }
        RunReport.lines(view, steps, commands).forEach(invocation.host().out()::println);
    }

    private static void showValue(Invocation invocation, ShownValue value, int rows) throws IOException {
        String file = invocation.arguments().value(OUT);
        if (file != null) {
            write(invocation, value, file);
        }
        if (invocation.isJson()) {
            invocation.host().out().println(value.json());
        } else if (file == null) {
            value.lines(rows).forEach(invocation.host().out()::println);
        }
    }

    private static void write(Invocation invocation, ShownValue value, String file) throws IOException {
        StoredOutput.Bytes bytes = value.output().bytes();
        if (bytes == null) {
            throw new PipelineException(List.of(new Problem(
                    "Run/NoBytes",
                    "'" + value.output().node() + "' is null and has no bytes",
                    null,
                    "leave out --out")));
        }
        Path path = invocation.host().workingDirectory().resolve(file);
        WholeFile.write(path, out -> new ArtifactReader(value.view().run().store()).copy(value.output(), out));
        invocation
                .host()
                .err()
                .println("wrote " + Amounts.size(bytes.size()) + " " + bytes.mediaType() + " to " + file);
    }
}
