package dev.icosian.compiler.modify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.NodeSpec;
import dev.icosian.When;
import dev.icosian.compiler.expand.Expansion;
import dev.icosian.compiler.expand.Modifiers;
import dev.icosian.compiler.expand.Unit;
import dev.icosian.compiler.expand.Variant;
import dev.icosian.compiler.use.ConfigView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which configuration makes a node exist, and how that is said. */
class WhenTest {
    private static final List<String> NONE = List.of();

    public interface Source {
        static double x() {
            return 1;
        }
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of("UK", List.of("UK"), NONE, false, true, "k=UK"),
                Arguments.of("UK", List.of("US"), NONE, false, false, "k=US"),
                Arguments.of("UK", List.of("US", "UK"), NONE, false, true, "k=US|UK"),
                Arguments.of("UK", NONE, List.of("UK"), false, false, "k!=UK"),
                Arguments.of("UK", NONE, List.of("US", "DE"), false, true, "k!=US|DE"),
                Arguments.of("UK", NONE, NONE, true, false, "k unset"),
                Arguments.of("UK", List.of("UK"), List.of("US"), false, true, "k=UK and k!=US"),
                Arguments.of("UK", List.of("UK"), NONE, true, true, "k=UK or k unset"),
                Arguments.of(null, List.of("UK"), NONE, false, false, "k=UK"),
                Arguments.of(null, NONE, List.of("UK"), false, true, "k!=UK"),
                Arguments.of(null, NONE, NONE, true, true, "k unset"),
                Arguments.of(null, List.of("UK"), NONE, true, true, "k=UK or k unset"),
                Arguments.of(1L, List.of("1"), NONE, false, true, "k=1"),
                Arguments.of(1, List.of("1"), NONE, false, true, "k=1"),
                Arguments.of(1L, List.of("1.0"), NONE, false, false, "k=1.0"),
                Arguments.of("1", List.of("1"), NONE, false, true, "k=1"),
                Arguments.of(0.5, List.of("0.5"), NONE, false, true, "k=0.5"),
                Arguments.of(true, List.of("true"), NONE, false, true, "k=true"),
                Arguments.of(false, List.of("true"), NONE, false, false, "k=true"),
                Arguments.of(TimeUnit.DAYS, List.of("DAYS"), NONE, false, true, "k=DAYS"),
                Arguments.of(List.of(1L, 2L), List.of("[1,2]"), NONE, false, true, "k=[1,2]"),
                Arguments.of(Map.of("a", 1L), List.of("{\"a\":1}"), NONE, false, true, "k={\"a\":1}"));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void conditionChooses(
            @Nullable Object value, List<String> is, List<String> not, boolean unset, boolean chosen, String text) {
        NodeSpec node = NodeSpec.of("x", Source.class, "x")
                .modify("when", Map.of("key", "k", "is", is, "not", not, "unset", unset));
        Expansion expansion = Modifiers.apply(List.of(), List.of(node), Expansions.config("k", value));

        assertThat(Expansions.problems(expansion)).isEmpty();
        assertThat(expansion.units()).extracting(Unit::condition).isEqualTo(chosen ? List.of(text) : List.of());
        assertThat(expansion.unchosen()).extracting(Variant::condition).isEqualTo(chosen ? List.of() : List.of(text));
        assertThat(expansion.configRead()).containsExactly("k");
    }

    @When(key = "region", is = "UK")
    public interface OfClass {
        @When(key = "mode", is = "fast")
        static double both() {
            return 1;
        }

        static double one() {
            return 1;
        }
    }

    @Test
    void conditionsOfClassAndMethodMustBothHold() {
        Expansion slow = Expansions.ofModules(Expansions.config("region", "UK", "mode", "slow"), OfClass.class);
        assertThat(Expansions.names(slow)).containsExactly("one");
        assertThat(slow.unchosen())
                .containsExactly(new Variant("both", OfClass.class.getName() + "#both", "region=UK and mode=fast"));

        Expansion fast = Expansions.ofModules(Expansions.config("region", "UK", "mode", "fast"), OfClass.class);
        assertThat(Expansions.names(fast)).containsExactly("both", "one");

        Expansion us = Expansions.ofModules(Expansions.config("region", "US", "mode", "fast"), OfClass.class);
        assertThat(Expansions.names(us)).isEmpty();
    }

    @Test
    void unsetKeysOfAnOpenWorldAreUnset() {
        NodeSpec is = NodeSpec.of("a", Source.class, "x").modify("when", Map.of("key", "k", "is", "UK"));
        NodeSpec unset = NodeSpec.of("b", Source.class, "x").modify("when", Map.of("key", "k", "unset", true));
        Expansion expansion = Modifiers.apply(List.of(), List.of(is, unset), ConfigView.none(true));

        assertThat(Expansions.problems(expansion)).isEmpty();
        assertThat(Expansions.names(expansion)).containsExactly("b");
    }

    @Test
    void fallbackGivesWayToAnyOtherOfItsName() {
        NodeSpec first = NodeSpec.of("x", Source.class, "x").modify("otherwise", Map.of());
        NodeSpec second = NodeSpec.of("x", Source.class, "x").modify("when", Map.of("key", "k", "is", "1"));
        NodeSpec third = NodeSpec.of("y", Source.class, "x")
                .modify("otherwise", Map.of())
                .modify("when", Map.of("key", "k", "not", "1"));

        Expansion one = Modifiers.apply(List.of(), List.of(first, second, third), Expansions.config("k", 1L));
        assertThat(one.units())
                .extracting(unit -> unit.name() + ": " + unit.condition())
                .containsExactly("x: k=1");
        assertThat(one.unchosen())
                .extracting(variant -> variant.name() + ": " + variant.condition())
                .containsExactlyInAnyOrder("x: otherwise", "y: otherwise and k!=1");

        Expansion two = Modifiers.apply(List.of(), List.of(first, second, third), Expansions.config("k", 2L));
        assertThat(two.units())
                .extracting(unit -> unit.name() + ": " + unit.condition())
                .containsExactly("x: otherwise", "y: otherwise and k!=1");
    }
}
