package dev.icosian.temporal.internal.command;

import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.runtime.internal.params.ParamSet;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What only this machine can see, and other workers could not: found before anything is submitted. */
final class LocalPlaces {
    private static final String FIX = "if every machine sees it under the same name, add --shared-files; else ";

    private LocalPlaces() {}

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
            for (ParamSet.Param param : named.params()) {
                param.files()
                        .forEach(file -> problems.add(new Problem(
                                "Target/LocalPath",
                                "param '" + param.spec().name() + "' is the path '" + file
                                        + "' on this machine, and workers run on any",
                                null,
                                FIX + "let the pipeline import it")));
            }
            for (Plan.Publication publication :
                    named.submission().compilation().plan().publications()) {
                String to = publication.to().template();
                if (!to.contains(":") && !to.startsWith("/")) {
                    problems.add(new Problem(
                            "Target/LocalPath",
                            "'" + publication.node() + "' is published to the relative path '" + to
                                    + "', and workers run on any machine",
                            null,
                            FIX + "publish to a place that all of them reach"));
                }
            }
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
