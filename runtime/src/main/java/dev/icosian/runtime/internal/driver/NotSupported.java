package dev.icosian.runtime.internal.driver;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import java.util.List;

/** What the API promises and the Driver cannot do yet. */
final class NotSupported {
    private NotSupported() {}

    static PipelineException problem(String feature) {
        return new PipelineException(List.of(new Problem(
                "Driver/NotSupported", "'" + feature + "' of the Driver is not supported yet", null, "leave it out")));
    }
}
