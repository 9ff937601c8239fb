package dev.icosian.compiler.rule;

import static dev.icosian.compiler.rule.Worlds.at;
import static dev.icosian.compiler.rule.Worlds.open;
import static dev.icosian.compiler.rule.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoVariantTest {
    public static final class Reader {
        public static int k(int n) {
            return n;
        }
    }

    @Test
    void variantsAndTheirConditionsAreListed() {
        assertThat(world().module(Reader.class)
                        .unchosen("n", "com.acme.Versions#n1", "version=1")
                        .unchosen("n", "com.acme.Versions#n2", "version=2 and region=UK")
                        .config("version", 9)
                        .read("version", "region")
                        .outputs("k")
                        .problems())
                .isEqualTo("""
                        [Dataflow/NoVariant] no variant of 'n' exists under region unset, version=9
                          com.acme.Versions.n1 needs version=1
                          com.acme.Versions.n2 needs version=2 and region=UK
                          asked for by 'k' (%s)
                          path: k -> n
                          at %s
                          fix: set the configuration that one of them needs, or add a variant with @Otherwise""".formatted(at(Reader.class, "k"), at(Reader.class, "k")));
    }

    @Test
    void inAnOpenWorldItIsTheProblemOfRequestsThatNeedTheName() {
        Worlds world = open(Reader.class).unchosen("n", "Versions#n1", "version=1");
        assertThat(world.problems()).isEmpty();
        assertThat(world.dataflow().ofRequests("n")).asString().startsWith("""
                        [Dataflow/NoVariant] no variant of 'n' exists under this configuration
                          Versions.n1 needs version=1
                          asked for by 'k'""");
    }

    @Test
    void requestedVariantIsTold() {
        assertThat(world().unchosen("n", "Versions#n1", "version=1")
                        .outputs("n")
                        .problems())
                .isEqualTo("""
                        [Dataflow/NoVariant] no variant of 'n' exists under this configuration
                          Versions.n1 needs version=1
                          requested by outputs("n")
                          fix: set the configuration that one of them needs, or add a variant with @Otherwise""");
    }

    @Test
    void missingConfigurationIsToldInsteadOfItsConsequences() {
        assertThat(world().module(Reader.class)
                        .unchosen("n", "Versions#n1", "version=1")
                        .configWithoutValue("version", Integer.class, false)
                        .read("version")
                        .outputs("k")
                        .problems())
                .isEqualTo("""
                        [Config/Missing] config key 'version' (Integer) has no value and no default; declared by component 'version' of Spec.Config
                          it decides which variants exist
                          fix: give it with --config version=… or .with("version", …)""");
    }
}
