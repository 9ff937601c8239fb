package dev.icosian.cli.internal.command;

import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.args.HelpText.Section;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.Pipelines;
import java.util.List;

/** A command of the user's jar. */
interface Command {
    /** Returns what it takes. */
    CommandForm form();

    /** Returns what its help says about the pipelines of this jar. */
    default List<Section> help(Pipelines pipelines) {
        return List.of();
    }

    /** Returns what stands behind the program's name in examples, with names of this jar where there are some. */
    default List<String> examples(Pipelines pipelines) {
        return form().examples();
    }

    /**
     * Does it and returns the exit code.
     *
     * @throws dev.icosian.PipelineException with problems, which the launcher shows and turns into an exit code
     */
    int run(Invocation invocation) throws Exception;
}
