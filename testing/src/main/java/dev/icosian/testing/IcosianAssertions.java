package dev.icosian.testing;

import dev.icosian.Materializer;
import dev.icosian.Pipeline;

/** Entry points, for a static import beside AssertJ's or JUnit's. */
public final class IcosianAssertions {
    private IcosianAssertions() {}

    /** Starts assertions on a pipeline. */
    public static PipelineAssert assertThat(Pipeline pipeline) {
        return new PlannedPipeline(pipeline);
    }

    /** Starts assertions on a materializer. */
    public static <T> MaterializerAssert<T> assertThat(Materializer<T> materializer) {
        return new LawfulMaterializer<>(materializer);
    }
}
