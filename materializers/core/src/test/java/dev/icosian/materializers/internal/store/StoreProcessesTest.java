package dev.icosian.materializers.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.ArtifactStore.Entry;
import dev.icosian.Content;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The directory store between processes, under kills, and where another user may not write. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StoreProcessesTest {
    private static final String NOBODY = "65534";

    @TempDir
    Path temporary;

    @Test
    void ofManyProcessesOneStoresAKeyAndAllSeeItWhole() throws Exception {
        int rounds = 150;
        Path root = temporary.resolve("store");
        String start = Long.toString(System.currentTimeMillis() + 1500);
        List<Process> processes = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            processes.add(java(classPath(), "race", root.toString(), name, Integer.toString(rounds), start));
        }
        List<String> won = new ArrayList<>();
        for (Process process : processes) {
            won.addAll(linesOf(process));
            assertThat(process.waitFor()).isZero();
        }

        assertThat(won)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, rounds)
                        .boxed()
                        .flatMap(round -> Stream.of("key " + round, "blob " + round))
                        .toList());
    }

    @Test
    void killAtAnyMomentLeavesNothingHalf() throws Exception {
        Path root = temporary.resolve("store");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int kill = 0; kill < 6; kill++) {
            Path out = temporary.resolve("out" + kill);
            Process process = new ProcessBuilder(javaCommand(classPath(), "fill", root.toString(), "k" + kill))
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            while (Files.size(out) == 0 && process.isAlive()) {
                Thread.sleep(5);
            }
            Thread.sleep(random.nextInt(400));
            process.destroyForcibly().waitFor();
            List<String> stored = Files.readString(out)
                    .lines()
                    .filter(line -> line.matches("stored k[0-9]-[0-9]+"))
                    .toList();
            assertThat(stored).as(() -> "seed " + seed).isNotEmpty();

            try (ArtifactStore store = DirectoryStore.open(root)) {
                List<String> keys = keys(store);
                List<String> shorter = stored.subList(0, stored.size() - 1);
                assertThat(keys)
                        .as("seed " + seed)
                        .containsAll(shorter.stream()
                                .map(line -> "refs/" + line.substring("stored ".length()))
                                .toList());
                for (String key : keys) {
                    String text = read(store, key);
                    if (key.startsWith("refs/")) {
                        assertThat(keys).as("seed " + seed).contains(Keys.blob(text));
                    }
                }
            }
        }
    }

    @Test
    void storeOfAnotherUserIsRefusedAndNothingIsMade() throws Exception {
        Path shared = Files.createTempDirectory("icosian-shared-");
        try {
            Path classes = readableCopyOfClasses(shared.resolve("classes"));
            Path closed = Files.createDirectory(shared.resolve("closed"));
            Path store = shared.resolve("store");
            DirectoryStore.open(store).close();
            Path openStore = shared.resolve("open");
            try (ArtifactStore made = DirectoryStore.open(openStore)) {
                made.putIfAbsent("runs/a", Content.of(new byte[0]));
            }
            permit(shared, "rwxr-xr-x");
            permit(closed, "r-xr-xr-x");
            permit(store, "r-xr-xr-x");
            permit(openStore, "rwxrwxrwx");
            permit(openStore.resolve("runs"), "r-xr-xr-x");

            assertThat(asNobody(classes, "put", closed + "/new/store", "a"))
                    .isEqualTo(notWritable(closed + "/new/store"));
            assertThat(asNobody(classes, "put", store.toString(), "a")).isEqualTo(notWritable(store.toString()));
            assertThat(asNobody(classes, "put", openStore.toString(), "runs/b"))
                    .isEqualTo(notWritable(openStore + "/runs"));
            assertThat(asNobody(classes, "put", openStore.toString(), "runs/a")).isEqualTo("false");

            assertThat(closed).isEmptyDirectory();
            assertThat(store).isDirectoryNotContaining("glob:**/.tmp-*");
            assertThat(openStore.resolve("runs")).isDirectoryNotContaining("glob:**/b");
        } finally {
            delete(shared);
        }
    }

    private static String notWritable(String folder) {
        return "[Store/NotWritable] cannot write to the store folder " + folder + " (permission denied)\n"
                + "  at " + folder + "\n"
                + "  fix: make the folder writable for this user, or choose another one with --store";
    }

    /** Runs as a user who is not root, for whom permissions count. */
    private static String asNobody(Path classes, String... args) throws Exception {
        boolean root = "root".equals(System.getProperty("user.name"));
        if (root && !Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            Assumptions.abort("run as root, whom no permission stops, and without setpriv to become somebody else");
        }
        List<String> command = new ArrayList<>();
        if (root) {
            command.addAll(List.of("/usr/bin/setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.addAll(javaCommand(classes.toString(), args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return String.join("\n", linesOf(process));
    }

    private static Path readableCopyOfClasses(Path target) throws Exception {
        for (Class<?> type : List.of(ArtifactStore.class, DirectoryStore.class, StoreProcess.class)) {
            Path classes = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(classes)) {
                copy(classes, target);
                continue;
            }
            try (FileSystem jar = FileSystems.newFileSystem(classes)) {
                copy(jar.getPath("/"), target);
            }
        }
        return target;
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                    permit(copy, "rwxr-xr-x");
                    continue;
                }
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                permit(copy, "rw-r--r--");
            }
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static Process java(String classPath, String... args) throws IOException {
        return new ProcessBuilder(javaCommand(classPath, args))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> javaCommand(String classPath, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                StoreProcess.class.getName()));
        command.addAll(List.of(args));
        return command;
    }

    private static List<String> linesOf(Process process) throws IOException {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            return reader.lines().toList();
        }
    }

    private static List<String> keys(ArtifactStore store) throws IOException {
        try (Stream<Entry> entries = store.list("")) {
            return entries.map(Entry::key).toList();
        }
    }

    private static String read(ArtifactStore store, String key) throws IOException {
        try (InputStream in = store.get(key).orElseThrow().open()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                permit(each, "rwxr-xr-x");
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException failure) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
