package dev.icosian.cli.internal.command;

import dev.icosian.runtime.internal.record.StoredOutput;
import dev.icosian.runtime.internal.step.StepResult;
import org.jspecify.annotations.Nullable;

/** How large stored values are. */
final class StoredSizes {
    private StoredSizes() {}

    /** Returns the size in bytes of an output of a step, null if it is not known. */
    static @Nullable Long of(StepResult result, String node) {
        StoredOutput output = result.manifest().output(node);
        return output == null || output.bytes() == null
                ? null
                : Long.valueOf(output.bytes().size());
    }
}
