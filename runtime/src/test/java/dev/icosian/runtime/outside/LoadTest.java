package dev.icosian.runtime.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Location;
import dev.icosian.Pipeline;
import dev.icosian.Source;
import dev.icosian.StepOutcome;
import dev.icosian.TypeRef;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.Compiler;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.testing.RunText;
import dev.icosian.runtime.internal.testing.StoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that a source loads, through whole runs. */
class LoadTest {
    private static final List<String> EVENTS = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private final ArtifactStore store = Stores.memory();
    private Path rates;

    @BeforeEach
    void write() throws IOException {
        EVENTS.clear();
        rates = Files.writeString(folder.resolve("rates.txt"), "v1 2.0");
    }

    @AfterEach
    void close() {
        store.close();
    }

    /**
     * A file of two words: the version, and the rate.
     *
     * @param tells whether the source can tell the version
     * @param way the version of the way of reading
     */
    private record Rates(String template, boolean tells, int way, Map<String, String> options)
            implements Source<Double> {
        static Rates at(Path file) {
            return new Rates(file.toString(), true, 1, Map.of());
        }

        @Override
        public String id() {
            return "rates";
        }

        @Override
        public int version() {
            return way;
        }

        @Override
        public TypeRef<Double> type() {
            return TypeRef.of(Double.class);
        }

        @Override
        public Location location() {
            return Location.of(template);
        }

        @Override
        public Optional<String> contentVersion(Location.Resolved at) throws IOException {
            EVENTS.add("version");
            String version = words(at)[0];
            return tells ? Optional.of(version) : Optional.empty();
        }

        @Override
        public Double load(Location.Resolved at) throws IOException {
            EVENTS.add("load");
            return Double.valueOf(words(at)[1]);
        }

        private static String[] words(Location.Resolved at) throws IOException {
            return Files.readString(Path.of(at.uri())).split(" ", -1);
        }
    }

    /** Reads the rate. */
    public static final class Prices {
        private Prices() {}

        public static double price(double rate, int amount) {
            EVENTS.add("price");
            return rate * amount;
        }
    }

    private static Pipeline pipeline(Source<?> source) {
        return Pipeline.named("prices")
                .modules(Prices.class)
                .param("amount", 3)
                .param("day", "monday")
                .load("rate", source)
                .outputs("price")
                .step("load", step -> step.nodes("rate"))
                .step("price", step -> step.rest())
                .defaults(step -> step.attempts(2).backoff(Duration.ofMillis(1), Duration.ofMillis(1)))
                .build();
    }

    private Run run(Pipeline pipeline, Map<String, ?> params) {
        EVENTS.clear();
        return Runner.local(store).run(pipeline, params);
    }

    private Run run(Source<?> source) {
        return run(pipeline(source), Map.of());
    }

    @Test
    void valueIsUsedAndItsVersionIsAskedBeforeAndAfter() {
        Run run = run(Rates.at(rates));

        assertThat(run.results().get("price", Double.class)).isEqualTo(6.0);
        assertThat(EVENTS).containsExactly("version", "load", "version", "price");
        assertThat(manifest()).contains("\"sources\":{\"rate\":\"v1\"}").doesNotContain(folder.toString());
    }

    @Test
    void sameVersionIsReusedWithoutReading() {
        run(Rates.at(rates));

        assertThat(RunText.of(run(Rates.at(rates))))
                .containsExactly("load: reused, nothing changed", "price: reused, nothing changed");
        assertThat(EVENTS).containsExactly("version");
    }

    @Test
    void otherVersionIsReadAgainAndAnEqualValueCutsOff() throws IOException {
        run(Rates.at(rates));
        Files.writeString(rates, "v2 2.0");
        Run equal = run(Rates.at(rates));
        assertThat(RunText.of(equal))
                .containsExactly("load: computed, content of source rate changed", "price: reused, nothing changed");
        StepOutcome.Reason reason = equal.step("load").reasons().get(0);
        assertThat(List.of(reason.before(), reason.after())).containsExactly("v1", "v2");

        Files.writeString(rates, "v3 5.0");
        assertThat(RunText.of(run(Rates.at(rates))))
                .containsExactly(
                        "load: computed, content of source rate changed", "price: computed, input rate changed");
    }

    @Test
    void dataThatMovedIsTheSame() throws IOException {
        run(Rates.at(rates));
        Path moved = Files.move(rates, folder.resolve("moved.txt"));

        assertThat(RunText.of(run(Rates.at(moved))))
                .containsExactly("load: reused, nothing changed", "price: reused, nothing changed");
    }

    @Test
    void paramOfTheLocationOnlyIsInNoKey() throws IOException {
        Rates source = new Rates(folder + "/{day}.txt", true, 1, Map.of());
        Files.writeString(folder.resolve("monday.txt"), "v1 2.0");
        Files.writeString(folder.resolve("tuesday.txt"), "v1 2.0");
        Files.writeString(folder.resolve("friday.txt"), "v2 4.0");
        Compilation compilation = Compiler.compile(pipeline(source));
        assertThat(compilation.step("load").params()).isEmpty();
        assertThat(compilation.step("price").params()).containsExactly("amount");

        run(pipeline(source), Map.of("day", "monday"));
        assertThat(manifest()).contains("\"params\":{}").doesNotContain("monday");
        assertThat(RunText.of(run(pipeline(source), Map.of("day", "tuesday"))))
                .containsExactly("load: reused, nothing changed", "price: reused, nothing changed");
        assertThat(RunText.of(run(pipeline(source), Map.of("day", "friday"))))
                .containsExactly(
                        "load: computed, content of source rate changed", "price: computed, input rate changed");
    }

    @Test
    void wayOfReadingAndOptionsAreInTheKey() {
        String at = rates.toString();
        run(new Rates(at, true, 1, Map.of()));

        assertThat(run(new Rates(at, true, 2, Map.of())).step("load").reused()).isFalse();
        assertThat(run(new Rates(at, true, 2, Map.of("unit", "cent")))
                        .step("load")
                        .reused())
                .isFalse();
        assertThat(run(new Rates(at, true, 2, Map.of("unit", "cent")))
                        .step("load")
                        .reused())
                .isTrue();
    }

    @Test
    void sourceThatCannotTellIsReadInEachRunAndAResumeKeepsWhatItRead() throws IOException {
        Rates silent = new Rates(rates.toString(), false, 1, Map.of());
        Run first = run(silent);
        Files.writeString(rates, "v9 2.0");

        assertThat(RunText.of(run(silent)))
                .containsExactly(
                        "load: computed, its node rate is reusable within its run only",
                        "price: reused, nothing changed");
        Files.writeString(rates, "v9 7.0");
        EVENTS.clear();
        Run resumed = Runner.local(store).resume(pipeline(silent), first.id());
        assertThat(resumed.results().get("price", Double.class)).isEqualTo(6.0);
        assertThat(EVENTS).doesNotContain("load");
    }

    @Test
    void placeThatCannotBeReachedFailsTheStepAndAResumeGoesOn() throws IOException {
        Files.delete(rates);
        Run failed = run(Rates.at(rates));

        assertThat(failed.step("load").failure().toString())
                .isEqualTo("[Run/SourceUnavailable] node 'rate': what is at " + rates
                        + " could not be told: java.nio.file.NoSuchFileException: " + rates
                        + "\n  fix: see to it that the place can be reached, then resume the run: run --resume "
                        + failed.id());
        assertThat(RunText.of(failed.step("price"))).isEqualTo("price: skipped, needs load");
        assertThat(EVENTS).as("is tried again").containsExactly("version", "version");

        Files.writeString(rates, "v1 2.0");
        assertThat(RunText.of(Runner.local(store).resume(pipeline(Rates.at(rates)), failed.id())))
                .containsExactly("load: computed, no earlier result", "price: computed, no earlier result");
    }

    @Test
    void whatChangesWhileItIsReadIsReadAgainByTheNextAttempt() throws IOException {
        Run run = Runner.local(store)
                .interceptor(call -> {
                    Object value = call.proceed();
                    if (call.node().name().equals("rate") && EVENTS.indexOf("load") == EVENTS.lastIndexOf("load")) {
                        Files.writeString(rates, "v2 4.0");
                    }
                    return value;
                })
                .run(pipeline(Rates.at(rates)), Map.of());

        assertThat(EVENTS).containsExactly("version", "load", "version", "version", "load", "version", "price");
        assertThat(run.results().get("price", Double.class)).isEqualTo(12.0);
        Pin pin = RecordFiles.pin(store, Layout.pin("prices", run.id(), "load", 2))
                .orNull();
        assertThat(pin.attempts().get(0).failure().toString())
                .isEqualTo("[Run/SourceChanged] node 'rate': what is at " + rates + " changed while it was read\n"
                        + "  fix: nothing is lost; the next attempt reads it again");
        assertThat(manifest()).contains("\"sources\":{\"rate\":\"v2\"}");
        assertThat(StoreFiles.keys(store, "steps/prices/load/")).hasSize(1);
    }

    @Test
    void relativeLocationCountsFromWhereRelativePathsDo() {
        Run run = new LocalRunner(LocalSettings.of(store, Compiler::compile))
                .run(
                        pipeline(new Rates("rates.txt", true, 1, Map.of())),
                        GivenParams.none(),
                        RunOptions.newRun().relativeTo(folder));

        assertThat(run.results().get("price", Double.class)).isEqualTo(6.0);
    }

    @Test
    void planShowsTheSourceAndItsLocation() {
        Pipeline pipeline = pipeline(new Rates("{day}/rates.txt", true, 4, Map.of("unit", "cent")));

        assertThat(pipeline.plan().toJson())
                .contains("\"kind\":\"source\"")
                .contains("\"source\":{\"id\":\"rates\",\"options\":{\"unit\":\"cent\"},\"version\":4}")
                .contains("{day}/rates.txt");
    }

    private String manifest() {
        String key = StoreFiles.keys(store, "steps/prices/load/").stream()
                .findFirst()
                .orElseThrow();
        return new String(StoreFiles.bytes(store, key), StandardCharsets.UTF_8);
    }
}
