package dev.icosian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.Till;

/** A jar in a folder with a hostile name, started by a shell. */
class ForkedTest {
    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void jar() throws IOException {
        folder = Files.createDirectory(parent.resolve("it's $HOME"));
        Files.writeString(folder.resolve("data 1.txt"), "a\nb\n");
        TestJar.write(folder.resolve("my till.jar"), Till.class);
    }

    private record Done(int exit, String out, String err) {}

    private ProcessBuilder shell(String command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        builder.environment().merge("PATH", java, (path, first) -> first + ":" + path);
        builder.environment().keySet().removeIf(name -> name.startsWith("ICOSIAN_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(environment);
        return builder;
    }

    private Done run(String command, Map<String, String> environment) throws Exception {
        Path err = parent.resolve("err.txt");
        Process process =
                shell(command, environment).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Done(process.exitValue(), out, Files.readString(err));
    }

    private Done run(String command) throws Exception {
        return run(command, Map.of());
    }

    private static String after(String label, String err) {
        Matcher matcher =
                Pattern.compile("^  " + label + "  +(.*)$", Pattern.MULTILINE).matcher(err);
        assertThat(matcher.find()).as(err).isTrue();
        return matcher.group(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --store 'my store'", " --store \"$PWD/stores/one\""})
    void theCommandsOfAFailureCanBeCopiedAndRun(String store) throws Exception {
        Done failed = run("java -jar 'my till.jar' run --pipeline fast --param 'dataFile=data 1.txt'" + store);
        assertThat(failed.exit()).as(failed.err()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();

        Done alone = run(after("run it alone", failed.err()));
        Done aloneInTheMorning = run(after("run it alone", failed.err()), Map.of("SHOP_OPEN", "1"));
        Done afterTheFix = run(after("after the fix", failed.err()), Map.of("SHOP_OPEN", "1"));

        assertThat(alone.exit()).as(alone.err()).isEqualTo(1);
        assertThat(alone.err()).contains("error [Run/NodeFailed] sold: the café is closed\n");
        assertThat(aloneInTheMorning.exit()).as(aloneInTheMorning.err()).isZero();
        assertThat(aloneInTheMorning.out()).isEqualTo("sold  2\n");
        assertThat(afterTheFix.exit()).as(afterTheFix.err()).isZero();
        assertThat(afterTheFix.out()).isEqualTo("sold  2\n");
        assertThat(afterTheFix.err()).contains("load: reused, nothing changed\nsell: reused, nothing changed\n");
    }

    @Test
    void theFirstStepCanBeRunAloneWithARelativePath() throws Exception {
        Files.delete(folder.resolve("data 1.txt"));
        Files.createDirectory(folder.resolve("data 1.txt"));
        Done failed = run("java -jar 'my till.jar' run --pipeline fast --param 'dataFile=data 1.txt'");

        Done alone = run(after("run it alone", failed.err()));

        assertThat(failed.err()).contains("error [Run/NodeFailed] items: Is a directory\n");
        assertThat(alone.err()).contains("error [Run/NodeFailed] items: Is a directory\n");
    }

    @Test
    void aRunThatIsTerminatedSaysHowToGoOn() throws Exception {
        Path err = parent.resolve("err.txt");
        Process process = shell(
                        "exec java -jar 'my till.jar' run --pipeline slow --param 'dataFile=data 1.txt'", Map.of())
                .redirectError(err.toFile())
                .start();
        for (int i = 0; i < 600 && !Files.readString(err).contains("sell: started"); i++) {
            Thread.sleep(100);
        }

        process.destroy();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        List<String> lines = Files.readAllLines(err);
        assertThat(lines.get(lines.size() - 2)).startsWith("stopped: 1 step, 0 reused, 1 computed, 0 failed, ");
        assertThat(lines.get(lines.size() - 1))
                .matches("  go on: java -jar 'my till\\.jar' run --resume r-\\S+ --pipeline slow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", ""})
    void whatNeedsNoPipelineLoadsNothingOfTheRest(String line) throws Exception {
        Done done = run("java -Xlog:class+load -jar 'my till.jar' " + line);

        assertThat(done.out())
                .contains(" dev.icosian.cli.internal.command.Launcher ")
                .doesNotContain(" dev.icosian.cli.internal.args.ArgumentParser ")
                .doesNotContain(" com.fasterxml.")
                .doesNotContain(" org.objectweb.asm.")
                .doesNotContain(" dev.icosian.compiler.");
    }

    @Test
    void theExitCodeIsThatOfTheProblem() throws Exception {
        assertThat(run("java -jar 'my till.jar' rum").exit()).isEqualTo(2);
        assertThat(run("java -jar 'my till.jar' run --pipeline fast --param dataFile=x")
                        .exit())
                .isEqualTo(66);
        assertThat(run("java -jar 'my till.jar' --version").exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8", "tr_TR.UTF-8"})
    void outputIsUtf8InEveryLocale(String locale) throws Exception {
        Done done = run(
                "java -jar 'my till.jar' run --pipeline fast --param 'dataFile=data 1.txt'", Map.of("LC_ALL", locale));

        assertThat(done.err()).contains("error [Run/NodeFailed] sold: the café is closed\n", "    … ");
    }
}
