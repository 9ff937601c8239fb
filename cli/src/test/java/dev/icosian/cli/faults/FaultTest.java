package dev.icosian.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.icosian.ArtifactStore;
import dev.icosian.internal.Sha256;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RecordFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What machines and people do to processes and their stores. */
class FaultTest {
    private static final String ALL_SLEEP = "sown=sleep,wheat=sleep,rye=sleep,flour=sleep,bread=sleep,profit=sleep";

    private static String results = "";

    @TempDir
    Path folder;

    @BeforeAll
    static void undisturbed(@TempDir Path other) throws Exception {
        try (MillProcess run = MillProcess.start(other, other.resolve("run"), "", "run --json")) {
            assertThat(run.exit()).as(run.err()).isZero();
            results = results(run);
        }
    }

    @ParameterizedTest
    @CsvSource({"r, r", "a, b"})
    void processesAtTheSameTimeEndInOneResult(String first, String second) throws Exception {
        try (MillProcess one = start("one", ALL_SLEEP, "run --json --run " + first);
                MillProcess two = start("two", ALL_SLEEP, "run --json --run " + second)) {
            assertThat(one.exit()).as(one.err()).isZero();
            assertThat(two.exit()).as(two.err()).isZero();

            assertThat(List.of(results(one), results(two))).containsOnly(results);
        }
        assertThat(manifests()).hasSize(6).allMatch(key -> key.endsWith(".0.json"));
        assertThat(states(first)).containsOnly(Map.entry("committed", first.equals(second) ? pins(first) : 6));
        assertWhole();
    }

    @Test
    void aSuspendedRunLosesAndSaysSo() throws Exception {
        try (MillProcess suspended = start("one", "flour=hold", "run --json --run r")) {
            suspended.await("flour holds").signal("STOP");
            try (MillProcess other = start("two", "", "run --json --run r")) {
                assertThat(other.exit()).as(other.err()).isZero();
                assertThat(results(other)).isEqualTo(results);
                assertThat(other.calls()).containsExactly("pipeline", "flour", "bread", "profit");
            }
            List<String> stored = files();
            suspended.release();
            suspended.signal("CONT");

            assertThat(suspended.exit()).as(suspended.err()).isZero();
            assertThat(results(suspended)).isEqualTo(results);
            assertThat(suspended.err()).contains("grind: reused, another attempt stored the result first\n");
            assertThat(files()).isEqualTo(stored);
            assertThat(suspended.calls()).doesNotContain("bread", "profit");
        }
        assertWhole();
    }

    @Test
    void aSuspendedStepLosesAndSaysSo() throws Exception {
        try (MillProcess suspended = start("one", "sown=hold", "step sow --run r --store .icosian")) {
            suspended.await("sown holds").signal("STOP");
            try (MillProcess other = start("two", "", "step sow --run r --store .icosian")) {
                assertThat(other.exit()).as(other.err()).isZero();
            }
            List<String> stored = files();
            suspended.release();
            suspended.signal("CONT");

            assertThat(suspended.exit()).as(suspended.err()).isZero();
            assertThat(suspended.err()).contains("sow: reused, another attempt stored the result first\n");
            assertThat(files()).isEqualTo(stored);
        }
    }

    @Test
    void aFullDiskFailsTheStepAndTheRunGoesOnWhenThereIsRoom() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=136k", "tmpfs", disk.toString()),
                "no small disk can be mounted here: that needs root");
        try {
            try (MillProcess first = start("one", "", "run --run r --jobs 1 --store disk/store")) {
                assertThat(first.exit()).as(first.err()).isEqualTo(1);
                assertThat(first.err())
                        .contains("error [Store/Unavailable] step '")
                        .contains("No space left on device")
                        .contains("see to it that the store can be reached and written, then resume the run")
                        .doesNotContain("\tat ");
                assertThat(first.errLines().get(first.errLines().size() - 1)).startsWith("failed: 6 steps, 0 reused, ");
                assertThat(first.calls()).contains("sown").doesNotContain("profit");
            }
            assertWhole(disk.resolve("store"));
            assertThat(succeeds("mount", "-o", "remount,size=4m", disk.toString()))
                    .isTrue();
            try (MillProcess second = start("two", "", "run --json --resume r --store disk/store")) {
                assertThat(second.exit()).as(second.err()).isZero();
                assertThat(results(second)).isEqualTo(results);
                assertThat(second.calls()).doesNotContain("sown");
            }
            assertWhole(disk.resolve("store"));
        } finally {
            assertThat(succeeds("umount", disk.toString())).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"run --run r --fresh", "step sow --run r --store .icosian --recompute"})
    void theStoreOfAnotherUserIsRefused(String line) throws Exception {
        List<String> nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        try (MillProcess first = start("one", "", "run --run r")) {
            assertThat(first.exit()).as(first.err()).isZero();
        }
        List<String> stored = files();
        Path outside = Files.createTempDirectory("mill");
        try {
            assumeTrue(
                    succeeds("chmod", "0777", outside.toString())
                            && succeeds("cp", "-r", folder.resolve(".icosian").toString(), outside.toString())
                            && succeeds(
                                    "chmod",
                                    "-R",
                                    "a+rX,go-w",
                                    outside.resolve(".icosian").toString()),
                    "no folder for all users can be made here");
            List<String> program = List.of("-cp", copiedClassPath(outside.resolve("lib")));
            assumeTrue(
                    canRun(nobody, program, outside),
                    "the program cannot be run as another user here: that needs root");
            try (MillProcess other = MillProcess.start(outside, outside.resolve("other"), "", nobody, program, line)) {
                assertThat(other.exit()).as(other.err()).isEqualTo(73);
                assertThat(other.err())
                        .contains("error [Store/NotWritable] ")
                        .contains("fix: make the folder writable for this user, or choose another one with --store")
                        .contains("failed: ");
            }
            assertThat(files(outside.resolve(".icosian"))).isEqualTo(stored);
        } finally {
            assertThat(succeeds("rm", "-r", outside.toString())).isTrue();
        }
    }

    @Test
    void aDiskWithoutHardLinksIsRefusedUnlessLinksAreOff() throws Exception {
        Path script = folder.resolve("without-links.py");
        Files.writeString(script, WITHOUT_LINKS);
        List<String> before = List.of("python3", script.toString());
        assumeTrue(
                succeeds("python3", script.toString(), "true"),
                "hard links cannot be taken from a process here: that needs Linux with seccomp, and python3");
        try (MillProcess refused = start("one", "", before, "run")) {
            assertThat(refused.exit()).as(refused.err()).isEqualTo(78);
            assertThat(refused.err())
                    .contains("hard link")
                    .contains("links=off")
                    .contains("failed: nothing was run");
        }
        try (MillProcess killed = start("two", "flour=hold", before, "run --run r --store file:off?links=off")) {
            killed.await("flour holds").signal("KILL").exit();
        }
        try (MillProcess run = start("three", "", before, "run --json --resume r --store file:off?links=off")) {
            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(results(run)).isEqualTo(results);
            assertThat(run.calls()).containsExactly("pipeline", "flour", "bread", "profit");
        }
    }

    /** Starts a command for which making hard links is not permitted, as on a disk that has none. */
    private static final String WITHOUT_LINKS = """
            import ctypes, os, platform, struct, sys
            numbers = {"x86_64": (86, 265), "aarch64": (37,)}[platform.machine()]
            def instruction(code, yes, no, value):
                return struct.pack("HBBI", code, yes, no, value)
            program = instruction(0x20, 0, 0, 0)  # the number of the call
            for number in numbers:
                program += instruction(0x15, 0, 1, number) + instruction(0x06, 0, 0, 0x00050000 | 1)  # EPERM
            program += instruction(0x06, 0, 0, 0x7FFF0000)  # allowed
            buffer = ctypes.create_string_buffer(program, len(program))
            class Filter(ctypes.Structure):
                _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]
            libc = ctypes.CDLL(None, use_errno=True)
            given = Filter(len(program) // 8, ctypes.cast(buffer, ctypes.c_void_p))
            if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, ctypes.byref(given), 0, 0):
                sys.exit("seccomp: " + os.strerror(ctypes.get_errno()))
            os.execvp(sys.argv[1], sys.argv[1:])
            """;

    private MillProcess start(String name, String rules, String line) throws IOException {
        return start(name, rules, List.of(), line);
    }

    private MillProcess start(String name, String rules, List<String> before, String line) throws IOException {
        return MillProcess.start(folder, folder.resolve(name), rules, before, List.of(), line);
    }

    private static String results(MillProcess run) {
        Matcher matcher = Pattern.compile("\"results\":\\{([^}]*)}").matcher(run.out());
        assertThat(matcher.find()).as(run.out()).isTrue();
        return matcher.group(1);
    }

    /** Copies the class path to where all users can read it. */
    private static String copiedClassPath(Path lib) throws Exception {
        Files.createDirectory(lib);
        List<String> copies = new ArrayList<>();
        for (String entry : MillProcess.classPath().split(File.pathSeparator, -1)) {
            Path copy = lib.resolve(copies.size() + Path.of(entry).getFileName().toString());
            if (Files.exists(Path.of(entry))) {
                assertThat(succeeds("cp", "-r", entry, copy.toString()))
                        .as(entry)
                        .isTrue();
                copies.add(copy.toString());
            }
        }
        assertThat(succeeds("chmod", "-R", "a+rX", lib.toString())).isTrue();
        return String.join(File.pathSeparator, copies);
    }

    private static boolean canRun(List<String> before, List<String> options, Path folder) throws Exception {
        try (MillProcess version =
                MillProcess.start(folder, folder.resolve("version"), "", before, options, "--version")) {
            return version.exit() == 0;
        }
    }

    private static boolean succeeds(String... words) throws Exception {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> manifests() throws IOException {
        return files().stream().filter(file -> file.startsWith("steps/")).toList();
    }

    private int pins(String run) throws IOException {
        return (int) files().stream()
                .filter(file -> file.startsWith("runs/mill/" + run + "/steps/"))
                .count();
    }

    /** Returns how many pins of a run have which state. */
    private Map<String, Integer> states(String run) throws IOException {
        Map<String, Integer> states = new TreeMap<>();
        try (ArtifactStore store = Stores.directory(folder.resolve(".icosian"));
                Stream<ArtifactStore.Entry> entries = store.list("runs/mill/" + run + "/steps/")) {
            for (String key : entries.map(ArtifactStore.Entry::key).toList()) {
                Pin pin = RecordFiles.pin(store, key).orNull();
                assertThat(pin).as(key).isNotNull();
                states.merge(pin.state().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
            }
        }
        return states;
    }

    private List<String> files() throws IOException {
        return files(folder.resolve(".icosian"));
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private void assertWhole() throws IOException {
        assertWhole(folder.resolve(".icosian"));
    }

    /** Every file of a store is what its name or its last line says, and no temporary one is left. */
    private static void assertWhole(Path store) throws IOException {
        for (String name : files(store)) {
            byte[] bytes = Files.readAllBytes(store.resolve(name));
            assertThat(name).doesNotContain(".tmp-");
            if (name.startsWith("blobs/")) {
                assertThat("blobs/sha256/" + Sha256.hex(bytes).replaceFirst("^..", "$0/"))
                        .isEqualTo(name);
            } else if (name.endsWith(".json")) {
                int body = bytes.length - "sha256:".length() - 65;
                assertThat(new String(bytes, body, bytes.length - body, StandardCharsets.UTF_8))
                        .as(name)
                        .isEqualTo("sha256:" + Sha256.hex(Arrays.copyOf(bytes, body)) + "\n");
            }
        }
    }
}
