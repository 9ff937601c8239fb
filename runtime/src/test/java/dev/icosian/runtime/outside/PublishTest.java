package dev.icosian.runtime.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Location;
import dev.icosian.NodeInterceptor;
import dev.icosian.Pipeline;
import dev.icosian.Sink;
import dev.icosian.StepOutcome;
import dev.icosian.TypeRef;
import dev.icosian.compiler.Compiler;
import dev.icosian.internal.Sha256;
import dev.icosian.materializers.Sinks;
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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** File sinks, through whole runs. */
class PublishTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    private static final String TWO = "name,count\nitem 0,0\nitem 1,1\n";
    private static final String REUSED = "count: reused, nothing changed";

    @TempDir
    private Path folder;

    private final ArtifactStore store = Stores.memory();

    @AfterEach
    void close() {
        store.close();
    }

    /** What is published. */
    public static final class Stock {
        private Stock() {}

        public record Item(String name, int count) {}

        public static List<Item> items(int size) {
            return Stream.iterate(0, index -> index + 1)
                    .limit(size)
                    .map(index -> new Item("item " + index, index))
                    .toList();
        }
    }

    private static Pipeline.Builder stock() {
        return Pipeline.named("stock")
                .modules(Stock.class)
                .param("size")
                .outputs("items")
                .step("count", step -> step.rest());
    }

    private static Pipeline publishing(String template) {
        return stock().publish("items", Sinks.csv(Location.of(template))).build();
    }

    private Run run(Pipeline pipeline, int size) {
        return Runner.local(store).run(pipeline, Map.of("size", size));
    }

    @Test
    void eachRunReplacesWhatTheOneBeforeWrote() {
        Path target = folder.resolve("stock.csv");
        Pipeline pipeline = publishing(target.toString());

        for (int size : List.of(3, 1, 2, 2)) {
            run(pipeline, size);
            assertThat(target)
                    .hasContent("name,count\nitem 0,0\nitem 1,1\nitem 2,2\n"
                            .lines()
                            .limit(size + 1L)
                            .reduce("", (text, line) -> text + line + "\n"));
        }
        assertThat(names(folder)).containsExactly("stock.csv");
    }

    /** What somebody may do to a target. */
    interface Deed {
        void to(Path target) throws IOException;
    }

    static Stream<Arguments> deeds() {
        return Stream.of(
                Arguments.of("deletes it", (Deed) Files::delete),
                Arguments.of("writes another text", (Deed) target -> Files.writeString(target, "mine")),
                Arguments.of("appends to it", (Deed) target -> Files.writeString(target, TWO + "item 2,2\n")),
                Arguments.of("changes one byte", (Deed)
                        target -> Files.writeString(target, TWO.replace("item 1", "item 7"))),
                Arguments.of("empties it", (Deed) target -> Files.writeString(target, "")),
                Arguments.of("deletes its folder", (Deed) target -> {
                    Files.delete(target);
                    Files.delete(target.getParent());
                }),
                Arguments.of("puts a link in its place", (Deed) target -> {
                    Path other = target.resolveSibling("other.csv");
                    Files.writeString(other, TWO);
                    Files.delete(target);
                    Files.createSymbolicLink(target, other);
                }));
    }

    @ParameterizedTest(name = "somebody {0}")
    @MethodSource("deeds")
    void reusedStepPublishesAgainWhatSomebodyChanged(String name, Deed deed) throws IOException {
        Path target = folder.resolve("out/stock.csv");
        Pipeline pipeline = publishing(target.toString());
        run(pipeline, 2);
        deed.to(target);

        assertThat(RunText.of(run(pipeline, 2))).containsExactly(REUSED);
        assertThat(target).hasContent(TWO);
        assertThat(Files.isSymbolicLink(target)).isFalse();
    }

    @Test
    void targetThatHoldsTheBytesAlreadyIsLeftAlone() throws IOException {
        Path target = folder.resolve("stock.csv");
        Pipeline pipeline = publishing(target.toString());
        run(pipeline, 2);
        Files.setLastModifiedTime(target, LONG_AGO);
        Object file = Files.getAttribute(target, "unix:ino");

        Run again = run(pipeline, 2);

        assertThat(RunText.of(again)).containsExactly(REUSED);
        assertThat(Files.getLastModifiedTime(target)).isEqualTo(LONG_AGO);
        assertThat(Files.getAttribute(target, "unix:ino")).isEqualTo(file);
        assertThat(pin(again, 1).publications())
                .containsExactly(
                        new Pin.Published(target.toString(), Sha256.hex(TWO.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void whereAndWhetherSomethingIsPublishedIsInNoKey() {
        run(stock().build(), 2);

        assertThat(RunText.of(run(publishing(folder + "/one.csv"), 2))).containsExactly(REUSED);
        assertThat(RunText.of(run(publishing(folder + "/two.csv"), 2))).containsExactly(REUSED);
        assertThat(names(folder)).containsExactly("one.csv", "two.csv");
    }

    @Test
    void failedPublicationKeepsTheCheckpointAndTheNextRunPublishesIt() throws IOException {
        Path blocked = Files.writeString(folder.resolve("out"), "a file where a folder should be");
        Path target = blocked.resolve("stock.csv");
        Pipeline pipeline = stock().publish("items", Sinks.csv(Location.of(target.toString())))
                .defaults(step -> step.attempts(2).backoff(Duration.ofMillis(1), Duration.ofMillis(1)))
                .build();

        Run failed = run(pipeline, 2);
        StepOutcome outcome = failed.step("count");
        assertThat(outcome.state()).isEqualTo(StepOutcome.State.FAILED);
        assertThat(outcome.failure().toString())
                .isEqualTo("[Publish/Failed] 'items' could not be published to " + target
                        + ": java.nio.file.FileAlreadyExistsException: " + blocked
                        + "\n  fix: the step's result is stored; resume the run once the target can be written:"
                        + " run --resume " + failed.id());
        assertThat(pin(failed, 2).attempts()).extracting(Pin.Attempt::n).containsExactly(1, 2);
        assertThat(pin(failed, 2).state()).isEqualTo(StepOutcome.State.FAILED);
        assertThat(StoreFiles.keys(store, "steps/stock/count/")).hasSize(1);

        Files.delete(blocked);
        NodeInterceptor forbidden = call -> {
            throw new AssertionError(call.node().name() + " was called");
        };
        Run resumed = Runner.local(store).interceptor(forbidden).resume(pipeline, failed.id());
        assertThat(RunText.of(resumed)).containsExactly(REUSED);
        assertThat(target).hasContent(TWO);
        assertThat(pin(resumed, 3).publications()).extracting(Pin.Published::to).containsExactly(target.toString());
        Files.delete(target);
        assertThat(RunText.of(Runner.local(store).interceptor(forbidden).run(pipeline, Map.of("size", 2))))
                .containsExactly(REUSED);
        assertThat(target).hasContent(TWO);
    }

    @Test
    void relativeTargetCountsFromWhereRelativePathsDo() {
        new LocalRunner(LocalSettings.of(store, Compiler::compile))
                .run(
                        publishing("out/{size}/stock.csv"),
                        GivenParams.ofValues(Map.of("size", 2)),
                        RunOptions.newRun().relativeTo(folder));

        assertThat(folder.resolve("out/2/stock.csv")).hasContent(TWO);
    }

    @Test
    void placeThatIsNoFileIsRefusedForGood() {
        Pipeline pipeline = stock().publish("items", Sinks.csv(Location.of("s3://bucket/{size}.csv")))
                .defaults(step -> step.attempts(3))
                .build();

        Run run = run(pipeline, 2);
        assertThat(RunText.of(run))
                .containsExactly("count: failed, Sink/NotAFile the sink csv-file writes files, and"
                        + " 's3://bucket/2.csv' is none");
        assertThat(pin(run, 1).attempts()).hasSize(1);
    }

    @Test
    void nothingIsHalfWrittenByAnInterruptInBetween() throws IOException {
        Path first = folder.resolve("first.csv");
        Path second = folder.resolve("second.csv");
        Files.writeString(second, "old");
        Pipeline pipeline = stock().publish("items", Sinks.csv(Location.of(first.toString())))
                .publish("items", new Interrupting())
                .publish("items", Sinks.csv(Location.of(second.toString())))
                .build();

        Run run = run(pipeline, 2);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(RunText.of(run)).containsExactly("count: failed, Run/Cancelled step 'count' was cancelled");
        assertThat(first).hasContent(TWO);
        assertThat(second).hasContent("old");
        assertThat(names(folder)).containsExactly("first.csv", "second.csv");
        assertThat(RunText.of(Runner.local(store)
                        .resume(
                                stock().publish("items", Sinks.csv(Location.of(first.toString())))
                                        .publish("items", Sinks.csv(Location.of(second.toString())))
                                        .build(),
                                run.id())))
                .containsExactly(REUSED);
        assertThat(second).hasContent(TWO);
    }

    /** Interrupts the thread that publishes. */
    private record Interrupting() implements Sink<List<Stock.Item>> {
        @Override
        public String id() {
            return "interrupting";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public boolean accepts(TypeRef<?> type) {
            return true;
        }

        @Override
        public Location location() {
            return Location.of("test:nowhere");
        }

        @Override
        public String publish(List<Stock.Item> value, Location.Resolved at) {
            Thread.currentThread().interrupt();
            return "0".repeat(64);
        }
    }

    private Pin pin(Run run, int number) {
        try {
            return RecordFiles.pin(store, Layout.pin("stock", run.id(), "count", number))
                    .orNull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
