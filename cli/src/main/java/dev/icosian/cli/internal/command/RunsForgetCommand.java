package dev.icosian.cli.internal.command;

import dev.icosian.ArtifactStore;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.args.OptionForm;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Examples;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.ReadOnly;
import dev.icosian.cli.internal.store.RunRecords;
import dev.icosian.cli.internal.store.RunRecords.Place;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.compiler.json.CanonicalJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deletes the records of runs. */
final class RunsForgetCommand implements Command {
    private static final int FORMAT = 1;

    @Override
    public CommandForm form() {
        return new CommandForm(
                "runs forget",
                "delete the records of runs, never their results",
                List.of(
                        "The run's params, states and reasons are gone then, and its id is free for another run. Results"
                                + " stay, and are reused by other runs. A run that cannot be read is forgotten, too.",
                        "If one of the runs is not there, none is forgotten. Do not forget a run that goes on."),
                "RUN…",
                true,
                List.of(
                        ReadOnly.option(),
                        OptionForm.value(CommonOptions.PIPELINE, "NAME", "only runs of this pipeline"),
                        CommonOptions.json(),
                        CommonOptions.verbose()),
                List.of("runs forget " + Examples.RUN_ID));
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        List<String> ids = invocation.arguments().operands();
        try (ArtifactStore store = ReadOnly.open(invocation, "run '" + ids.get(0) + "'")) {
            RunRecords records = new RunRecords(store);
            List<Map<String, Object>> forgotten = new ArrayList<>();
            for (Place place : records.find(ids, invocation.arguments().value(CommonOptions.PIPELINE))) {
                int files = records.forget(place);
                forgotten.add(Map.of("pipeline", place.pipeline(), "runKey", place.runKey(), "files", files));
                if (!invocation.isJson()) {
                    invocation
                            .host()
                            .out()
                            .println("forgot run " + place.runKey() + " of " + place.pipeline() + ": "
                                    + Amounts.count(files, "file"));
                }
            }
            if (invocation.isJson()) {
                Map<String, Object> tree = new LinkedHashMap<>();
                tree.put("formatVersion", FORMAT);
                tree.put("forgotten", forgotten);
                invocation.host().out().println(CanonicalJson.valueText(tree));
            }
            return ExitCodes.OK;
        }
    }
}
