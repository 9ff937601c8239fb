package dev.icosian.runtime.internal.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.StepOutcome;
import dev.icosian.internal.store.LossyStore;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.testing.ForwardingStore;
import dev.icosian.runtime.internal.testing.Sales;
import dev.icosian.runtime.internal.testing.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs after a power cut that took what a store may lose. */
class PowerCutTest {
    @TempDir
    private Path folder;

    private final Lossy store = new Lossy(Stores.memory());
    private Path data;

    @BeforeEach
    void write() throws IOException {
        Sales.reset();
        data = folder.resolve("sales.txt");
        Files.writeString(data, "1\n2\n".repeat(5000));
    }

    @Test
    void runThatComputedHasLostNothing() {
        Run run = run();
        assertThat(store.lossy).isEmpty();
        Sales.reset();
        Run resumed = resume(store.afterCut(null), run);
        assertThat(Sales.CALLS).isEmpty();
        assertThat(digests(resumed)).isEqualTo(digests(run));
        assertThat(resumed.results().get("summary", String.class)).isEqualTo("UK: 15000.0");
    }

    /** A file whose bytes were not synced is gone or empty afterwards. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void runThatReusedFindsAllItsResultsAgain(boolean isGone) {
        Run run = run();
        Run reused = run();
        String pins = "runs/sales/" + reused.id() + "/steps/";
        assertThat(store.lossy).containsExactly(pins + "load.1.json", pins + "report.1.json");
        Sales.reset();
        ArtifactStore after = store.afterCut(isGone ? null : new byte[0]);
        Run resumed = resume(after, reused);
        assertThat(Sales.CALLS).isEmpty();
        assertThat(digests(resumed)).isEqualTo(digests(run));
        assertThat(resumed.steps()).allMatch(StepOutcome::reused);
        assertThat(StoreFiles.keys(after, pins + "load.")).hasSize(isGone ? 1 : 2);
    }

    private Run run() {
        Run run = Runner.local(store).run(Sales.pipeline(), Map.of("dataFile", data));
        assertThat(run.succeeded()).isTrue();
        return run;
    }

    private static Run resume(ArtifactStore on, Run run) {
        Run resumed = Runner.local(on).resume(Sales.pipeline(), run.id());
        assertThat(resumed.succeeded()).isTrue();
        return resumed;
    }

    private static Map<String, Map<String, @Nullable String>> digests(Run run) {
        Map<String, Map<String, @Nullable String>> digests = new TreeMap<>();
        run.steps().forEach(step -> digests.put(step.step(), step.digests()));
        return digests;
    }

    /** Takes note of what it may lose. */
    private static final class Lossy extends ForwardingStore implements LossyStore {
        private final Set<String> lossy = new TreeSet<>();

        Lossy(ArtifactStore store) {
            super(store);
        }

        @Override
        public synchronized boolean putIfAbsentLossy(String key, Content content) throws IOException {
            lossy.add(key);
            return putIfAbsent(key, content);
        }

        /** Returns a copy in which what may be lost has other bytes; null: is lost. */
        ArtifactStore afterCut(byte @Nullable [] bytes) {
            Map<String, byte[]> changed = new TreeMap<>();
            lossy.forEach(key -> changed.put(key, bytes));
            ArtifactStore after = Stores.memory();
            StoreFiles.copy(this, after, changed);
            return after;
        }
    }
}
