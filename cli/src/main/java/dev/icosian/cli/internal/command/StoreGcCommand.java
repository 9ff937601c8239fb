package dev.icosian.cli.internal.command;

import dev.icosian.ArtifactStore;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.args.OptionForm;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.ReadOnly;
import dev.icosian.cli.internal.store.CollectionResult;
import dev.icosian.cli.internal.store.StoreCollection;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Removes what no run needs. */
final class StoreGcCommand implements Command {
    private static final String APPLY = "apply";
    private static final String GRACE = "grace";
    private static final String KEEP = "keep";
    private static final Duration DEFAULT_GRACE = Duration.ofHours(24);
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})([smhd])");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    @Override
    public CommandForm form() {
        return new CommandForm(
                "store gc",
                "remove results that no run of the store needs; says first what it would do",
                List.of(
                        "A result stays as long as a run names it. Others are condemned, so that nobody takes them up,"
                                + " and deleted by a later call, after the grace. Blobs go with the last result that"
                                + " names them. Runs may go on meanwhile.",
                        "Runs are removed by runs forget, or by --keep. Without --apply nothing is changed."),
                "",
                false,
                List.of(
                        ReadOnly.option(),
                        OptionForm.flag(APPLY, "do it"),
                        OptionForm.value(
                                GRACE,
                                "TIME",
                                "leave what is younger: 90m, 24h, 7d; longer than any attempt of a step. Default: 24h"),
                        OptionForm.value(KEEP, "N", "forget all but the newest N runs of each pipeline; default: none"),
                        CommonOptions.json(),
                        CommonOptions.verbose()),
                List.of("store gc", "store gc --keep 100 --apply"));
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        StoreCollection.Settings settings = new StoreCollection.Settings(
                Instant.now(),
                grace(invocation),
                keep(invocation),
                invocation.arguments().has(APPLY));
        try (ArtifactStore store = ReadOnly.open(invocation, "result")) {
            CollectionResult result = new StoreCollection(store, settings).collect();
            invocation.print(() -> result.json(ReadOnly.choice(invocation).shown()), result::lines);
            return ExitCodes.OK;
        }
    }

    private static Duration grace(Invocation invocation) {
        String given = invocation.arguments().value(GRACE);
        if (given == null) {
            return DEFAULT_GRACE;
        }
        Matcher time = TIME.matcher(given);
        if (!time.matches()) {
            throw noNumber("--grace is no time: " + given, "write a whole number and a unit: 90m, 24h or 7d");
        }
        long count = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static int keep(Invocation invocation) {
        String given = invocation.arguments().value(KEEP);
        if (given == null) {
            return Integer.MAX_VALUE;
        }
        if (!COUNT.matcher(given).matches()) {
            throw noNumber("--keep is no number of runs: " + given, "write --keep 100, or leave it out");
        }
        return Integer.parseInt(given);
    }

    private static PipelineException noNumber(String message, String hint) {
        return new PipelineException(List.of(new Problem("Usage/NoNumber", message, null, hint)));
    }
}
