package dev.icosian.runtime.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.Secret;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.testing.RunText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResourcesTest {
    private static final Secret PASSWORD = Secret.of("password");

    @BeforeEach
    void reset() {
        Warehouse.reset();
    }

    @Test
    void missingResourceIsToldBeforeAnythingRuns() {
        try (ArtifactStore store = Stores.memory()) {
            assertThatThrownBy(() ->
                            Runner.local(store).secret("dbPassword", PASSWORD).run(Warehouse.pipeline(), Map.of()))
                    .hasMessage("""
                            [Run/MissingResource] resource 'pool' (Pool) is not supplied, and 'client' needs it
                              fix: supply it: Icosian.app().resource("pool", …), or in code Runner.resource("pool", …)""");
        }
    }

    @Test
    void resourceOfAnotherTypeIsTold() {
        try (ArtifactStore store = Stores.memory()) {
            assertThatThrownBy(() -> Runner.local(store)
                            .secret("dbPassword", PASSWORD)
                            .resource("pool", "none")
                            .run(Warehouse.pipeline(), Map.of()))
                    .hasMessage("""
                            [Run/WrongType] resource 'pool' is of type Pool, but the object supplied is of type String
                              fix: supply an object of type Pool""");
        }
    }

    @Test
    void resourceThatAStepDoesNotNeedMayBeMissing() {
        Pipeline reportOnly = Warehouse.pipeline().toBuilder()
                .replacing("orders")
                .param("orders", List.of(1, 2))
                .build();
        assertThat(Driver.of(reportOnly).request("total").execute().get("total", Integer.class))
                .isEqualTo(3);
    }

    @Test
    void nobodyButTheHostClosesAResource() {
        try (ArtifactStore store = Stores.memory()) {
            Closeable resource = new Closeable();
            Pipeline pipeline = Pipeline.named("closing")
                    .modules(Readers.class)
                    .outputs("answer")
                    .resource("service", Closeable.class)
                    .ephemeral("session")
                    .build();
            Runner.local(store).resource("service", resource).run(pipeline, Map.of());
            Driver.builder(pipeline)
                    .resource("service", resource)
                    .build()
                    .request("answer")
                    .execute();

            assertThat(resource.closed).isFalse();
        }
    }

    @Test
    void driverKnowsWhichResourcesThereAre() {
        assertThatThrownBy(() -> Driver.builder(Warehouse.pipeline())
                        .resource("pol", new Warehouse.Pool(List.of()))
                        .resource("pool", "none")
                        .build())
                .hasMessage("""
                        2 problems

                        [Run/UnknownResource] the pipeline declares no resource 'pol'
                          fix: did you mean 'pool'?

                        [Run/WrongType] resource 'pool' is of type Pool, but the object supplied is of type String
                          fix: supply an object of type Pool""");
        assertThatThrownBy(() -> Driver.of(Warehouse.pipeline())
                        .request("total")
                        .param("dbPassword", PASSWORD)
                        .execute())
                .hasMessage("""
                        [Run/MissingResource] resource 'pool' (Pool) is not supplied, and 'client' needs it
                          fix: add resource("pool", …) where the driver is made""");
        assertThatThrownBy(() -> Driver.of(Warehouse.pipeline())
                        .request("total")
                        .param("dbPassword", PASSWORD)
                        .param("pool", new Warehouse.Pool(List.of()))
                        .execute())
                .hasMessageContaining("""
                        [Run/UnknownParameter] 'pool' is a resource, not a param
                          fix: supply it where the driver is made: resource("pool", …)""");
    }

    @Test
    void keyDoesNotDependOnTheResource() {
        try (ArtifactStore store = Stores.memory()) {
            Runner runner = Runner.local(store).secret("dbPassword", PASSWORD);
            runner.resource("pool", new Warehouse.Pool(List.of(1))).run(Warehouse.pipeline(), Map.of());
            assertThat(RunText.of(runner.resource("pool", new Warehouse.Pool(List.of(2)))
                            .run(Warehouse.pipeline(), Map.of())))
                    .containsExactly("extract: reused, nothing changed", "report: reused, nothing changed");
        }
    }

    /** A service of the host. */
    public static final class Closeable implements AutoCloseable {
        private boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }

    /** What reads it. */
    public static final class Readers {
        private Readers() {}

        public record Session(String id) {}

        public static Session session(Closeable service) {
            return new Session(service.closed ? "closed" : "open");
        }

        public static String answer(Session session) {
            return session.id();
        }
    }
}
