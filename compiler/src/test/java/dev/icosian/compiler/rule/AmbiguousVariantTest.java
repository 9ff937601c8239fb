package dev.icosian.compiler.rule;

import static dev.icosian.compiler.rule.Worlds.at;
import static dev.icosian.compiler.rule.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmbiguousVariantTest {
    public static final class Versions {
        public static int n1() {
            return 1;
        }

        public static int n2() {
            return 2;
        }
    }

    @Test
    void bothVariantsAndTheConfigurationThatMadeThemMatchAreListed() {
        assertThat(world().variant("n", Versions.class, "n1", "version=1")
                        .variant("n", Versions.class, "n2", "version!=2")
                        .config("version", 1)
                        .read("version")
                        .problems())
                .isEqualTo("""
                        [Dataflow/AmbiguousVariant] 2 variants of 'n' exist under version=1
                          AmbiguousVariantTest.Versions.n1 (%s): version=1
                          AmbiguousVariantTest.Versions.n2 (%s): version!=2
                          at %s
                          fix: make their conditions exclude each other, or mark the general one with @Otherwise""".formatted(at(Versions.class, "n1"), at(Versions.class, "n2"), at(Versions.class, "n2")));
    }

    @Test
    void unconditionalDefinitionCountsAsAlways() {
        assertThat(world().variant("n", Versions.class, "n1", "version=1")
                        .node("n", Versions.class, "n2")
                        .problems())
                .contains("Versions.n2 (" + at(Versions.class, "n2") + "): always");
    }

    @Test
    void fallbackGivesWay() {
        assertThat(world().otherwise("n", Versions.class, "n2")
                        .variant("n", Versions.class, "n1", "version=1")
                        .dataflow()
                        .find("n")
                        .function())
                .endsWith("#n1");
        assertThat(world().otherwise("n", Versions.class, "n2")
                        .dataflow()
                        .find("n")
                        .function())
                .endsWith("#n2");
    }

    @Test
    void twoFallbacksAreAmbiguous() {
        assertThat(world().otherwise("n", Versions.class, "n2")
                        .otherwise("n", Versions.class, "n1")
                        .problems())
                .contains("Versions.n1 (" + at(Versions.class, "n1") + "): otherwise");
    }
}
