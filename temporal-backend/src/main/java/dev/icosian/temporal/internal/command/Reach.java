package dev.icosian.temporal.internal.command;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.temporal.internal.connect.LocalPlaces;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What of a submission only this machine can see, and other workers could not: found before anything is submitted. */
final class Reach {
    private static final String FIX = "if every machine sees it under the same name, add --shared-files; else ";

    private Reach() {}

    /** Throws all findings; with shared files only those that no machine can share. */
    static void check(Requested requested, Requested.Named named, boolean sharesFiles) {
        List<Problem> problems = new ArrayList<>();
        URI store = requested.settings().store().uri();
        if ("memory".equals(store.getScheme())) {
            problems.add(memory(store.toString()));
        } else if ("file".equals(store.getScheme()) && !sharesFiles) {
            problems.add(new Problem(
                    "Target/LocalPath",
                    "the store " + store + " is a folder of this machine, and workers run on any",
                    null,
                    FIX + "use a store that all of them reach"));
        }
        if (!sharesFiles) {
            problems.addAll(
                    LocalPlaces.of(named.submission().compilation(), named.params(), named.importsFiles(), FIX));
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
    }

    static Problem memory(String store) {
        return new Problem(
                "Target/MemoryStore",
                "the store " + store + " is gone with this process, and workers are other ones",
                null,
                "give a store that all processes reach: a folder, or a URI");
    }
}
