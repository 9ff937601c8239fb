package dev.icosian.temporal.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.icosian.temporal.CommandLine;
import dev.icosian.temporal.program.Shapes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a Temporal command prints with --json is as its schema says. */
final class JsonIT {
    private static final Path SCHEMAS = Path.of("src/main/resources/dev/icosian/temporal");

    @TempDir
    private Path folder;

    private final Set<String> used = new TreeSet<>();

    private void assertValid(String name, String json) throws IOException {
        used.add(name);
        assertThat(json.lines()).hasSize(1);
        String file = "/dev/icosian/" + (name.equals("problems") ? "cli/" : "temporal/") + name + ".schema.json";
        try (InputStream in = JsonIT.class.getResourceAsStream(file)) {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
            assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
        }
    }

    private void assertControlAndSchedules(RealServer server, String store) throws Exception {
        CommandLine dated = new CommandLine(Shapes.named("dated_json"), folder, server.environment());
        String[] submit = {
            "submit", "--store", store, "--shared-files", "--run", "c", "--param", "day=2026-03-31", "--queue", "nobody"
        };
        assertThat(dated.run(submit).exit()).isZero();
        String cancelled = dated.run("cancel", "--run", "c", "--json").out();
        assertThat(cancelled)
                .isEqualTo(
                        "{\"done\":\"cancelling\",\"formatVersion\":1,\"pipeline\":\"dated_json\",\"runId\":\"c\"}\n");
        assertValid("control", cancelled);
        String create = "schedule create --queue nobody --store " + store + " --shared-files --json";
        for (String words : List.of(
                create,
                create,
                "schedule trigger --json",
                "schedule backfill --from 2026-03-01 --to 2026-03-02 --json",
                "schedule delete --json")) {
            assertValid("schedule", dated.run(words.split(" ", -1)).out());
        }
    }

    @Test
    void isAsTheSchemasSayAndThePageNamesEach() throws Exception {
        RealServer server = RealServer.shared();
        CommandLine program = new CommandLine(Shapes.named("chain_6"), folder, server.environment());
        String store = folder.resolve("store").toString();
        String[] submit = {"submit", "--store", store, "--shared-files", "--run", "j", "--json"};
        assertValid("submit", program.run(submit).out());
        for (String command : List.of("pause", "unpause")) {
            assertValid("control", program.run(command, "--run", "j", "--json").out());
        }
        // Nobody answers yet.
        assertValid("status-run", program.run("status", "--run", "j", "--json").out());
        try (Forked worker = Forked.worker(server, folder, "chain_6")) {
            worker.awaitOutput("j n5: computed");
            assertValid(
                    "status-run", program.run("status", "--run", "j", "--json").out());
            String[] rerun = {
                "rerun", "--run", "j", "--from", "n5", "--wait", "--store", store, "--shared-files", "--json"
            };
            assertValid("submit", program.run(rerun).out());
        }
        assertControlAndSchedules(server, store);
        assertValid("status-runs", program.run("status", "--json").out());
        assertValid("problems", program.run("status", "--run", "none", "--json").out());

        String page = Files.readString(Path.of("../docs/cli.md"));
        assertThat(used).allSatisfy(name -> assertThat(page).contains(" | `" + name + "` "));
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            used.remove("problems");
            Set<String> published = files.map(
                            file -> file.getFileName().toString().replace(".schema.json", ""))
                    .collect(Collectors.toSet());
            assertThat(published).isEqualTo(used);
        }
    }
}
