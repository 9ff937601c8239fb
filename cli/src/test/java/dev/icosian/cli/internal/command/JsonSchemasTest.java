package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.cli.internal.Schemas;
import dev.icosian.cli.internal.args.OptionForm;
import dev.icosian.cli.internal.given.Jar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a command prints with --json is as its schema says, and every command has one. */
class JsonSchemasTest {
    private static final Path SCHEMAS = Path.of("src/main/resources/dev/icosian/cli");

    @TempDir
    Path folder;

    private Cli cli;

    /** A command line without --json, and its schema. */
    private record Row(String command, String words, String schema) {
        String line() {
            return command + " " + words + (words.isEmpty() ? "" : " ") + "--json";
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("run", "--param dataFile=prices.txt", "run"),
            new Row("run", "--param dataFile=many.txt", "run"),
            new Row("run", "--param dataFile=prices.txt --to prepare", "run"),
            new Row("run", "--param dataFile=prices.txt --dry-run", "dry-run"),
            new Row("run", "--param dataFile=prices.txt --param factor=9 --dry-run", "dry-run"),
            new Row("step", "prepare --run first --store .icosian --home .", "run"),
            new Row("step", "judge --run broken --store .icosian --home .", "run"),
            new Row("plan", "", "plan"),
            new Row("plan", "--code", "plan"),
            new Row("plan", "--out other.json", "plan"),
            new Row("plan diff", "plan.json .", "plan-diff"),
            new Row("plan diff", "plan.json . --config audience=SELLER", "plan-diff"),
            new Row("explain", "", "explain"),
            new Row("explain", "summary", "explain"),
            new Row("explain", "step:judge", "explain"),
            new Row("explain", "dataFile", "explain"),
            new Row("explain", "audience", "explain"),
            new Row("explain", "Run/NodeFailed", "explain"),
            new Row("explain", "Compute/InputChanged", "explain"),
            new Row("explain", "Temporal/NoServer", "explain"),
            new Row("graph", "", "graph"),
            new Row("graph", "--steps", "graph"),
            new Row("runs", "", "runs"),
            new Row("runs forget", "first", "runs-forget"),
            new Row("show", "first", "show-run"),
            new Row("show", "broken", "show-run"),
            new Row("show", "first scaled", "show-value"),
            new Row("diff", "first broken", "run-diff"),
            new Row("diff", "first first", "run-diff"),
            new Row("verify", "--param dataFile=prices.txt", "verify"),
            new Row("verify", "--param dataFile=prices.txt --regroup", "verify"),
            new Row("store check", "", "store-check"),
            new Row("store gc", "", "store-gc"),
            new Row("store gc", "--keep 0 --grace 0s --apply", "store-gc"),
            new Row("store copy", "first broken --to other", "store-copy"),
            new Row("launcher", "--out bin", "launcher"));

    @BeforeEach
    void files() throws IOException {
        Files.createFile(folder.resolve("demo.jar"));
        cli = ShopCli.in(folder);
        cli.line("plan --out plan.json --code");
        cli.line("run --param dataFile=prices.txt --run first");
        cli.line("run --param dataFile=many.txt --run broken");
    }

    static List<Row> rows() {
        return ROWS;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isAsTheSchemaSays(Row row) throws IOException {
        Schemas.assertValid(row.schema(), cli.line(row.line()).out());
    }

    static List<String> commands() {
        return Commands.of(new Jar(List.of(), Map.of(), List.of())).stream()
                .map(Command::form)
                .filter(form -> form.options().stream().map(OptionForm::name).anyMatch("json"::equals))
                .map(form -> form.name())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void problemsAreAsTheirSchemaSays(String command) throws IOException {
        Done done = cli.line(command + " --nowhere --json");

        assertThat(done.exit()).isEqualTo(2);
        Schemas.assertValid("problems", done.out());
    }

    @Test
    void everyCommandIsInTheTableAbove() {
        assertThat(ROWS).extracting(Row::command).containsAll(commands());
    }

    @Test
    void everySchemaIsInTheTableAboveAndOnThePage() throws IOException {
        TreeSet<String> schemas = new TreeSet<>(ROWS.stream().map(Row::schema).toList());
        schemas.add("problems");
        TreeSet<String> files = new TreeSet<>(List.of("plan"));
        try (Stream<Path> all = Files.list(SCHEMAS)) {
            all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".schema.json"))
                    .forEach(name -> files.add(name.replace(".schema.json", "")));
        }
        assertThat(schemas).isEqualTo(files);

        String page = Files.readString(Path.of("../docs/cli.md"));
        assertThat(schemas).allSatisfy(name -> assertThat(page).contains(" | `" + name + "` |\n"));
    }
}
