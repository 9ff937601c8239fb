package dev.icosian.equivalence;

import dev.icosian.Pipeline;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.Compiler;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.params.ParamResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is run everywhere.
 *
 * @param params of the run; files by absolute paths
 * @param resources what functions get from outside, here; the program has its own
 * @param program offers the pipeline by its name
 */
public record Subject(Pipeline pipeline, Map<String, Object> params, Map<String, Object> resources, Program program) {
    /** Copies the maps. */
    public Subject {
        params = Map.copyOf(params);
        resources = Map.copyOf(resources);
    }

    public String name() {
        return pipeline.name();
    }

    /** Returns the params as commands and other systems take them. */
    public String paramsJson() {
        Compilation compilation = Compiler.compile(pipeline);
        return CanonicalJson.valueText(
                ParamResolver.resolve(name(), compilation.dataflow().params(), GivenParams.ofValues(params))
                        .trees());
    }

    /** Writes the params to a file, which {@code --params} takes. */
    public Path writeParams(Path folder) throws IOException {
        return Files.writeString(folder.resolve(name() + ".params.json"), paramsJson());
    }

    @Override
    public String toString() {
        return name();
    }
}
