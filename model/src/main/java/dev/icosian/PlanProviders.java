package dev.icosian;

import dev.icosian.internal.PlanProvider;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the compiler. */
final class PlanProviders {
    private PlanProviders() {}

    static PlanProvider find() {
        return ServiceLoader.load(PlanProvider.class, PlanProvider.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new PipelineException(List.of(new Problem(
                        "Plan/NoCompiler",
                        "the compiler is not on the class path",
                        null,
                        "add the dependency dev.icosian:icosian-compiler (icosian-cli brings it); in a fat jar, let the"
                                + " shade plugin merge META-INF/services (ServicesResourceTransformer)"))));
    }
}
