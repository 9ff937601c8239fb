package dev.icosian.runtime.internal.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.PipelineException;
import dev.icosian.TypeRef;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.internal.Sha256;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.internal.record.FilePin;
import dev.icosian.runtime.internal.record.RunRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePinsTest {
    private static final TypeRef<?> PATHS = new TypeRef<List<Path>>() {};

    @TempDir
    private Path folder;

    private final ArtifactStore store = Stores.memory();
    private FilePins pins;

    @BeforeEach
    void open() {
        pins = new FilePins(store, "forecast", "r-1", folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void firstUsePinsTheContent() throws IOException {
        write("a.csv", "x\n");
        FilePin pin = pins.use(file("a.csv"));
        assertThat(pin).isEqualTo(new FilePin(false, List.of(new FilePin.Entry("a.csv", sha("x\n"), 2))));
        assertThat(pins.pinned("data")).isEqualTo(pin);
        assertThat(pins.use(file("a.csv"))).isEqualTo(pin);
    }

    @Test
    void otherBytesLaterAreRefused() throws IOException {
        write("a.csv", "x\n");
        FilePin pin = pins.use(file("a.csv"));
        write("a.csv", "y\n");
        String message = "[Run/InputChanged] param 'data': the content of 'a.csv' changed during the run, from sha256:"
                + sha("x\n") + " to sha256:" + sha("y\n") + "\n"
                + "  fix: start a new run: it computes what depends on the file, and reuses the rest";
        assertThatThrownBy(() -> pins.use(file("a.csv"))).hasMessage(message);
        assertThatThrownBy(() -> pins.verify(file("a.csv"), pin)).hasMessage(message);
    }

    @Test
    void sameBytesUnderAnotherNameAreTheSame() throws IOException {
        write("a.csv", "x\n");
        write("b.csv", "x\n");
        FilePin pin = pins.use(file("a.csv"));
        assertThat(pins.use(file("b.csv"))).isEqualTo(pin);
    }

    @Test
    void listKeepsItsOrder() throws IOException {
        write("a.csv", "x\n");
        write("b.csv", "y\n");
        FilePin pin = pins.use(files("b.csv", "a.csv"));
        assertThat(pin.many()).isTrue();
        assertThat(pin.digests()).containsExactly(sha("y\n"), sha("x\n"));
        assertThatThrownBy(() -> pins.use(files("b.csv")))
                .hasMessage(
                        "[Run/InputChanged] param 'data': the number of its files changed during the run, from 2 to 1\n"
                                + "  fix: start a new run: it computes what depends on the file, and reuses the rest");
    }

    @Test
    void folderIsItsNamesAndContents() throws IOException {
        write("in/b.csv", "y\n");
        write("in/deep/a.csv", "x\n");
        FileDigest digest = FileDigest.of(folder.resolve("in"));
        assertThat(digest.size()).isEqualTo(4);
        assertThat(digest.sha256()).isEqualTo("746c8a550821a2e9f64fe8418abc2fae1f6497260826de9e2329bc8c8a8f6579");

        write("copy/deep/a.csv", "x\n");
        write("copy/b.csv", "y\n");
        assertThat(FileDigest.of(folder.resolve("copy"))).isEqualTo(digest);
        write("copy/c.csv", "");
        assertThat(FileDigest.of(folder.resolve("copy")).sha256()).isNotEqualTo(digest.sha256());
        write("renamed/b.csv", "y\n");
        write("renamed/deep/b.csv", "x\n");
        assertThat(FileDigest.of(folder.resolve("renamed")).sha256()).isNotEqualTo(digest.sha256());
        write("flat/b.csv", "y\n");
        write("flat/a.csv", "x\n");
        assertThat(FileDigest.of(folder.resolve("flat")).sha256()).isNotEqualTo(digest.sha256());
    }

    @Test
    void symbolicLinkInAFolderIsRefused() throws IOException {
        write("in/a.csv", "x\n");
        try {
            Files.createSymbolicLink(folder.resolve("in/link.csv"), Path.of("a.csv"));
        } catch (IOException | UnsupportedOperationException e) {
            assumeFalse(true, "no symbolic links here");
        }
        assertThatThrownBy(() -> pins.use(file("in")))
                .isInstanceOf(PipelineException.class)
                .hasMessage(
                        "[Run/NotRegularFile] the folder " + folder.resolve("in")
                                + " holds a symbolic link: link.csv\n"
                                + "  fix: a folder that a run reads may hold files and folders only, so that its content is its own");
    }

    @Test
    void missingFilesAreSaidTogether() {
        ParamSet params = new ParamSet(Map.of("data", files("a.csv", "/no/such/b.csv")));
        assertThat(FilePins.missing(params, Set.of("data"), folder))
                .extracting(Object::toString)
                .containsExactly(
                        "[Run/MissingFile] param 'data' names 'a.csv', and there is no such file\n"
                                + "  fix: give the path of a file or folder that exists; relative paths count from "
                                + folder,
                        "[Run/MissingFile] param 'data' names '/no/such/b.csv', and there is no such file\n"
                                + "  fix: give the path of a file or folder that exists");
        assertThat(FilePins.missing(params, Set.of(), folder)).isEmpty();
        assertThatThrownBy(() -> pins.use(file("a.csv"))).hasMessageStartingWith("[Run/MissingFile] param 'data'");
    }

    @Test
    void damagedPinIsRefused() throws IOException {
        write("a.csv", "x\n");
        store.putIfAbsent("runs/forecast/r-1/files/data.json", Content.of("{}\n".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> pins.use(file("a.csv")))
                .hasMessage(
                        "[Store/Damaged] 'runs/forecast/r-1/files/data.json' is damaged: it is cut off: its last line"
                                + " is not 'sha256:' and a digest\n"
                                + "  fix: start a new run: what is stored of this one's steps is reused");
    }

    @Test
    void existingRunTakesAPathByItsContent() throws IOException {
        write("a.csv", "x\n");
        write("moved.csv", "x\n");
        write("other.csv", "y\n");
        pins.use(file("a.csv"));
        Files.delete(folder.resolve("a.csv"));
        ParamSet agreed = existing(Map.of("data", Path.of("moved.csv")));
        assertThat(agreed.get("data").value()).isEqualTo(Path.of("moved.csv"));
        assertThatThrownBy(() -> existing(Map.of("data", Path.of("other.csv"), "seed", 8)))
                .hasMessage("""
                        2 problems

                        [Run/DifferentParameters] run 'R 1' was started with param 'data' = "a.csv", and "other.csv" is given
                          fix: leave it out, or start a new run; or let the run's records be forgotten, never its results: runs forget R 1

                        [Run/DifferentParameters] run 'R 1' was started with param 'seed' = 7, and 8 is given
                          fix: leave it out, or start a new run; or let the run's records be forgotten, never its results: runs forget R 1""");
    }

    @Test
    void existingRunWithoutPinComparesTheFiles() throws IOException {
        write("a.csv", "x\n");
        write("same.csv", "x\n");
        assertThat(existing(Map.of("data", Path.of("same.csv"))).get("data").value())
                .isEqualTo(Path.of("same.csv"));
    }

    @Test
    void existingRunGivesItsParamsAndDefaultsForNewOnes() throws IOException {
        write("a.csv", "x\n");
        ParamSet params = existing(Map.of());
        assertThat(params.get("seed").value()).isEqualTo(7);
        assertThat(params.get("later").value()).isEqualTo("new");
        assertThat(existing(Map.of("seed", 7)).get("seed").value()).isEqualTo(7);
        assertThatThrownBy(() -> existing(Map.of("gone", 1)))
                .hasMessageStartingWith("[Run/UnknownParameter] pipeline 'forecast' has no param 'gone'");
    }

    private ParamSet existing(Map<String, Object> given) throws IOException {
        RunRecord run = new RunRecord(
                "R 1",
                "r-1",
                "forecast",
                "",
                "",
                "",
                Map.of(),
                Map.of("data", "a.csv", "seed", 7L, "gone", 1L),
                null,
                Map.of("target", "local"),
                Instant.EPOCH);
        Map<String, ParamSpec> specs = Map.of(
                "data", new ParamSpec("data", TypeRef.of(Path.class), false, false, null),
                "seed", new ParamSpec("seed", TypeRef.of(Integer.class), false, false, null),
                "later", new ParamSpec("later", TypeRef.of(String.class), false, true, "new"));
        return ExistingRun.params(run, specs, GivenParams.ofValues(given), pins);
    }

    private static ParamSet.Param file(String name) {
        ParamSpec spec = new ParamSpec("data", TypeRef.of(Path.class), false, false, null);
        return ParamResolver.resolve("p", Map.of("data", spec), GivenParams.ofValues(Map.of("data", Path.of(name))))
                .get("data");
    }

    private static ParamSet.Param files(String... names) {
        ParamSpec spec = new ParamSpec("data", PATHS, false, false, null);
        List<Path> paths = java.util.Arrays.stream(names).map(Path::of).toList();
        return ParamResolver.resolve("p", Map.of("data", spec), GivenParams.ofValues(Map.of("data", paths)))
                .get("data");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String sha(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
