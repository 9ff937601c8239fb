package dev.icosian.compiler.rule;

import static dev.icosian.compiler.rule.Worlds.at;
import static dev.icosian.compiler.rule.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.TypeRef;
import org.junit.jupiter.api.Test;

class OutputsTest {
    public static final class Chain {
        public static int b(int a) {
            return a + 1;
        }

        public static int c(int b) {
            return b + 1;
        }

        public static int forecast(int c) {
            return c;
        }
    }

    @Test
    void unknownOutputSuggestsEvenAShortName() {
        assertThat(world().module(Chain.class).param("a").outputs("bb").problems())
                .isEqualTo("""
                        [Dataflow/UnknownOutput] there is no node 'bb', requested by outputs("bb")
                          fix: did you mean 'b'?""");
    }

    @Test
    void unknownOutputWithoutNearNamesListsWhatThereIs() {
        assertThat(world().module(Chain.class).param("a").outputs("elsewhere").problems())
                .isEqualTo("""
                        [Dataflow/UnknownOutput] there is no node 'elsewhere', requested by outputs("elsewhere")
                          fix: request one of: a, b, c, forecast""");
    }

    @Test
    void unknownPublishedNodeIsTold() {
        assertThat(world().module(Chain.class).param("a").published("forcast").problems())
                .isEqualTo("""
                        [Dataflow/UnknownOutput] there is no node 'forcast', to be published
                          fix: did you mean 'forecast'?""");
    }

    @Test
    void publishedNodeIsNeeded() {
        assertThat(world().module(Chain.class)
                        .param("a")
                        .published("c")
                        .dataflow()
                        .indexOf("c"))
                .isEqualTo(1);
    }

    @Test
    void paramsAndConfigKeysMayBeRequested() {
        assertThat(world().module(Chain.class)
                        .param("a")
                        .config("region", "UK")
                        .outputs("b", "a", "region")
                        .dataflow()
                        .outputs())
                .containsExactly("b", "a", "region");
    }

    @Test
    void componentOfAnotherTypeIsTold() {
        assertThat(world().module(Chain.class)
                        .param("a")
                        .output("c", TypeRef.of(String.class))
                        .problems())
                .isEqualTo("""
                        [Dataflow/OutputTypeMismatch] component 'c' of Spec.Outputs is String, but node 'c' (%s) is int
                          at %s
                          fix: make the component int""".formatted(at(Chain.class, "c"), at(Chain.class, "c")));
    }

    @Test
    void componentOfABoxedOrWiderTypeIsFine() {
        assertThat(world().module(Chain.class)
                        .param("a")
                        .output("c", TypeRef.of(Integer.class))
                        .output("b", TypeRef.of(Number.class))
                        .problems())
                .isEmpty();
    }
}
