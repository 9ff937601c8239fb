package dev.icosian.cli.internal.given;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.cli.internal.args.OptionForm;
import java.util.List;

/** What commands share that look at a store: it must be there already. */
public final class ReadOnly {
    private static final String DEFAULT_STORE = ".icosian";

    private ReadOnly() {}

    /** Returns the option for the store. */
    public static OptionForm option() {
        return CommonOptions.store("default: " + DEFAULT_STORE);
    }

    /** Returns the store that was asked for. */
    public static StoreChoice choice(Invocation invocation) {
        String text = invocation.arguments().value(CommonOptions.STORE);
        return StoreChoice.of(
                text == null ? DEFAULT_STORE : text, invocation.host().workingDirectory());
    }

    /** Opens the store; that it is not there is a problem. */
    public static ArtifactStore open(Invocation invocation, String wanted) {
        StoreChoice choice = choice(invocation);
        choice.checkExists(wanted);
        return choice.open();
    }

    /** Returns the names of the pipelines to look at: the one that was asked for, or all of this program. */
    public static List<String> pipelines(Invocation invocation) {
        String name = invocation.arguments().value(CommonOptions.PIPELINE);
        return name == null
                ? invocation.pipelines().whole().stream().map(Pipeline::name).toList()
                : List.of(name);
    }
}
