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
import dev.icosian.cli.internal.given.StoreChoice;
import dev.icosian.cli.internal.store.RunCopy;
import dev.icosian.cli.internal.store.RunRecords;
import dev.icosian.cli.internal.store.RunRecords.Place;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.ProblemText;
import dev.icosian.compiler.json.CanonicalJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies runs to another store. */
final class StoreCopyCommand implements Command {
    private static final int FORMAT = 1;
    private static final String TO = "to";

    @Override
    public CommandForm form() {
        return new CommandForm(
                "store copy",
                "copy runs, with everything that they need, to another store",
                List.of(
                        "There, run --resume goes on with them and computes only what has no result. What is there"
                                + " already is compared and kept, so that a copy can be repeated, and goes on after"
                                + " whatever ended it. All bytes are verified.",
                        "A result that is damaged or missing is not copied: the exit code is 65, and its step is"
                                + " computed again where the run goes on."),
                "RUN…",
                true,
                List.of(
                        OptionForm.value(TO, "URI", "the store to copy to: a folder, or file:…, s3:…"),
                        ReadOnly.option(),
                        OptionForm.value(CommonOptions.PIPELINE, "NAME", "only runs of this pipeline"),
                        CommonOptions.json(),
                        CommonOptions.verbose()),
                List.of("store copy " + Examples.RUN_ID + " --to ../other/.icosian"));
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        List<String> ids = invocation.arguments().operands();
        StoreChoice target = target(invocation);
        try (ArtifactStore from = ReadOnly.open(invocation, "run '" + ids.get(0) + "'")) {
            Iterable<Place> places =
                    new RunRecords(from).find(ids, invocation.arguments().value(CommonOptions.PIPELINE));
            try (ArtifactStore to = target.open()) {
                if (from.uri().equals(to.uri())) {
                    throw problem(
                            "Usage/SameStore",
                            "--to names the store that is copied from: " + target.shown(),
                            "name another one");
                }
                List<RunCopy.Result> results = new ArrayList<>();
                RunCopy copy = new RunCopy(from, to);
                for (Place place : places) {
                    results.add(copy.copy(place));
                    if (!invocation.isJson()) {
                        print(invocation, results.get(results.size() - 1));
                    }
                }
                if (invocation.isJson()) {
                    invocation.host().out().println(json(invocation, target, results));
                }
                boolean isWhole =
                        results.stream().allMatch(result -> result.findings().isEmpty());
                return isWhole ? ExitCodes.OK : ExitCodes.DATA;
            }
        }
    }

    private static StoreChoice target(Invocation invocation) {
        String to = invocation.arguments().value(TO);
        if (to == null) {
            throw problem("Usage/MissingOption", "store copy needs --to", "add --to with another store");
        }
        StoreChoice target = StoreChoice.of(to, invocation.host().workingDirectory());
        if (target.isMemory()) {
            throw problem(
                    "Target/MemoryStore",
                    "store copy cannot use the store '" + to + "': what it holds ends with this process",
                    "give a store that other processes see: --to with a folder");
        }
        return target;
    }

    private static PipelineException problem(String code, String message, String hint) {
        return new PipelineException(List.of(new Problem(code, message, null, hint)));
    }

    private static void print(Invocation invocation, RunCopy.Result result) {
        result.findings().forEach(problem -> invocation.host().err().println(ProblemText.error(problem)));
        invocation
                .host()
                .out()
                .println("copied run " + result.place().runKey() + " of "
                        + result.place().pipeline() + ": " + Amounts.count(result.results(), "result") + ", "
                        + Amounts.count(result.blobs(), "new blob") + " (" + Amounts.size(result.bytes()) + ")");
    }

    private static String json(Invocation invocation, StoreChoice target, List<RunCopy.Result> results) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("formatVersion", FORMAT);
        tree.put("from", ReadOnly.choice(invocation).shown());
        tree.put("to", target.shown());
        tree.put(
                "runs",
                results.stream()
                        .map(result -> {
                            Map<String, Object> run = new LinkedHashMap<>();
                            run.put("pipeline", result.place().pipeline());
                            run.put("runKey", result.place().runKey());
                            run.put("results", result.results());
                            run.put("blobs", result.blobs());
                            run.put("bytes", result.bytes());
                            run.put(
                                    "findings",
                                    result.findings().stream()
                                            .map(ProblemText::tree)
                                            .toList());
                            return run;
                        })
                        .toList());
        return CanonicalJson.valueText(tree);
    }
}
