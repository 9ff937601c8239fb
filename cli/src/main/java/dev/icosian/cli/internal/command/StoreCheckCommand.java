package dev.icosian.cli.internal.command;

import dev.icosian.ArtifactStore;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.ReadOnly;
import dev.icosian.cli.internal.store.CheckResult;
import dev.icosian.cli.internal.store.StoreCheck;
import java.io.IOException;
import java.util.List;

/** Reads all that a store holds. */
final class StoreCheckCommand implements Command {
    @Override
    public CommandForm form() {
        return new CommandForm(
                "store check",
                "read everything in a store, and list what is damaged or missing",
                List.of("Every blob must have the bytes that its digest names; every manifest and every record of a run"
                        + " must be whole, and name only what is there. Nothing is changed, and no finding does harm by"
                        + " itself: what is damaged is never used, but computed again. The exit code is 65 if there are"
                        + " findings."),
                "",
                false,
                List.of(ReadOnly.option(), CommonOptions.json(), CommonOptions.verbose()),
                List.of("store check", "store check --store results --json"));
    }

    @Override
    public int run(Invocation invocation) throws IOException {
        try (ArtifactStore store = ReadOnly.open(invocation, "result")) {
            CheckResult result = new StoreCheck(store).check();
            invocation.print(() -> result.json(ReadOnly.choice(invocation).shown()), result::lines);
            return result.isSound() ? ExitCodes.OK : ExitCodes.DATA;
        }
    }
}
