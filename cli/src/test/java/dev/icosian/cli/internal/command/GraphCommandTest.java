package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Dataflow;
import dev.icosian.Pipeline;
import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.cli.internal.Schemas;
import dev.icosian.compiler.Compiler;
import dev.icosian.test.Golden;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.Counter;
import shop.Shop;

class GraphCommandTest {
    private static final Path NOWHERE = Path.of("target/nowhere");

    private final Cli cli = Cli.in(NOWHERE, Shop::pipeline);

    @ParameterizedTest
    @CsvSource({
        "graph, graph-nodes.dot",
        "graph --steps, graph-steps.dot",
        "graph --format mermaid, graph-nodes.mmd",
        "graph --steps --format mermaid, graph-steps.mmd",
        "graph --upstream scaled, graph-upstream.dot"
    })
    void isWhatTheGoldenFileSays(String line, String file) {
        Done done = cli.line(line);

        assertThat(done.exit()).isZero();
        assertThat(done.err()).isEmpty();
        Golden.assertMatches(file, done.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"graph --json", "graph --steps --json", "graph --upstream judge --json"})
    void jsonIsAsTheSchemaSays(String line) throws IOException {
        Schemas.assertValid("graph", cli.line(line).out());
    }

    @Test
    void aStepStandsForAllItsNodes() {
        String picture = cli.line("graph --upstream judge").out();

        assertThat(picture).isEqualTo(cli.line("graph").out());
    }

    @Test
    void everyNodeAndEveryEdgeIsThereOnce() {
        Pipeline pipeline = Counter.checked();
        String picture = Cli.in(NOWHERE, () -> pipeline).line("graph").out();

        long edges = 0;
        for (Dataflow.Node node : Compiler.dataflow(pipeline).nodes()) {
            assertThat(picture).containsOnlyOnce("    \"" + node.name() + "\" [label=");
            edges += node.needs().size();
        }
        assertThat(picture.lines().filter(line -> line.contains(" -> "))).hasSize((int) edges);
    }

    @Test
    void theOrderDoesNotDependOnAnything() {
        assertThat(cli.line("graph").out())
                .isEqualTo(Cli.in(NOWHERE, Shop::pipeline).line("graph").out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "graph --format svg | 2 | error [Usage/UnknownFormat] there is no picture format 'svg'",
                "graph --upstream sumary | 78 | error [Run/UnknownNode] no step and no node of pipeline 'shop' has the"
                        + " name 'sumary'"
            })
    void whatIsWrongIsSaid(String line, int exit, String error) {
        Done done = cli.line(line);

        assertThat(done.exit()).isEqualTo(exit);
        assertThat(done.out()).isEmpty();
        assertThat(done.err()).startsWith(error + "\n");
    }
}
