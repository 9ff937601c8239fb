package dev.icosian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.icosian.cli.internal.Schemas;
import dev.icosian.test.JavaHomes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.Till;

/** Start scripts of a jar in a folder with a hostile name. */
class StartScriptTest {
    private static final String HOSTILE = "it's $(touch pwned) `touch pwned` \"x\" \\ ;touch pwned\n&";

    /** JDK 17 uses archives for classes of jars without characters that URLs encode, such as blanks. */
    private static final String FOLDER = "it's$(id)&x";

    @TempDir
    Path parent;

    private Path folder;
    private Path jar;

    @BeforeEach
    void jar() throws IOException {
        folder = Files.createDirectory(parent.resolve(FOLDER)).toRealPath();
        Files.writeString(folder.resolve("data 1.txt"), "a\nb\n");
        jar = folder.resolve("my$(id)till.jar");
        TestJar.writeWhole(jar, Till.class);
    }

    private enum Java {
        OWN,
        JAVA_25;

        Path home() {
            Optional<Path> home = this == OWN ? Optional.of(JavaHomes.own()) : JavaHomes.java25();
            assumeThat(home).as("there is no JDK 25").isPresent();
            return home.orElseThrow();
        }
    }

    private record Done(int exit, String out, String err) {}

    private Done run(Path workingDirectory, Map<String, String> environment, List<String> command) throws Exception {
        Path out = parent.resolve("out.txt");
        Path err = parent.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingDirectory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("ICOSIAN_") || name.startsWith("JAVA") || name.startsWith("JDK_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Done(
                process.exitValue(),
                new String(Files.readAllBytes(out), StandardCharsets.UTF_8),
                new String(Files.readAllBytes(err), StandardCharsets.UTF_8));
    }

    /** Writes the script, in the folder of the jar. */
    private Done write(Java java, String... more) throws Exception {
        return write(java, Map.of(), more);
    }

    private Done write(Java java, Map<String, String> environment, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                java.home().resolve("bin/java").toString(),
                "-jar",
                jar.getFileName().toString(),
                "launcher",
                "--out",
                "my bin"));
        command.addAll(List.of(more));
        return run(folder, environment, command);
    }

    private Done script(Java java, Map<String, String> environment, String... words) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("JAVA_HOME", java.home().toString());
        List<String> command = new ArrayList<>(List.of(script().toString()));
        command.addAll(List.of(words));
        return run(Files.createDirectories(parent.resolve("elsewhere")), all, command);
    }

    private Path script() {
        return folder.resolve("my bin").resolve(jar.getFileName().toString().replace(".jar", ""));
    }

    private List<Path> pwned() throws IOException {
        try (Stream<Path> files = Files.walk(parent)) {
            return files.filter(file -> file.endsWith("pwned")).toList();
        }
    }

    private String param() {
        return "dataFile=" + folder.resolve("data 1.txt");
    }

    @ParameterizedTest
    @EnumSource(Java.class)
    void theScriptRunsFromAnywhereWithTheClassesOfTheArchive(Java java) throws Exception {
        Done written = write(java);
        assertThat(written.err()).isEmpty();
        assertThat(written.out()).startsWith("wrote my bin/my$(id)till\nwrote my bin/my$(id)till.jsa (");
        Path log = parent.resolve("classes.txt");

        Done done = script(
                java,
                Map.of("SHOP_OPEN", "1", "ICOSIAN_JAVA_OPTIONS", "-Xlog:class+load:file=" + log + " -Dnothing=*"),
                "run",
                "--pipeline",
                "fast",
                "--param",
                param(),
                "--store",
                "s $(touch pwned)");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).isEqualTo("sold  2\n");
        assertThat(parent.resolve("elsewhere/s $(touch pwned)/icosian-store.json"))
                .exists();
        assertThat(pwned()).isEmpty();
        String classes = Files.readString(log);
        assertThat(classes)
                .containsPattern(
                        "dev\\.icosian\\.cli\\.internal\\.command\\.RunCommand source: shared objects file \\(top")
                .containsPattern("dev\\.icosian\\.runtime\\.internal\\.step\\.StepAttempt source: shared objects file")
                .containsPattern("shop\\.Till source: shared objects file");
    }

    @ParameterizedTest
    @EnumSource(Java.class)
    void whatIsOutdatedIsNotUsedAndNotMentioned(Java java) throws Exception {
        write(Java.OWN);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-31T12:00:00Z")));
        Done touched = script(java, Map.of(), "--version");
        Files.delete(folder.resolve("my bin/my$(id)till.jsa"));
        Done without = script(java, Map.of(), "--version");
        Files.writeString(folder.resolve("my bin/my$(id)till.jsa"), "no archive");
        Done garbage = script(java, Map.of(), "--version");

        assertThat(touched.exit()).isZero();
        assertThat(touched.err()).isEmpty();
        assertThat(touched.out()).matches("icosian \\S+, Java \\S+\n");
        assertThat(List.of(without, garbage)).containsOnly(touched);
    }

    @Test
    void anArchiveOfAnotherJavaIsNotUsedAndNotMentioned() throws Exception {
        Java.JAVA_25.home();
        write(Java.OWN);
        Done newer = script(Java.JAVA_25, Map.of(), "--version");
        write(Java.JAVA_25);
        Done older = script(Java.OWN, Map.of(), "--version");

        assertThat(newer.err() + older.err()).isEmpty();
        assertThat(newer.out()).matches("icosian \\S+, Java 25\\S*\n");
        assertThat(older.out())
                .isEqualTo(newer.out().replaceFirst("Java .*", "Java " + System.getProperty("java.version")));
    }

    @Test
    void theFolderCanHaveAnyName() throws Exception {
        Path any = Files.createDirectory(parent.resolve(HOSTILE)).toRealPath();
        jar = Files.move(jar, any.resolve("x@jar@ $(touch pwned) `touch pwned` 'till.jar"));
        folder = any;

        Done written = write(Java.OWN);
        assertThat(written.exit()).as(written.err()).isZero();
        Done done = script(Java.OWN, Map.of(), "--version");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.err()).isEmpty();
        assertThat(pwned()).isEmpty();
    }

    @Test
    void wordsArriveAsTheyAre() throws Exception {
        write(Java.OWN);

        Done done = script(Java.OWN, Map.of(), "*", HOSTILE);

        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.err()).startsWith("error [Usage/UnknownCommand] there is no command '*'\n");
        Done other = script(Java.OWN, Map.of(), HOSTILE);
        assertThat(other.err()).startsWith("error [Usage/UnknownCommand] there is no command '" + HOSTILE + "'\n");
        assertThat(pwned()).isEmpty();
    }

    @Test
    void theCommandsOfAFailureStartTheScript() throws Exception {
        write(Java.OWN, "--name", "till");
        Path link = Files.createSymbolicLink(parent.resolve("link"), folder.resolve("my bin/till"));
        Path second = Files.createSymbolicLink(parent.resolve("second"), Path.of("link"));

        Done done = run(
                folder,
                Map.of("JAVA_HOME", JavaHomes.own().toString()),
                List.of(second.toString(), "run", "--pipeline", "fast", "--param", "dataFile=data 1.txt"));

        assertThat(link).exists();
        assertThat(done.exit()).as(done.err()).isEqualTo(1);
        assertThat(done.err()).contains("  run it alone   " + second + " step sell --run r-");
    }

    @Test
    void withoutJavaOrJarItIsSaid() throws Exception {
        write(Java.OWN);

        Done noJava = script(Java.OWN, Map.of("JAVA_HOME", "/no where"), "--version");
        Files.delete(jar);
        Done noJar = script(Java.OWN, Map.of(), "--version");

        assertThat(noJava).isEqualTo(new Done(78, "", """
            error: there is no /no where/bin/java
              fix: set JAVA_HOME to a Java of version 17 or newer
            """));
        assertThat(noJar.exit()).isEqualTo(78);
        assertThat(noJar.err()).startsWith("error: there is no ").contains("/../my$(id)till.jar\n");
        assertThat(pwned()).isEmpty();
    }

    @Test
    void withoutAnArchiveTheScriptWorksToo() throws Exception {
        Done written = write(Java.OWN, Map.of("JDK_JAVA_OPTIONS", "-Xshare:off"), "--json", "--long-steps");

        assertThat(written.exit()).isZero();
        assertThat(written.err())
                .contains("warning: no archive could be made: ")
                .endsWith("\n  the script works without, and starts slower\n");
        Schemas.assertValid("launcher", written.out());
        assertThat(written.out()).contains("\"archive\":null");
        assertThat(Files.readString(script())).doesNotContain("TieredStopAtLevel");
        assertThat(script(Java.OWN, Map.of(), "--version").exit()).isZero();
    }

    @Test
    void jsonIsAsTheSchemaSays() throws Exception {
        Schemas.assertValid("launcher", write(Java.OWN, "--json").out());
    }
}
