package dev.icosian.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.PipelineException;
import dev.icosian.compiler.json.JsonFile;
import dev.icosian.materializers.Stores;
import dev.icosian.test.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StoredFormTest {
    private static final String KEY = "runs/p/r/file.json";
    private static final String PIN = "runs/p/r/steps/prepare.1.json";

    /** What stands under another name than its own is damaged. */
    private static String key(Object record) {
        if (record instanceof Manifest manifest) {
            return Layout.manifest(manifest.pipeline(), manifest.step(), manifest.key(), 0);
        }
        if (record instanceof RunRecord run) {
            return Layout.runRecord(run.pipeline(), run.runKey());
        }
        return record instanceof Pin ? PIN : KEY;
    }

    /** Reads one kind of file. */
    interface Reader {
        Reading<?> read(ArtifactStore store, String key) throws IOException;
    }

    static List<Arguments> kinds() {
        return List.of(
                Arguments.of(
                        "manifest", Examples.manifest(), Examples.manifest().toTree(), (Reader) RecordFiles::manifest),
                Arguments.of(
                        "pin-committed",
                        Examples.committed(),
                        Examples.committed().toTree(),
                        (Reader) RecordFiles::pin),
                Arguments.of("pin-failed", Examples.failed(), Examples.failed().toTree(), (Reader) RecordFiles::pin),
                Arguments.of("run", Examples.run(), Examples.run().toTree(), (Reader) RecordFiles::runRecord),
                Arguments.of("file", Examples.file(), Examples.file().toTree(), (Reader) RecordFiles::filePin),
                Arguments.of("files", Examples.files(), Examples.files().toTree(), (Reader) RecordFiles::filePin),
                Arguments.of(
                        "code-table", Examples.codeTable(), Examples.codeTable().toTree(), (Reader)
                                RecordFiles::codeTable));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void goldenFileHolds(String name, Object record, Map<String, Object> tree, Reader reader) {
        Golden.assertMatches("records/" + name + ".json", new String(bytes(tree), StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void whatIsReadIsWhatWasWritten(String name, Object record, Map<String, Object> tree, Reader reader)
            throws IOException {
        try (ArtifactStore store = Stores.memory()) {
            Content content = RecordFiles.content(tree);
            store.putIfAbsent(key(record), content);
            assertThat(reader.read(store, key(record))).isEqualTo(new Reading.Found<>(record, content.sha256()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void absentIsNotDamaged(String name, Object record, Map<String, Object> tree, Reader reader) throws IOException {
        try (ArtifactStore store = Stores.memory()) {
            assertThat(reader.read(store, KEY)).isEqualTo(new Reading.Absent<>());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void everyFlippedByteIsDamage(String name, Object record, Map<String, Object> tree, Reader reader)
            throws IOException {
        byte[] bytes = bytes(tree);
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= 1;
            assertThat(read(key(record), flipped, reader)).as("byte %d", i).isInstanceOf(Reading.Damaged.class);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void everyCutIsDamage(String name, Object record, Map<String, Object> tree, Reader reader) throws IOException {
        byte[] bytes = bytes(tree);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThat(read(key(record), cut, reader)).as("length %d", length).isInstanceOf(Reading.Damaged.class);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void newerFormatIsRefused(String name, Object record, Map<String, Object> tree, Reader reader) {
        Map<String, Object> newer = new HashMap<>(tree);
        newer.put("formatVersion", 2);
        newer.put("colour", "blue");
        assertThatThrownBy(() -> read(KEY, bytes(newer), reader))
                .isInstanceOf(PipelineException.class)
                .hasMessage("[Store/NewerFormat] 'runs/p/r/file.json' has format version 2, and this program knows 1\n"
                        + "  fix: use the version of Icosian that wrote it, or a newer one");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void underAnotherNameIsDamage(String name, Object record, Map<String, Object> tree, Reader reader)
            throws IOException {
        boolean saysItsName = !key(record).equals(KEY);
        for (String other : List.of(
                "runs/forecast/other/run.json",
                "runs/other/nightly_1-0123456789abcdef/run.json",
                "runs/p/r/steps/other.1.json",
                "steps/forecast/prepare/" + Examples.digest("9") + ".0.json",
                "steps/forecast/other/" + Examples.digest("a") + ".0.json",
                "steps/other/prepare/" + Examples.digest("a") + ".0.json")) {
            assertThat(read(other, bytes(tree), reader) instanceof Reading.Damaged)
                    .as(other)
                    .isEqualTo(saysItsName);
        }
    }

    static List<Arguments> wrongForms() {
        List<Arguments> rows = new ArrayList<>();
        rows.add(wrong(tree -> tree.put("colour", "blue"), "its field 'colour' is unknown"));
        rows.add(wrong(tree -> tree.remove("shape"), "its field 'shape' is missing"));
        rows.add(wrong(tree -> tree.put("shape", 7), "its field 'shape' is not text"));
        rows.add(wrong(tree -> tree.put("key", "abc"), "its field 'key' is not a digest: abc"));
        rows.add(wrong(tree -> tree.put("state", "done"), "its field 'state' has the unknown value 'done'"));
        rows.add(wrong(tree -> tree.put("key", null), "it is committed, but without key, manifest or decision"));
        rows.add(wrong(tree -> tree.put("reasons", Map.of()), "its field 'reasons' is not a list"));
        rows.add(wrong(tree -> tree.put("reasons", List.of("x")), "its field 'reasons[0]' is not an object"));
        rows.add(wrong(
                tree -> tree.put("manifest", Map.of("generation", 0, "sha256", "0".repeat(64), "x", 1)),
                "its field 'manifest.x' is unknown"));
        rows.add(wrong(
                tree -> tree.put("manifest", Map.of("generation", -1, "sha256", "0".repeat(64))),
                "its field 'manifest.generation' is not a count: -1"));
        rows.add(wrong(
                tree -> tree.put("nodes", Map.of("a", 1.5)), "its field 'nodes' does not hold whole numbers only"));
        rows.add(wrong(tree -> tree.put("formatVersion", 0), "it has the unknown format version 0"));
        rows.add(wrong(tree -> tree.remove("formatVersion"), "its field 'formatVersion' is missing"));
        return rows;
    }

    private static Arguments wrong(Consumer<Map<String, Object>> change, String why) {
        return Arguments.of(why, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongForms")
    void wholeFileOfAnotherFormIsDamaged(String why, Consumer<Map<String, Object>> change) throws IOException {
        Map<String, Object> tree = new HashMap<>(Examples.committed().toTree());
        change.accept(tree);
        assertThat(read(PIN, bytes(tree), RecordFiles::pin)).isEqualTo(new Reading.Damaged<>(why));
    }

    @Test
    void outputThatIsNullHasNoBytes() throws IOException {
        try (ArtifactStore store = Stores.memory()) {
            String key = key(Examples.manifest());
            store.putIfAbsent(key, RecordFiles.content(Examples.manifest().toTree()));
            Manifest manifest = RecordFiles.manifest(store, key).orNull();
            assertThat(manifest.digests())
                    .containsExactly(
                            java.util.Map.entry("mean", Examples.digest("c")),
                            new java.util.AbstractMap.SimpleEntry<>("nothing", null),
                            java.util.Map.entry("rows", Examples.digest("d")));
            assertThat(manifest.output("mean").bytes().decoded()).asString().isEqualTo("1.5");
        }
    }

    private static byte[] bytes(Map<String, Object> tree) {
        return JsonFile.write(tree).open().readAllBytes();
    }

    private static Reading<?> read(String key, byte[] bytes, Reader reader) throws IOException {
        try (ArtifactStore store = Stores.memory()) {
            store.putIfAbsent(key, Content.of(bytes));
            try (InputStream in = store.get(key).orElseThrow().open()) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
            }
            return reader.read(store, key);
        }
    }
}
