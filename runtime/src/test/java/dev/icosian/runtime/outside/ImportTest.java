package dev.icosian.runtime.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.StepOutcome;
import dev.icosian.compiler.Compiler;
import dev.icosian.internal.Sha256;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.record.Layout;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of params, pinned by their content, and copied into the store where the pipeline wants it. */
class ImportTest {
    private static final List<String> READ = new CopyOnWriteArrayList<>();
    private static final AtomicInteger FAILURES = new AtomicInteger();

    @TempDir
    private Path folder;

    private final ArtifactStore store = Stores.memory();
    private Path file;

    @BeforeEach
    void write() throws IOException {
        READ.clear();
        FAILURES.set(0);
        file = Files.writeString(folder.resolve("data.txt"), "one");
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Reads a file twice: the second step may fail before it does. */
    public static final class Texts {
        private Texts() {}

        public static int length(Path dataFile) throws IOException {
            return text(dataFile).length();
        }

        public static String report(int length, Path dataFile) throws IOException {
            if (FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("boom");
            }
            return length + " " + text(dataFile);
        }

        private static String text(Path dataFile) throws IOException {
            READ.add(dataFile.getFileName().toString());
            return Files.isDirectory(dataFile)
                    ? Files.readString(dataFile.resolve("inner/a.txt")) + Files.readString(dataFile.resolve("b.txt"))
                    : Files.readString(dataFile);
        }
    }

    /** Reads several. */
    public static final class Lists {
        private Lists() {}

        public static String names(List<Path> dataFiles) throws IOException {
            if (FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("boom");
            }
            StringBuilder text = new StringBuilder();
            for (Path dataFile : dataFiles) {
                text.append(dataFile.getFileName())
                        .append('=')
                        .append(Files.readString(dataFile))
                        .append(' ');
            }
            return text.toString();
        }
    }

    private static Pipeline.Builder texts() {
        return Pipeline.named("texts")
                .modules(Texts.class)
                .param("dataFile")
                .outputs("report")
                .step("length", step -> step.nodes("length"))
                .step("report", step -> step.rest())
                .defaults(step -> step.attempts(1).backoff(Duration.ofMillis(1), Duration.ofMillis(1)));
    }

    private static Pipeline importing() {
        return texts().importing("dataFile").build();
    }

    private Run failing(Pipeline pipeline, Path data) {
        FAILURES.set(1);
        Run failed = Runner.local(store).run(pipeline, Map.of("dataFile", data));
        assertThat(RunText.of(failed))
                .containsExactly("length: computed, no earlier result", "report: failed, Run/NodeFailed report: boom");
        return failed;
    }

    @Test
    void otherContentUnderTheSameNameFailsTheRunForGood() throws IOException {
        Pipeline retrying = texts().defaults(step -> step.attempts(3)).build();
        Run failed = failing(texts().build(), file);
        Files.writeString(file, "three");

        Run resumed = Runner.local(store).resume(retrying, failed.id());
        assertThat(resumed.step("length").failure().toString())
                .isEqualTo("[Run/InputChanged] param 'dataFile': the content of '" + file
                        + "' changed during the run, from sha256:"
                        + "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed to sha256:"
                        + "8b5b9db0c13db24256c829aa364aa90c6d2eba318b9232a4ab9313b954d3555f\n"
                        + "  fix: start a new run: it computes what depends on the file, and reuses the rest");
        assertThat(RunText.of(resumed.step("report"))).isEqualTo("report: skipped, needs length");
        assertThat(READ).containsExactly("data.txt");
        assertThat(attempts(resumed, "length", 2)).as("not tried again").isEqualTo(1);

        assertThat(RunText.of(Runner.local(store).run(texts().build(), Map.of("dataFile", file))))
                .containsExactly(
                        "length: computed, content of file dataFile changed", "report: computed, no earlier result");
        Files.writeString(file, "one");
        assertThat(RunText.of(Runner.local(store).resume(texts().build(), failed.id())))
                .containsExactly(
                        "length: reused, nothing changed",
                        "report: computed, content of file dataFile changed; input length changed");
    }

    @Test
    void sameContentUnderAnotherNameIsReused() throws IOException {
        Runner.local(store).run(texts().build(), Map.of("dataFile", file));
        Path moved = Files.createDirectories(folder.resolve("elsewhere")).resolve("other.csv");
        Files.move(file, moved);

        assertThat(RunText.of(Runner.local(store).run(texts().build(), Map.of("dataFile", moved))))
                .containsExactly("length: reused, nothing changed", "report: reused, nothing changed");
    }

    @Test
    void withoutImportingTheFileHasToStay() throws IOException {
        Run failed = failing(texts().build(), file);
        Files.delete(file);

        assertThat(RunText.of(Runner.local(store).resume(texts().build(), failed.id())))
                .containsExactly(
                        "length: failed, Run/MissingFile param 'dataFile' names '" + file
                                + "', and there is no such file",
                        "report: skipped, needs length");
        assertThat(stored("one")).isFalse();
    }

    @Test
    void importedFileMayGoWhileTheRunGoesOn() throws IOException {
        Run failed = failing(importing(), file);
        Files.delete(file);

        Run resumed = Runner.local(store).resume(importing(), failed.id());
        assertThat(RunText.of(resumed))
                .containsExactly("length: reused, nothing changed", "report: computed, no earlier result");
        assertThat(resumed.results().get("report", String.class)).isEqualTo("3 one");
        assertThat(READ).containsExactly("data.txt", "data.txt");
    }

    @Test
    void importedFileServesAnotherWorkingDirectory() throws IOException {
        Path here = Files.createDirectories(folder.resolve("here"));
        Path there = Files.createDirectories(folder.resolve("there"));
        Files.writeString(here.resolve("data.txt"), "one");
        LocalRunner runner = new LocalRunner(LocalSettings.of(store, Compiler::compile));
        FAILURES.set(1);
        Run failed = runner.run(
                importing(),
                GivenParams.ofValues(Map.of("dataFile", Path.of("data.txt"))),
                RunOptions.newRun().relativeTo(here));

        Run resumed = runner.run(
                importing(), GivenParams.none(), RunOptions.resume(failed.id()).relativeTo(there));
        assertThat(resumed.results().get("report", String.class)).isEqualTo("3 one");
    }

    @Test
    void importedFileThatChangedIsNotUsed() throws IOException {
        Run failed = failing(importing(), file);
        Files.writeString(file, "three");

        Run resumed = Runner.local(store).resume(importing(), failed.id());
        assertThat(resumed.results().get("report", String.class)).isEqualTo("3 one");
    }

    @Test
    void importedFolderKeepsTheNamesInIt() throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("inner"));
        Files.writeString(data.resolve("inner/a.txt"), "a");
        Files.writeString(data.resolve("b.txt"), "b");
        Run failed = failing(importing(), data);
        Files.move(data, folder.resolve("gone"));

        Run resumed = Runner.local(store).resume(importing(), failed.id());
        assertThat(resumed.results().get("report", String.class)).isEqualTo("2 ab");
        assertThat(READ).containsExactly("data", "data");
    }

    @Test
    void importedListKeepsNamesAndOrder() throws IOException {
        Path other = Files.writeString(
                Files.createDirectories(folder.resolve("other")).resolve("data.txt"), "two");
        Pipeline lists = Pipeline.named("lists")
                .modules(Lists.class)
                .param("dataFiles")
                .outputs("names")
                .importing("dataFiles")
                .build();
        FAILURES.set(1);
        Run failed = Runner.local(store).run(lists, Map.of("dataFiles", List.of(other, file)));
        Files.delete(file);
        Files.delete(other);

        assertThat(Runner.local(store).resume(lists, failed.id()).results().get("names", String.class))
                .isEqualTo("data.txt=two data.txt=one ");
    }

    @Test
    void importingIsInNoKey() {
        Runner.local(store).run(texts().build(), Map.of("dataFile", file));

        Run imported = Runner.local(store).run(importing(), Map.of("dataFile", file));
        assertThat(RunText.of(imported))
                .containsExactly("length: reused, nothing changed", "report: reused, nothing changed");
        assertThat(imported.steps()).extracting(StepOutcome::reused).containsOnly(true);
        assertThat(stored("one")).isTrue();
    }

    private boolean stored(String text) {
        String sha256 = Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
        return StoreFiles.keys(store, "blobs/").contains(Layout.blob(sha256));
    }

    private int attempts(Run run, String step, int number) throws IOException {
        return RecordFiles.pin(store, Layout.pin("texts", run.id(), step, number))
                .orNull()
                .attempts()
                .size();
    }
}
