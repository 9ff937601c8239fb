package dev.icosian.cli.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.runtime.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.Shop;

class TargetCommandTest {
    @TempDir
    Path folder;

    /** Adds {@code paper export}, which writes what it was given. */
    private static final class Paper implements Target {
        @Override
        public String name() {
            return "paper";
        }

        @Override
        public List<Command> commands() {
            return List.of(new Export(), new Seal());
        }
    }

    private static final class Export implements Target.Command {
        @Override
        public String name() {
            return "paper export";
        }

        @Override
        public String help() {
            return "write the pipelines on paper\n\nIn ink.";
        }

        @Override
        public List<Target.Option> options() {
            return List.of(
                    new Target.Option("out", "DIR", "where to", true),
                    new Target.Option("large", "", "in large", false));
        }

        @Override
        public int run(Target.Context context) {
            context.out()
                    .println("pipelines "
                            + context.pipelines().stream().map(Pipeline::name).toList());
            context.out().println("pipeline " + context.pipeline().name());
            context.out().println("params " + new TreeMap<>(context.params()));
            context.out().println("options " + context.options());
            context.out().println("resources " + context.resources());
            context.out().println("store " + context.store().uri().getScheme());
            context.err().println("written");
            return 3;
        }
    }

    /** Is about all pipelines of the program. */
    private static final class Seal implements Target.Command {
        @Override
        public String name() {
            return "paper seal";
        }

        @Override
        public String help() {
            return "seal the paper";
        }

        @Override
        public List<Target.Option> options() {
            return List.of();
        }

        @Override
        public int run(Target.Context context) {
            context.out().println("secrets " + new TreeSet<>(context.secrets().keySet()));
            return 0;
        }
    }

    private Done seal(String more) {
        return Cli.in(
                        folder,
                        () -> Shop.pipeline().toBuilder().secret("wax").build(),
                        () -> Pipeline.named("other")
                                .modules(Shop.class)
                                .secret("ribbon")
                                .secret("wax")
                                .build())
                .target(new Paper())
                .env("WAX", "red")
                .env("RIBBON", "blue")
                .line("paper seal --secret wax=env:WAX" + more);
    }

    @Test
    void withoutAChosenPipelineThereAreTheSecretsOfAll() {
        assertThat(seal(" --secret ribbon=env:RIBBON").out()).isEqualTo("secrets [ribbon, wax]\n");
        assertThat(seal(" --secret ribbon=env:RIBBON --pipeline other").out()).isEqualTo("secrets [ribbon, wax]\n");
        assertThat(seal(" --secret ribbon=env:RIBBON --pipeline shop").err()).isEqualTo("""
                        error [Secret/Unknown] pipeline 'shop' has no secret 'ribbon'
                          fix: its secrets are wax
                        """);
        assertThat(seal(" --secret ribon=env:RIBBON").err()).isEqualTo("""
                        error [Secret/Unknown] no pipeline of the program has a secret 'ribon'
                          fix: did you mean 'ribbon'?
                        """);
    }

    private Cli cli() {
        return Cli.in(folder, Shop::pipeline).target(new Paper());
    }

    @Test
    void aTargetsCommandGetsWhatItAsksFor() {
        AtomicBoolean closed = new AtomicBoolean();
        Done done = cli().resource("ink", () -> new Ink(closed))
                .line(
                        "paper export --out a --out b --large --param dataFile=/x --config audience=SELLER --store memory:");

        assertThat(done.all()).isEqualTo("""
                        exit 3
                        --- out
                        pipelines [shop]
                        pipeline shop
                        params {dataFile=/x, factor=2.0, title=a b, weights=[1, 2]}
                        options {config=[audience=SELLER], large=[], out=[a, b], param=[dataFile=/x], store=[memory:]}
                        resources {ink=black}
                        store memory
                        --- err
                        written
                        """);
        assertThat(closed).isTrue();
    }

    private record Ink(AtomicBoolean closed) implements AutoCloseable {
        @Override
        public void close() {
            closed.set(true);
        }

        @Override
        public String toString() {
            return "black";
        }
    }

    @Test
    void aTargetsCommandIsOnTheMenuWithItsHelp() {
        assertThat(cli().line("--help").out()).contains("\n  paper export  write the pipelines on paper\n");
        assertThat(cli().line("paper export --help").out()).startsWith("""
                        usage: java -jar demo.jar paper export [options]

                        write the pipelines on paper

                        In ink.

                        options
                          --out DIR           where to (required) (repeatable)
                          --large             in large
                        """);
    }

    @Test
    void aRequiredOptionMustBeGiven() {
        Done done = cli().line("paper export");

        assertThat(done.err())
                .isEqualTo("error [Usage/MissingOption] paper export needs --out\n  fix: add --out DIR\n");
        assertThat(done.exit()).isEqualTo(2);
        assertThat(Files.exists(folder.resolve(".icosian"))).isFalse();
    }

    @Test
    void thereIsNoDefaultStore() {
        Done done = cli().line("paper export --out a --param dataFile=/x");

        assertThat(done.err())
                .isEqualTo("error [Store/NotGiven] no store is given\n  fix: add --store with a folder or URI\n");
        assertThat(done.exit()).isEqualTo(78);
    }
}
