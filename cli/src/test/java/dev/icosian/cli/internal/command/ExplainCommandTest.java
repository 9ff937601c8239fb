package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.test.Golden;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import shop.Shop;

class ExplainCommandTest {
    private final Cli cli = Cli.in(Path.of("target/nowhere"), Shop::pipeline);

    @Test
    void everyKindIsExplained() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String line : new String[] {
            "explain",
            "explain summary",
            "explain verdict --config audience=SELLER",
            "explain prepare",
            "explain step:judge",
            "explain dataFile",
            "explain audience"
        }) {
            Done done = cli.line(line);
            assertThat(done.exit()).as(done.err()).isZero();
            all.append("$ ")
                    .append(line)
                    .append('\n')
                    .append(done.normalized().out())
                    .append('\n');
        }

        Golden.assertMatches(
                "explain.txt",
                all.toString()
                        .replaceAll("Shop.java:\\d+", "Shop.java:<line>")
                        .replaceAll("bytecode:[0-9a-f]+", "bytecode:<digest>")
                        .replaceAll("\\d+ parts?", "<n> parts"));
    }

    @Test
    void jsonHasTheSameParts() {
        assertThat(cli.line("explain dataFile --json").out())
                .startsWith("{\"entries\":[{\"label\":\"")
                .contains("\"formatVersion\":1,\"kind\":\"param\",")
                .endsWith("}\n");
    }

    @Test
    void anUnknownNameIsAProblem() {
        Done done = cli.line("explain verdct");

        assertThat(done.err()).isEqualTo("""
                        error [Explain/UnknownName] pipeline 'shop' has no node, step, param or config key 'verdct'
                          fix: did you mean 'verdict'?
                        """);
        assertThat(done.exit()).isEqualTo(78);
        assertThat(done.out()).isEmpty();
    }
}
