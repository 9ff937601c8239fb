package dev.icosian.temporal.internal.connect;

import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.compiler.Compilation;
import dev.icosian.internal.ModelAccess;
import dev.icosian.runtime.internal.params.ParamSet;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Paths that only this machine can see, and other workers could not: found before anything is submitted. */
public final class LocalPlaces {
    private LocalPlaces() {}

    /**
     * Returns what params and publications name on this machine.
     *
     * @param imports whether what the pipeline imports is copied into the store before workers start
     * @param fix what can be done instead of what is said of each
     */
    public static List<Problem> of(
            Compilation compilation, Collection<ParamSet.Param> params, boolean imports, String fix) {
        List<Problem> problems = new ArrayList<>();
        List<String> importing =
                ModelAccess.get().declaration(compilation.pipeline()).importing();
        for (ParamSet.Param param : params) {
            if (imports && importing.contains(param.spec().name())) {
                continue;
            }
            for (Path file : param.files()) {
                problems.add(new Problem(
                        "Target/LocalPath",
                        "param '" + param.spec().name() + "' is the path '" + file
                                + "' on this machine, and workers run on any",
                        null,
                        imports ? fix + "let the pipeline import it" : fix + "name a place that all of them reach"));
            }
        }
        for (Plan.Publication publication : compilation.plan().publications()) {
            String to = publication.to().template();
            if (isRelative(to, params)) {
                problems.add(new Problem(
                        "Target/LocalPath",
                        "'" + publication.node() + "' is published to the relative path '" + to
                                + "', and workers run on any machine",
                        null,
                        fix + "publish to a place that all of them reach"));
            }
        }
        return problems;
    }

    private static boolean isRelative(String template, Collection<ParamSet.Param> params) {
        for (ParamSet.Param param : params) {
            if (param.value() instanceof URI uri
                    && template.startsWith("{" + param.spec().name() + "}")) {
                return !uri.isAbsolute();
            }
        }
        return !template.contains(":") && !template.startsWith("/");
    }
}
