package dev.icosian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.Salted;

/** What another process computes otherwise is only seen by another process. */
class VerifyProcessTest {
    @TempDir
    Path folder;

    private record Done(int exit, String out, String err) {}

    private Done run(String... words) throws Exception {
        Path jar = folder.resolve("salted.jar");
        TestJar.write(jar, Salted.class);
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ICOSIAN_") || name.startsWith("JAVA_TOOL"));
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Done(process.exitValue(), out, Files.readString(err));
    }

    @Test
    void anOrderThatTheProcessChoosesIsNamed() throws Exception {
        Done done = run("verify", "--pipeline", "goods");

        assertThat(done.exit()).as(done.err()).isEqualTo(1);
        assertThat(done.out())
                .startsWith("shelf   differs  shelf (Salted.shelf): [")
                .contains("\nsorted  same\n")
                .endsWith("not reproducible: 1 of 2 steps\n");
        assertThat(done.err()).contains("sorted: computed again\nshelf: computed again\n");
    }

    @Test
    void anOtherProcessThatEndsOtherwiseIsAProblem() throws Exception {
        Done done = run("verify", "--pipeline", "porcelain");

        assertThat(done.exit()).as(done.err()).isEqualTo(1);
        assertThat(done.out()).isEmpty();
        assertThat(done.err()).endsWith("""
            error [Cli/OtherProcess] the process for the second time ended with exit code 3
              fix: see what it has said, and verify once more
            failed: nothing was compared
            """);
    }
}
