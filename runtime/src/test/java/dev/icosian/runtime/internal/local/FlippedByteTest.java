package dev.icosian.runtime.internal.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.PipelineException;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RunPins;
import dev.icosian.runtime.internal.testing.RunText;
import dev.icosian.runtime.internal.testing.Sales;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a finished run, one byte of one file of the store is flipped, in every file in turn. */
class FlippedByteTest {
    private static final String REUSED = "load: reused, nothing changed\nreport: reused, nothing changed";

    private static final String DAMAGED_STORE = """
            [Store/Damaged] the store's version file FOLDER/harmed/icosian-store.json is damaged
              at FOLDER/harmed/icosian-store.json
              fix: if this store was made by format version 1, replace the whole text of the file by these two lines:
            {"formatVersion":1}
            sha256:530487343c777d0f4ac9209c2b8334580c7fffe89079ba2769b42557bd4c37d6""";

    @TempDir
    private Path folder;

    private Path data;
    private Path sound;
    private String runId;
    private Map<String, String> digests;

    @BeforeEach
    void finishARun() throws IOException {
        Sales.reset();
        data = folder.resolve("sales.txt");
        Files.writeString(data, "1\n2\n".repeat(2000));
        sound = folder.resolve("sound");
        try (ArtifactStore store = Stores.directory(sound)) {
            Run run = Runner.local(store).run(Sales.pipeline(), Map.of("dataFile", data));
            runId = run.id();
            digests = RunText.digests(run);
            assertThat(digests).hasSize(3);
        }
    }

    @Test
    void newRunNeverUsesIt() {
        Map<String, String> outputs =
                afterEveryFlip(store -> Runner.local(store).run(Sales.pipeline(), Map.of("dataFile", data)));
        assertThat(outputs)
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(
                        "blobs/amounts", REUSED + "\nread: load computed, the stored bytes of amounts are damaged",
                        "blobs/code of load", REUSED,
                        "blobs/code of report", REUSED,
                        "icosian-store.json", DAMAGED_STORE,
                        "runs/sales/RUN/files/dataFile.json", REUSED,
                        "runs/sales/RUN/run.json", REUSED,
                        "runs/sales/RUN/steps/load.1.json", REUSED,
                        "runs/sales/RUN/steps/report.1.json", REUSED,
                        "steps/sales/load", "load: computed, the manifest is damaged\nreport: reused, nothing changed",
                        "steps/sales/report",
                                "load: reused, nothing changed\nreport: computed, the manifest is damaged")));
    }

    @Test
    void resumedRunNeverUsesIt() {
        Map<String, String> outputs =
                afterEveryFlip(store -> Runner.local(store).resume(Sales.pipeline(), runId));
        assertThat(outputs)
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(
                        "blobs/amounts",
                        REUSED + "\nread: load computed, the stored bytes of amounts are damaged",
                        "blobs/code of load",
                        REUSED,
                        "blobs/code of report",
                        REUSED,
                        "icosian-store.json",
                        DAMAGED_STORE,
                        "runs/sales/RUN/files/dataFile.json",
                        "load: failed, Store/Damaged 'runs/sales/RUN/files/dataFile.json' is damaged: it is …\n"
                                + "report: skipped, needs load",
                        "runs/sales/RUN/run.json",
                        "[Store/Damaged] 'runs/sales/RUN/run.json' is damaged: it is …\n"
                                + "  fix: start a new run: what is stored of this one's steps is reused",
                        "runs/sales/RUN/steps/load.1.json",
                        REUSED,
                        "runs/sales/RUN/steps/report.1.json",
                        REUSED,
                        "steps/sales/load",
                        "load: computed, the manifest is damaged\nreport: reused, nothing changed",
                        "steps/sales/report",
                        "load: reused, nothing changed\nreport: computed, the manifest is damaged")));
    }

    @Test
    void fileThatLostOrWonBytesIsNeverUsed() {
        for (Path file : files(sound)) {
            String key = sound.relativize(file).toString();
            for (Damage damage : Damage.values()) {
                // A run that ends well has the right digests; all others have to say what is damaged.
                String fresh = afterDamage(
                        key, damage, store -> Runner.local(store).run(Sales.pipeline(), Map.of("dataFile", data)));
                String resumed =
                        afterDamage(key, damage, store -> Runner.local(store).resume(Sales.pipeline(), runId));
                assertThat(List.of(fresh, resumed))
                        .as("%s, %s", name(key), damage)
                        .allMatch(output -> output.contains("report: reused")
                                || output.contains("report: computed")
                                || output.contains("Store/Damaged"));
            }
        }
    }

    /** Damage that changes the length. */
    private enum Damage {
        EMPTY {
            @Override
            byte[] of(byte[] bytes) {
                return new byte[0];
            }
        },
        HALF {
            @Override
            byte[] of(byte[] bytes) {
                return Arrays.copyOf(bytes, bytes.length / 2);
            }
        },
        WITHOUT_LAST_BYTE {
            @Override
            byte[] of(byte[] bytes) {
                return Arrays.copyOf(bytes, bytes.length - 1);
            }
        },
        ONE_BYTE_MORE {
            @Override
            byte[] of(byte[] bytes) {
                return Arrays.copyOf(bytes, bytes.length + 1);
            }
        },
        TWICE {
            @Override
            byte[] of(byte[] bytes) {
                byte[] twice = Arrays.copyOf(bytes, bytes.length * 2);
                System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
                return twice;
            }
        };

        abstract byte[] of(byte[] bytes);
    }

    /**
     * Returns what every flip led to, by file; bytes of the body, of the line's end before the trailer, of the trailer's
     * word and of its digest must all lead to the same.
     */
    private Map<String, String> afterEveryFlip(Function<ArtifactStore, Run> next) {
        Map<String, String> outputs = new TreeMap<>();
        for (Path file : files(sound)) {
            String key = sound.relativize(file).toString();
            if (key.startsWith(".")) {
                continue;
            }
            String name = name(key);
            long size = size(file);
            for (long position :
                    List.of(0L, size / 2, size - 73, size - 72, size - 65, size - 33, size - 2, size - 1)) {
                String output = afterFlip(key, position, next);
                String before = outputs.putIfAbsent(name, output);
                assertThat(output).as("%s, byte %d", name, position).isEqualTo(before == null ? output : before);
            }
        }
        return outputs;
    }

    private String afterFlip(String key, long position, Function<ArtifactStore, Run> next) {
        return afterHarm(
                key,
                bytes -> {
                    bytes[(int) position] ^= 1;
                    return bytes;
                },
                next);
    }

    private String afterDamage(String key, Damage damage, Function<ArtifactStore, Run> next) {
        return afterHarm(key, damage::of, next);
    }

    private String afterHarm(String key, UnaryOperator<byte[]> harm, Function<ArtifactStore, Run> next) {
        Path harmed = folder.resolve("harmed");
        try {
            delete(harmed);
            copy(sound, harmed);
            Path file = harmed.resolve(key);
            byte[] bytes = harm.apply(Files.readAllBytes(file));
            Files.delete(file);
            Files.write(file, bytes);
            try (ArtifactStore store = Stores.directory(harmed)) {
                return output(next.apply(store), store);
            }
        } catch (PipelineException e) {
            return shortened(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String output(Run run, ArtifactStore store) throws IOException {
        List<String> lines = new ArrayList<>();
        if (run.succeeded()) {
            lines.addAll(RunText.of(run));
            assertThat(RunText.digests(run)).isEqualTo(digests);
            Sales.reset();
            assertThat(run.results().get("amounts", double[].class))
                    .hasSize(4000)
                    .contains(1, 2);
            assertThat(run.results().get("total", Double.class)).isEqualTo(6000);
            assertThat(run.results().get("summary", String.class)).isEqualTo("UK: 6000.0");
            if (!Sales.CALLS.isEmpty()) {
                assertThat(Sales.CALLS).containsExactly("amounts");
                Pin pin = RunPins.list(store, "sales", run.id()).latest("load");
                lines.add("read: load computed, " + pin.reasons().get(0));
                assertThat(run.results().get("amounts", double[].class)).hasSize(4000);
                assertThat(Sales.CALLS).as("the blob is repaired").containsExactly("amounts");
            }
        } else {
            run.steps().forEach(step -> lines.add(RunText.of(step)));
        }
        return shortened(String.join("\n", lines));
    }

    /** Replaces what differs between runs, or between kinds of damage. */
    private String shortened(String text) {
        return text.replace(runId, "RUN")
                .replace(folder.toString(), "FOLDER")
                .replaceAll("is damaged: it(s|) [^\n]*", "is damaged: it is …");
    }

    private String name(String key) {
        if (key.startsWith("steps/")) {
            return key.substring(0, key.lastIndexOf('/'));
        }
        if (!key.startsWith("blobs/")) {
            return key.replace(runId, "RUN");
        }
        String digest = key.substring("blobs/sha256/".length()).replace("/", "");
        if (digest.equals(digests.get("amounts"))) {
            return "blobs/amounts";
        }
        return read(sound.resolve(key)).contains("\"amounts\"") ? "blobs/code of load" : "blobs/code of report";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
