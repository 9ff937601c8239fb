package dev.icosian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.icosian.Pipeline;
import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.compiler.json.JsonFile;
import dev.icosian.internal.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stores that somebody has prepared to harm whoever reads them. Whatever is in a store: commands end, with words and an
 * exit code of their own; nothing outside of the store is read, written or loaded; what is right is not lost.
 */
class HostileStoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OUTSIDE = "what-nobody-may-see";

    @TempDir(factory = InMemory.class)
    static Path template;

    @TempDir(factory = InMemory.class)
    Path folder;

    private Path store;
    private Path outside;

    /** Makes folders in memory, where there is a place for that: some thousand files come and go, and no disk matters. */
    static final class InMemory implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
            Path memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "junit-")
                    : Files.createTempDirectory("junit-");
        }
    }

    /** A class that a store may name. */
    public static final class Trap {
        static {
            TRAPPED.incrementAndGet();
        }

        private Trap() {}
    }

    static final AtomicInteger TRAPPED = new AtomicInteger();

    /** Two steps, a value that is a blob, one that is not, and an imported folder. */
    public static final class Parts {
        private Parts() {}

        public static long[] many(Path dataFolder) throws IOException {
            long[] many = new long[5_000];
            many[0] = Files.readAllBytes(dataFolder.resolve("a/b.txt")).length;
            return many;
        }

        public static String told(long[] many) {
            return "there are " + many.length;
        }

        static Pipeline pipeline() {
            return Pipeline.named("parts")
                    .modules(Parts.class)
                    .param("dataFolder")
                    .importing("dataFolder")
                    .outputs("told", "many")
                    .step("make", step -> step.nodes("many"))
                    .step("tell", step -> step.nodes("told"))
                    .build();
        }
    }

    @BeforeAll
    static void store() throws IOException {
        Path data = Files.createDirectories(template.resolve("data/a"));
        Files.writeString(data.resolve("b.txt"), "x");
        Files.writeString(template.resolve("data/c.txt"), "y");
        Cli cli = Cli.in(template, Parts::pipeline);
        assertThat(cli.line("run --run r --param dataFolder=data").exit()).isZero();
        assertThat(cli.line("run --run s --param dataFolder=data").exit()).isZero();
    }

    /** What somebody does to a store. */
    @FunctionalInterface
    private interface Harm {
        void to(HostileStoreTest test) throws Exception;
    }

    /**
     * A case.
     *
     * @param resumed what resuming the run says, in words that are in what it prints
     */
    private record Case(String name, Harm harm, String resumed) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final String FINE = "0 failed";

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        // Records that lead elsewhere.
        cases.add(
                new Case("pipeline of a run record", record("run.json", "pipeline", "../../../outside"), "it is the"));
        cases.add(new Case("run key of a run record", record("run.json", "runKey", "../s"), "it is the record of"));
        cases.add(new Case("absolute run key", record("run.json", "runKey", "/etc"), "it is the record of"));
        cases.add(new Case("step of a pin", pin("step", "../../../../outside/secret"), FINE));
        cases.add(new Case("key of a pin", pin("key", "../../../outside/secret"), FINE));
        cases.add(new Case("key of a pin that is no digest", pin("key", "0".repeat(63) + "/"), FINE));
        cases.add(new Case("step of a manifest", manifest("step", "../../outside"), FINE));
        cases.add(new Case("pipeline of a manifest", manifest("pipeline", "/etc"), FINE));
        cases.add(new Case("key of a manifest", manifest("key", "f".repeat(64)), FINE));
        cases.add(new Case("blob of a manifest", output("sha256", "../../../outside/secret"), FINE));
        cases.add(new Case("code table of a manifest", manifest("codeTable", "../../outside/secret"), FINE));
        cases.add(new Case("name of an imported file", imported("../../../../outside/new.txt"), "is not inside"));
        cases.add(new Case("absolute name of an imported file", imported("/tmp/icosian-hostile"), "is not inside"));
        cases.add(new Case("name of an imported file with a zero", imported("a\0b"), "is not inside"));
        cases.add(new Case("name of the imported folder", files("name", "../.."), FINE));
        cases.add(new Case("file name of a value", output("name", "../../../outside/new.txt"), FINE));
        // Digests of something else.
        cases.add(new Case("digest of another blob", output("sha256", "0".repeat(64)), FINE));
        cases.add(new Case("pin of another manifest", pin("manifest", ref(0, "0".repeat(64))), FINE));
        cases.add(new Case("pin of a far generation", pin("manifest", ref(Integer.MAX_VALUE, "0".repeat(64))), FINE));
        cases.add(new Case("size that is negative", output("size", -1), FINE));
        cases.add(new Case("size that is huge", output("size", Long.MAX_VALUE), FINE));
        cases.add(new Case("bytes in a manifest that are others", inline(), FINE));
        cases.add(new Case("outputs of a pin that are others", pin("outputs", Map.of("many", "0".repeat(64))), ""));
        cases.add(new Case("manifest of the other step", HostileStoreTest::swapManifests, FINE));
        cases.add(new Case("record of the other run", HostileStoreTest::swapRecords, "it is the record of run 's'"));
        // Types and forms.
        cases.add(new Case("media type", output("mediaType", "text/html"), FINE));
        cases.add(new Case("type of a value", output("type", Trap.class.getName()), FINE));
        cases.add(new Case("materializer", output("materializer", use(Trap.class.getName())), FINE));
        cases.add(new Case(
                "class of a param", record("run.json", "parameters", Map.of("dataFolder", trap())), "Run/WrongType"));
        cases.add(new Case("another config", record("run.json", "config", Map.of("nothing", 1)), FINE));
        cases.add(new Case("null for everything", record("run.json", "parameters", nothing()), ""));
        cases.add(new Case("state of a pin", pin("state", "finished"), FINE));
        cases.add(new Case("unknown field", pin("colour", "blue"), FINE));
        cases.add(new Case("newer format", record("run.json", "formatVersion", 99), "Store/NewerFormat"));
        cases.add(new Case("format that is no number", record("run.json", "formatVersion", "1"), "Store/Damaged"));
        // Large and deep.
        cases.add(new Case("deep record", text("run.json", "[".repeat(50_000) + "]".repeat(50_000)), "Store/Damaged"));
        cases.add(new Case("deep pin", deepPin(), FINE));
        cases.add(new Case("record of many values", text("run.json", "[" + "1,".repeat(9_000_000) + "1]"), "8000000"));
        cases.add(new Case(
                "record with a long name", text("run.json", "{\"" + "x".repeat(1 << 20) + "\":1}"), "Damaged"));
        cases.add(
                new Case("number of a million digits", text("run.json", "{\"a\":" + "9".repeat(1_000_000) + "}"), "D"));
        cases.add(new Case("sparse record of 1 TiB", sparse("runs/parts/r/run.json"), "it has more than 64 MiB"));
        cases.add(new Case("sparse manifest of 1 TiB", sparse(MANIFEST), FINE));
        cases.add(new Case("sparse version of 1 TiB", sparse("icosian-store.json"), "is damaged"));
        cases.add(new Case(
                "version of many digits", version("{\"formatVersion\":" + "9".repeat(4_000) + "}\n"), "damaged"));
        cases.add(new Case(
                "not UTF-8", bytes("runs/parts/r/run.json", new byte[] {(byte) 0xc3, 0x28}), "Store/Damaged"));
        cases.add(new Case("pin with the highest number", lastPin(), FINE));
        // Links and special files.
        cases.add(new Case("link for a run record", link("runs/parts/r/run.json"), "Run/UnknownRun"));
        cases.add(new Case("link for a manifest", link(MANIFEST), "Store/Foreign"));
        cases.add(new Case("link for a pin", link("runs/parts/r/steps/make.2.json"), FINE));
        cases.add(new Case("link for a blob", link(BLOB), "Store/Foreign"));
        cases.add(new Case("link for the version", link("icosian-store.json"), "Store/Foreign"));
        cases.add(new Case("link for the folder of blobs", linkFolder("blobs"), "Store/Foreign"));
        cases.add(new Case("link for the folder of steps", linkFolder("steps"), "Store/Foreign"));
        cases.add(new Case("link for the folder of a step", linkFolder("steps/parts/make"), "Store/Foreign"));
        cases.add(new Case("link for the folder of runs", linkFolder("runs"), "Store/Foreign"));
        cases.add(new Case("link for the folder of pins", linkFolder("runs/parts/r/steps"), "Store/Foreign"));
        cases.add(new Case("link in a circle", HostileStoreTest::circle, FINE));
        cases.add(new Case("pipe for a run record", pipe("runs/parts/r/run.json"), "Run/UnknownRun"));
        cases.add(new Case("pipe for a manifest", pipe(MANIFEST), "Store/Foreign"));
        cases.add(new Case("pipe for a blob", pipe(BLOB), "Store/Foreign"));
        cases.add(new Case("pipe for the version", pipe("icosian-store.json"), "Store/Foreign"));
        cases.add(new Case("folder for a run record", folder("runs/parts/r/run.json"), "Run/UnknownRun"));
        cases.add(new Case("folder for a manifest", folder(MANIFEST), "cannot be stored"));
        cases.add(new Case("file for the folder of pins", fileForFolder("runs/parts/r/steps"), "Store/NotWritable"));
        cases.add(new Case("names that are none", HostileStoreTest::strangeNames, FINE));
        cases.add(new Case("escapes for a terminal", HostileStoreTest::escapes, FINE));
        cases.add(new Case(
                "escapes in a run id", record("run.json", "runId", "r\u001b]0;owned\u0007"), "has control characters"));
        return cases;
    }

    @Test
    void thereAreManyCases() {
        assertThat(cases()).hasSizeGreaterThan(50).extracting(Case::name).doesNotHaveDuplicates();
    }

    /** Commands that leave a store as it is, so that all of them may look at the same one. */
    private static final List<String> READING = List.of(
            "runs --all",
            "show r",
            "show r many",
            "show r many --out value.bin",
            "diff r s",
            "diff s r --other-store .icosian --json",
            "explain",
            "explain many",
            "store check",
            "store check --json",
            "store gc",
            "store copy r s --to other",
            "run --dry-run --param dataFolder=data");

    /** Commands that each get a store of their own. */
    private static final List<String> WRITING = List.of(
            "store gc --apply --grace 0s",
            "step tell --run r --store .icosian --home .",
            "run --run new --param dataFolder=data",
            "run --resume r",
            "runs forget r");

    @ParameterizedTest
    @MethodSource("cases")
    void doesNoHarm(Case hostile) throws Exception {
        prepare(hostile);
        SortedMap<String, String> stored = states(store);
        for (String line : READING) {
            harmless(line);
            assertThat(states(store)).as(line).isEqualTo(stored);
        }
        for (String line : WRITING) {
            prepare(hostile);
            Done done = harmless(line);
            if (line.equals("run --resume r")) {
                assertThat(done.all()).as(line).contains(hostile.resumed());
                if (done.exit() == 0) {
                    assertThat(done.all()).contains("there are 5000");
                }
            }
        }
    }

    /** It computes in a store that is thrown away: even one that nobody can open is none of its business. */
    @ParameterizedTest
    @MethodSource("closed")
    void verifyOpensNoStore(Case hostile) throws Exception {
        prepare(hostile);
        SortedMap<String, String> stored = states(store);

        assertThat(harmless("runs").exit()).isNotZero();
        assertThat(harmless("verify --param dataFolder=data").exit()).isZero();
        assertThat(states(store)).isEqualTo(stored);
    }

    static List<Case> closed() {
        return cases().stream().filter(each -> each.name().contains("version")).toList();
    }

    /** Runs a command, which may do what it likes but no harm. */
    private Done harmless(String line) throws IOException {
        SortedMap<String, String> before = files(outside);

        Done done = assertTimeoutPreemptively(
                PATIENCE, () -> Cli.in(folder.resolve("work"), Parts::pipeline).line(line), line);

        assertThat(done.exit()).as("%s\n%s", line, done.all()).isNotEqualTo(70).isNotEqualTo(71);
        assertThat(done.all()).as(line).doesNotContain("\tat ", "Cli/Internal", OUTSIDE, "\u001b");
        assertThat(files(outside)).as(line).isEqualTo(before);
        assertThat(TRAPPED).as(line).hasValue(0);
        assertThat(holdsWhatIsOutside("other")).as(line).isFalse();
        assertThat(holdsWhatIsOutside("value.bin")).as(line).isFalse();
        return done;
    }

    /** Returns what is below a folder, without a look into files: some have no end. */
    private static SortedMap<String, String> states(Path root) throws IOException {
        SortedMap<String, String> states = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.toList()) {
                BasicFileAttributes state =
                        Files.readAttributes(each, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                states.put(
                        each.toString(),
                        state.isDirectory() ? "a folder" : state.size() + " bytes of " + state.lastModifiedTime());
            }
        }
        return states;
    }

    /** Makes the store anew, beside a folder that nobody may touch. */
    private void prepare(Case hostile) throws Exception {
        delete(folder.resolve("work"));
        Path work = folder.resolve("work");
        store = work.resolve(".icosian");
        outside = work.resolve("outside");
        copy(template, work);
        Files.createDirectories(outside.resolve("steps"));
        Files.writeString(outside.resolve("secret"), OUTSIDE);
        Files.writeString(outside.resolve("steps/secret.json"), OUTSIDE);
        hostile.harm().to(this);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                    assertThat(target.toFile().setWritable(true)).isTrue();
                }
            }
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static SortedMap<String, String> files(Path root) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.toList()) {
                files.put(each.toString(), Files.isRegularFile(each) ? Sha256.hex(Files.readAllBytes(each)) : "");
            }
        }
        return files;
    }

    private boolean holdsWhatIsOutside(String name) throws IOException {
        Path root = folder.resolve("work").resolve(name);
        if (!Files.exists(root)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).anyMatch(file -> {
                try {
                    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(OUTSIDE);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    // What can be done to a store.

    /** The manifest of the step with the blob, and the blob: names that are looked up. */
    private static final String MANIFEST = "MANIFEST";

    private static final String BLOB = "BLOB";

    private Path file(String key) throws IOException {
        if (key.equals(MANIFEST)) {
            try (Stream<Path> all = Files.list(store.resolve("steps/parts/make"))) {
                return all.findFirst().orElseThrow();
            }
        }
        if (key.equals(BLOB)) {
            String digest = String.valueOf(
                    map(list(read(file(MANIFEST)).get("outputs")).get(0)).get("sha256"));
            return store.resolve("blobs/sha256/" + digest.substring(0, 2) + "/" + digest.substring(2));
        }
        return store.resolve(key);
    }

    private static Map<String, Object> read(Path file) throws IOException {
        return new LinkedHashMap<>(((JsonFile.Whole) JsonFile.read(Files.readAllBytes(file))).value());
    }

    @SuppressWarnings("unchecked") // as JSON is
    private static Map<String, Object> map(Object value) {
        return new LinkedHashMap<>((Map<String, Object>) value);
    }

    @SuppressWarnings("unchecked") // as JSON is
    private static List<Object> list(Object value) {
        return new ArrayList<>((List<Object>) value);
    }

    private static void write(Path file, Map<String, Object> tree) throws IOException {
        Files.write(file, JsonFile.write(tree).open().readAllBytes());
    }

    private static Harm change(String key, Consumer<Map<String, Object>> change) {
        return test -> {
            Path file = test.file(key);
            Map<String, Object> tree = read(file);
            change.accept(tree);
            write(file, tree);
            if (key.equals(MANIFEST)) {
                test.pinAgain(file);
            }
        };
    }

    /** Lets the pins of both runs name a manifest as it is now: a store may be wrong as a whole. */
    private void pinAgain(Path manifest) throws IOException {
        for (String run : List.of("r", "s")) {
            Path pin = store.resolve("runs/parts/" + run + "/steps/make.1.json");
            Map<String, Object> tree = read(pin);
            tree.put("manifest", ref(0, Sha256.hex(Files.readAllBytes(manifest))));
            write(pin, tree);
        }
    }

    private static Harm record(String name, String field, Object value) {
        return change("runs/parts/r/" + name, tree -> tree.put(field, value));
    }

    private static Harm pin(String field, Object value) {
        return change("runs/parts/r/steps/make.1.json", tree -> tree.put(field, value));
    }

    private static Harm manifest(String field, Object value) {
        return change(MANIFEST, tree -> tree.put(field, value));
    }

    private static Harm output(String field, Object value) {
        return change(MANIFEST, tree -> {
            Map<String, Object> output = map(list(tree.get("outputs")).get(0));
            output.put(field, value);
            tree.put("outputs", List.of(output));
        });
    }

    private static Harm inline() {
        return change(MANIFEST, tree -> {
            Map<String, Object> output = map(list(tree.get("outputs")).get(0));
            output.put("inline", Base64.getEncoder().encodeToString("other".getBytes(StandardCharsets.UTF_8)));
            tree.put("outputs", List.of(output));
        });
    }

    private static Harm files(String field, Object value) {
        return test -> {
            change("runs/parts/r/files/dataFolder.json", tree -> tree.put(field, value))
                    .to(test);
            // So that the copy in the store is read.
            delete(test.folder.resolve("work/data"));
            delete(test.store.resolve("steps/parts/make"));
        };
    }

    private static Harm imported(String name) {
        return test -> {
            change("runs/parts/r/files/dataFolder.json", tree -> {
                        List<Object> stored = list(tree.get("stored"));
                        Map<String, Object> first = map(stored.get(0));
                        first.put("name", name);
                        stored.set(0, first);
                        tree.put("stored", stored);
                    })
                    .to(test);
        };
    }

    private static Map<String, Object> ref(int generation, String sha256) {
        return Map.of("generation", generation, "sha256", sha256);
    }

    private static Map<String, Object> use(String id) {
        return Map.of("id", id, "version", 1, "options", Map.of());
    }

    private static Map<String, Object> trap() {
        return Map.of("@class", Trap.class.getName(), "type", Trap.class.getName());
    }

    private static Map<String, Object> nothing() {
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("dataFolder", null);
        return nothing;
    }

    private static Harm text(String name, String text) {
        return test -> {
            byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
            String trailer = "sha256:" + Sha256.hex(body) + "\n";
            Path file = test.store.resolve("runs/parts/r/" + name);
            Files.write(file, body);
            Files.writeString(file, trailer, java.nio.file.StandardOpenOption.APPEND);
        };
    }

    private static Harm deepPin() {
        return text("steps/make.2.json", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));
    }

    private static Harm version(String object) {
        return test -> Files.writeString(
                test.store.resolve("icosian-store.json"),
                object + "sha256:" + Sha256.hex(object.getBytes(StandardCharsets.UTF_8)) + "\n");
    }

    private static Harm bytes(String key, byte[] bytes) {
        return test -> Files.write(test.file(key), bytes);
    }

    private static Harm sparse(String key) {
        return test -> {
            try (RandomAccessFile file = new RandomAccessFile(test.file(key).toFile(), "rw")) {
                file.setLength(1L << 40);
            }
        };
    }

    private static Harm lastPin() {
        return test -> Files.copy(
                test.store.resolve("runs/parts/r/steps/make.1.json"),
                test.store.resolve("runs/parts/r/steps/make.999999999.json"));
    }

    private static Harm link(String key) {
        return test -> {
            Path file = test.file(key);
            Files.deleteIfExists(file);
            Files.createSymbolicLink(file, test.outside.resolve("secret"));
        };
    }

    private static Harm linkFolder(String key) {
        return test -> {
            Path folder = test.file(key);
            delete(test.outside);
            copy(folder, test.outside);
            Files.writeString(test.outside.resolve("secret"), OUTSIDE);
            delete(folder);
            Files.createSymbolicLink(folder, test.outside);
        };
    }

    private static Harm pipe(String key) {
        return test -> {
            Path file = test.file(key);
            Files.deleteIfExists(file);
            Process process = new ProcessBuilder("mkfifo", file.toString()).start();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        };
    }

    private static Harm folder(String key) {
        return test -> {
            Path file = test.file(key);
            Files.delete(file);
            Files.createDirectories(file.resolve("within"));
        };
    }

    private static Harm fileForFolder(String key) {
        return test -> {
            delete(test.file(key));
            Files.writeString(test.file(key), "");
        };
    }

    private void circle() throws IOException {
        Files.createSymbolicLink(store.resolve("steps/parts/again"), store.resolve("steps"));
        Files.createSymbolicLink(store.resolve("runs/parts/again"), store);
        Files.createSymbolicLink(store.resolve("blobs/sha256/zz"), store.resolve("blobs"));
    }

    private void swapManifests() throws IOException {
        Path one = file(MANIFEST);
        try (Stream<Path> all = Files.list(store.resolve("steps/parts/tell"))) {
            Path other = all.findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(one);
            Files.write(one, Files.readAllBytes(other));
            Files.write(other, bytes);
        }
    }

    private void swapRecords() throws IOException {
        Files.write(store.resolve("runs/parts/r/run.json"), Files.readAllBytes(store.resolve("runs/parts/s/run.json")));
    }

    private void strangeNames() throws IOException {
        for (String below : List.of("steps", "runs", "runs/parts", "blobs/sha256", "runs/parts/r/steps")) {
            for (String name : List.of("...", " ", "-rf", "a b", "\u202e", "nul", "x\ny", "é", "~", "%2e%2e")) {
                Path strange = Files.createDirectories(store.resolve(below).resolve(name));
                Files.writeString(strange.resolve("run.json"), OUTSIDE);
            }
        }
    }

    private void escapes() throws IOException {
        Path pin = store.resolve("runs/parts/r/steps/tell.1.json");
        Map<String, Object> pinTree = read(pin);
        pinTree.put("state", "failed");
        pinTree.put(
                "reasons",
                List.of(Map.of("code", "Compute/X", "subject", "\u001b[31mx", "before", "\u001b[1m", "after", "")));
        Map<String, Object> attempt = map(list(pinTree.get("attempts")).get(0));
        attempt.put(
                "failure",
                Map.of("code", "Run/X", "message", "\u001b[2Jgone", "place", "\u001b[1m", "hint", "\u009b1m"));
        pinTree.put("attempts", List.of(attempt));
        write(pin, pinTree);
    }
}
