package dev.icosian.compiler.rule;

import static dev.icosian.compiler.rule.Worlds.open;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigUnreadTest {
    public static final class Readers {
        public static int score(int window) {
            return window;
        }
    }

    @Test
    void valueThatNothingReadsIsTold() {
        assertThat(open(Readers.class).config("extra", 1).problems()).isEqualTo("""
                        [Config/UnknownKey] nothing reads the config key 'extra'
                          fix: remove it""");
    }

    @Test
    void valueWithANearlyRightNameIsToldEvenWhereVariantsMayReadIt() {
        Worlds world = open(Readers.class).unchosen("n", "Versions#n", "version=1");

        assertThat(world.config("extra", 1).problems()).isEmpty();
        assertThat(world.config("windwo", 1).problems()).isEqualTo("""
                        [Config/UnknownKey] nothing reads the config key 'windwo'
                          fix: did you mean 'window'?""");
    }

    @Test
    void valueThatAConditionOrAFunctionReadsIsFine() {
        assertThat(open(Readers.class)
                        .config("window", 1)
                        .config("region", "UK")
                        .read("region")
                        .problems())
                .isEmpty();
    }
}
