package dev.icosian.runtime.internal.step;

import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.runtime.internal.params.ParamSet;
import dev.icosian.runtime.internal.record.FilePin;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of one run gets into the keys of a step. Immutable. */
record RunIngredients(
        RunContext run,
        Map<String, @Nullable String> inputs,
        Map<String, FilePin> files,
        Map<String, Optional<String>> sources)
        implements StepIdentity.Ingredients {
    @Override
    public ParamSet params() {
        return run.params();
    }

    @Override
    public Map<String, ConfigSpec> config() {
        return run.compilation().dataflow().config();
    }

    @Override
    public String runKey() {
        return run.runKey();
    }
}
