package dev.icosian.compiler.rule;

import static dev.icosian.compiler.rule.Worlds.at;
import static dev.icosian.compiler.rule.Worlds.open;
import static dev.icosian.compiler.rule.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NearNameTest {
    public static final class Features {
        public static double[] signup() {
            return new double[0];
        }

        public static double cost(double @Nullable [] signups) {
            return 0;
        }

        public static double other(double @Nullable [] signups) {
            return 0;
        }

        public static double reader(double[] signup) {
            return 0;
        }

        public static double price(@Nullable Double cast) {
            return 0;
        }
    }

    @Test
    void renamedNodeIsNotSilentlyLeftOut() {
        assertThat(world().module(Features.class).outputs("cost").problems())
                .isEqualTo("""
                        [Dataflow/NearName] the optional 'signups' of 'cost' (%s) is no node, param or config key, but nearly 'signup'
                          at %s
                          fix: write 'signup', or declare 'signups' as a param if it is meant""".formatted(at(Features.class, "cost"), at(Features.class, "cost")));
    }

    @Test
    void declaringTheParamSaysThatItIsMeant() {
        assertThat(world().module(Features.class)
                        .param("signups")
                        .outputs("cost")
                        .problems())
                .isEmpty();
    }

    @Test
    void nameThatSeveralReadNextToOneThatIsReadIsMeant() {
        assertThat(world().module(Features.class)
                        .outputs("cost", "other", "reader")
                        .problems())
                .isEmpty();
        assertThat(world().module(Features.class).outputs("cost", "other").problems())
                .startsWith("[Dataflow/NearName] the optional 'signups' of 'cost' (" + at(Features.class, "cost")
                        + "), 'other' (" + at(Features.class, "other") + ") is no node");
    }

    @Test
    void shortNamesAreNeverNear() {
        assertThat(world().module(Features.class).outputs("price").problems()).isEmpty();
    }

    @Test
    void openWorldHasNoWayToDeclareSoOnlyAnUnreadNameIsTold() {
        assertThat(open(Features.class).problems()).isEmpty();
    }
}
