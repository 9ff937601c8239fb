package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.cli.internal.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.Shop;

class RunsForgetCommandTest {
    private static final String RUN = "run --param dataFile=prices.txt --run ";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void files() throws IOException {
        cli = ShopCli.in(folder);
    }

    /** The files of the store, without those of a run, with their bytes. */
    private Map<String, String> stored(String without) throws IOException {
        Map<String, String> stored = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder.resolve(".icosian"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String key = folder.resolve(".icosian").relativize(file).toString();
                if (!key.startsWith(without)) {
                    stored.put(key, Files.readString(file));
                }
            }
        }
        return stored;
    }

    @Test
    void theRecordsGoAndTheResultsStay() throws IOException {
        cli.line(RUN + "first");
        cli.line(RUN + "second");
        Map<String, String> others = stored("runs/shop/first/");

        Done done = cli.line("runs forget first");

        assertThat(done).isEqualTo(new Done(0, "forgot run first of shop: 4 files\n", ""));
        assertThat(stored("-")).isEqualTo(others);
        assertThat(cli.line("runs").out()).contains("second").doesNotContain("first");
        assertThat(cli.line("store check").exit()).isZero();
        Done again = cli.line(RUN + "first --param factor=2");
        assertThat(again.err()).contains("prepare: reused, nothing changed\n").contains("judge: reused");
    }

    @Test
    void theIdIsFreeForOtherParams() {
        cli.line(RUN + "first");
        Done refused = cli.line(RUN + "first --param factor=5");

        cli.line("runs forget first");

        assertThat(refused.exit()).isEqualTo(78);
        assertThat(refused.err()).contains("[Run/DifferentParameters]").contains("runs forget first\n");
        assertThat(cli.line(RUN + "first --param factor=5").exit()).isZero();
    }

    @Test
    void aRunThatCannotBeReadIsForgottenToo() throws IOException {
        cli.line(RUN + "first");
        cli.line(RUN + "second");
        Path record = folder.resolve(".icosian/runs/shop/first/run.json");
        assertThat(record.toFile().setWritable(true)).isTrue();
        Files.writeString(record, "{}");
        Files.delete(folder.resolve(".icosian/runs/shop/second/run.json"));

        Done done = cli.line("runs forget first second");

        assertThat(done.exit()).isZero();
        assertThat(done.out()).isEqualTo("forgot run first of shop: 4 files\nforgot run second of shop: 3 files\n");
        assertThat(cli.line("store check").exit()).isZero();
    }

    @Test
    void ifOneIsNotThereNoneIsForgotten() throws IOException {
        cli.line(RUN + "first");
        Map<String, String> before = stored("-");

        Done done = cli.line("runs forget first frist ../first");

        assertThat(done.exit()).isEqualTo(78);
        assertThat(done.err()).isEqualTo("""
            error [Run/UnknownRun] the store has no run '../first'
              fix: see which ones there are: runs
            error [Run/UnknownRun] the store has no run 'frist'
              fix: see which ones there are: runs
            2 problems
            """);
        assertThat(stored("-")).isEqualTo(before);
    }

    @Test
    void ofSeveralPipelinesOneMustBeNamed() {
        Cli both = Cli.in(folder, Shop::pipeline, Shop::other);
        both.line(RUN + "first --pipeline shop");
        both.line(RUN + "first --pipeline other_shop");

        Done open = both.line("runs forget first");
        Done named = both.line("runs forget first --pipeline other_shop");

        assertThat(open.exit()).isEqualTo(2);
        assertThat(open.err()).isEqualTo("""
            error [Usage/SeveralRuns] several pipelines have a run 'first': other_shop, shop
              fix: add --pipeline other_shop
            """);
        assertThat(named.out()).isEqualTo("forgot run first of other_shop: 4 files\n");
        assertThat(both.line("runs --json").out())
                .contains("\"pipeline\":\"shop\"")
                .doesNotContain("other_shop");
    }

    @Test
    void anyIdCanBeGivenAndTheKeyToo() throws IOException {
        cli.run("run", "--param", "dataFile=prices.txt", "--run", "Monday's run");
        cli.run("run", "--param", "dataFile=prices.txt", "--run", "Tuesday's run");
        String key = cli.run("runs", "forget", "Monday's run").out().replaceFirst("^forgot run (\\S+) of .*\n", "$1");
        assertThat(key).startsWith("monday_s_run-");

        Done done = cli.run("runs", "forget", "Tuesday's run", "--json");

        Schemas.assertValid("runs-forget", done.out());
        assertThat(done.out()).contains("\"runKey\":\"tuesday_s_run-").contains("\"files\":4");
        assertThat(cli.line("runs").err()).isEqualTo("no runs in store file:.icosian\n");
    }

    @Test
    void withoutWordsItIsAnError() {
        Done done = cli.line("runs forget");

        assertThat(done.exit()).isEqualTo(2);
        assertThat(done.err()).isEqualTo("""
            error [Usage/MissingWord] runs forget needs RUN…
              fix: write runs forget RUN…
            """);
    }
}
