package dev.icosian.runtime.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.ArtifactStore;
import dev.icosian.Dataflow;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.RunListener;
import dev.icosian.Secret;
import dev.icosian.StepOutcome;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.testing.RunText;
import dev.icosian.runtime.internal.testing.StoreFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final String VALUE = "s3cr3t/word é";
    private static final String IN_URLS = "s3cr3t%2Fword+%C3%A9";
    private static final Warehouse.Pool POOL = new Warehouse.Pool(List.of(3, 4));

    @TempDir
    private Path folder;

    @BeforeEach
    void reset() {
        Warehouse.reset();
    }

    private static Runner runner(ArtifactStore store, Everything heard) {
        return Runner.local(store)
                .secret("dbPassword", Secret.of(VALUE))
                .resource("pool", POOL)
                .listener(heard);
    }

    @Test
    void runLeavesNoByteOfTheSecretBehind() {
        try (ArtifactStore store = Stores.directory(folder)) {
            Everything heard = new Everything();
            Run run = runner(store, heard).run(Warehouse.pipeline(), Map.of());

            assertThat(run.results().get("total", Integer.class)).isEqualTo(7);
            assertThat(Warehouse.EVENTS).containsExactly("open", "query", "close");
            assertThat(files()).isNotEmpty().allSatisfy(SecretsTest::assertClean);
            assertThat(heard.text).isNotEmpty().allSatisfy(SecretsTest::assertClean);
        }
    }

    @Test
    void failureThatShowsTheSecretLeavesNoByteOfItBehind() {
        try (ArtifactStore store = Stores.directory(folder)) {
            Everything heard = new Everything();
            Warehouse.refusing = true;
            Run run = runner(store, heard).run(Warehouse.pipeline(), Map.of());

            assertThat(RunText.of(run))
                    .containsExactly(
                            "extract: failed, Run/NodeFailed orders: login refused at"
                                    + " jdbc:test:user=me;password=***",
                            "report: skipped, needs extract");
            assertThat(files()).isNotEmpty().allSatisfy(SecretsTest::assertClean);
            assertThat(heard.text)
                    .anyMatch(text -> text.contains(
                            "java.lang.IllegalStateException: login refused at" + " jdbc:test:user=me;password=***"))
                    .anyMatch(text -> text.contains("Suppressed: java.lang.IllegalArgumentException: also"))
                    .allSatisfy(SecretsTest::assertClean);
            assertThatThrownBy(run::results).satisfies(thrown -> assertClean(trace(thrown)));
            assertThat(Warehouse.EVENTS).containsExactly("open", "query", "close");
        }
    }

    @Test
    void keyDoesNotDependOnTheSecret() {
        try (ArtifactStore store = Stores.memory()) {
            runner(store, new Everything()).run(Warehouse.pipeline(), Map.of());
            Run other = Runner.local(store)
                    .secret("dbPassword", Secret.of("changed since"))
                    .resource("pool", POOL)
                    .run(Warehouse.pipeline(), Map.of());

            assertThat(RunText.of(other))
                    .containsExactly("extract: reused, nothing changed", "report: reused, nothing changed");
        }
    }

    @Test
    void missingSecretIsToldBeforeAnythingRuns() {
        try (ArtifactStore store = Stores.memory()) {
            assertThatThrownBy(() -> Runner.local(store).resource("pool", POOL).run(Warehouse.pipeline(), Map.of()))
                    .isExactlyInstanceOf(PipelineException.class)
                    .hasMessage("""
                            [Run/MissingSecret] secret 'dbPassword' is not given, and 'url' needs it
                              fix: add --secret dbPassword=env:VARIABLE or --secret dbPassword=file:PATH, or set \
                            ICOSIAN_SECRET_dbPassword to env:… or file:…; in code: Runner.secret("dbPassword", …)""");
            assertThat(StoreFiles.keys(store, "runs/")).isEmpty();
            assertThat(Warehouse.EVENTS).isEmpty();
        }
    }

    @Test
    void secretThatIsNoSecretIsTold() {
        try (ArtifactStore store = Stores.memory()) {
            assertThatThrownBy(() -> Runner.local(store)
                            .resource("pool", POOL)
                            .resource("dbPassword", VALUE)
                            .run(Warehouse.pipeline(), Map.of()))
                    .hasMessage("""
                            [Run/WrongType] secret 'dbPassword' is given as a value of type String
                              fix: give a Secret: Secret.of(…)""");
        }
    }

    @Test
    void driverTakesSecretsAsParams() {
        Driver driver =
                Driver.builder(Warehouse.pipeline()).resource("pool", POOL).build();

        assertThat(driver.request("total")
                        .param("dbPassword", Secret.of(VALUE))
                        .execute()
                        .get("total", Integer.class))
                .isEqualTo(7);
        assertThat(driver.request("total")
                        .override("orders", List.of(1))
                        .execute()
                        .get("total", Integer.class))
                .isEqualTo(1);
        assertThatThrownBy(() -> driver.request("total").execute()).hasMessage("""
                [Run/MissingSecret] secret 'dbPassword' is not given, and 'url' needs it
                  fix: add param("dbPassword", Secret.of(…))""");
        assertThatThrownBy(
                        () -> driver.request("total").param("dbPassword", VALUE).execute())
                .hasMessage("""
                        [Run/WrongType] secret 'dbPassword' is given as a value of type String
                          fix: give a Secret: Secret.of(…)""");
        Warehouse.refusing = true;
        PipelineException failed = catchThrowableOfType(
                PipelineException.class,
                () -> driver.request("total")
                        .param("dbPassword", Secret.of(VALUE))
                        .execute());
        assertThat(failed).hasMessageContaining("orders: login refused at jdbc:test:user=me;password=***");
        assertClean(trace(failed));
    }

    /** The params of a request as a record. */
    public record Login(Secret dbPassword) {}

    /** What it yields. */
    public record Total(int total) {}

    @Test
    void functionTakesSecretsAsComponents() {
        Driver driver =
                Driver.builder(Warehouse.pipeline()).resource("pool", POOL).build();

        assertThat(driver.function(Login.class, Total.class).apply(new Login(Secret.of(VALUE))))
                .isEqualTo(new Total(7));
        assertThatThrownBy(() -> driver.function(Login.class, Total.class).apply(new Login(null)))
                .hasMessageStartingWith("[Run/MissingSecret] secret 'dbPassword' is not given");
        assertThatThrownBy(() -> driver.function(Nothing.class, Total.class))
                .hasMessageStartingWith("[Run/MissingSecret] secret 'dbPassword' is not given");
    }

    /** No params at all. */
    public record Nothing() {}

    private List<String> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(
                        folder.relativize(file) + ": " + new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertClean(String text) {
        assertThat(text).doesNotContain(VALUE, IN_URLS, "s3cr3t");
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Writes down all that a listener is told. */
    private static final class Everything implements RunListener {
        private final List<String> text = new ArrayList<>();

        @Override
        public void runStarted(String runId, Plan plan) {
            text.add(plan.toJson());
        }

        @Override
        public void nodeFinished(String runId, Dataflow.Node node, Duration time, Throwable failure) {
            text.add(node.toString());
            if (failure != null) {
                text.add(trace(failure));
            }
        }

        @Override
        public void stepFinished(String runId, StepOutcome outcome) {
            text.add(outcome.toString());
        }
    }
}
