package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.cli.internal.Schemas;
import dev.icosian.cli.internal.text.CodePages;
import dev.icosian.compiler.explain.Explanation;
import dev.icosian.internal.ReasonCode;
import dev.icosian.test.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
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

    @Test
    void aCodeIsExplainedWithoutAnyPipeline() throws IOException {
        Cli none = Cli.in(Path.of("target/nowhere"), Shop::broken);
        StringBuilder all = new StringBuilder();
        for (String line : new String[] {"explain Usage/UnknownCommand", "explain Compute/ParamChanged"}) {
            Done done = none.line(line);
            assertThat(done.exit()).as(done.err()).isZero();
            all.append("$ ").append(line).append('\n').append(done.out()).append('\n');
        }

        Golden.assertMatches("explain-code.txt", all.toString());
        assertThat(none.line("explain usage/unknowncommand")).isEqualTo(none.line("explain Usage/UnknownCommand"));
        Schemas.assertValid(
                "explain", none.line("explain Dataflow/MissingNode --json").out());
    }

    @Test
    void everyCodeHasAMeaningAndWhatIsShown() {
        assertThat(CodePages.all()).hasSizeGreaterThan(150);
        assertThat(CodePages.all())
                .allSatisfy((code, explanation) -> assertThat(explanation.entries())
                        .as(code)
                        .extracting(Explanation.Entry::label)
                        .contains("means", "is shown"));
        assertThat(CodePages.all().keySet())
                .containsAll(
                        Arrays.stream(ReasonCode.values()).map(ReasonCode::code).toList());
    }

    @Test
    void anUnknownCodeIsAProblem() {
        assertThat(cli.line("explain Dataflow/MisingNode").err()).isEqualTo("""
                        error [Explain/UnknownCode] there is no problem and no reason with the code 'Dataflow/MisingNode'
                          fix: did you mean 'Dataflow/MissingNode'?
                        """);
        assertThat(cli.line("explain a/b").err()).isEqualTo("""
                        error [Explain/UnknownCode] there is no problem and no reason with the code 'a/b'
                          fix: write it as it was shown: explain Dataflow/MissingNode
                        """);
        assertThat(cli.line("explain a/b").exit()).isEqualTo(78);
    }

    @Test
    void jsonIsAsTheSchemaSays() throws IOException {
        for (String name : new String[] {"", " summary", " step:judge", " dataFile", " audience"}) {
            Schemas.assertValid(
                    "explain", cli.line("explain" + name + " --json").out());
        }
    }
}
