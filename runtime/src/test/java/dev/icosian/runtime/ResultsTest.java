package dev.icosian.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.NodeRef;
import dev.icosian.PipelineException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResultsTest {
    /** A value of each sort. */
    static final class Sorts {
        public static int count() {
            return 7;
        }

        public static List<String> names() {
            return new ArrayList<>(List.of("a"));
        }

        public static @Nullable String nothing() {
            return null;
        }

        public static int unasked() {
            return 0;
        }
    }

    record All(int count, List<String> names, @Nullable String nothing) {}

    record Boxed(@Nullable Number count) {}

    record NotNull(String nothing) {}

    record WrongTypes(long count, List<Integer> names, String unasked) {}

    private static final Results RESULTS =
            Driver.of(Sorts.class).request("nothing", "count", "names", "count").execute();

    static Stream<Arguments> typed() {
        return Stream.of(
                Arguments.of("count", int.class, 7),
                Arguments.of("count", Integer.class, 7),
                Arguments.of("count", Number.class, 7),
                Arguments.of("count", Object.class, 7),
                Arguments.of("names", List.class, List.of("a")),
                Arguments.of("names", Collection.class, List.of("a")),
                Arguments.of("names", ArrayList.class, List.of("a")),
                Arguments.of("nothing", String.class, null),
                Arguments.of("nothing", Object.class, null));
    }

    @ParameterizedTest
    @MethodSource("typed")
    void aValueComesAsAnyClassItHas(String name, Class<?> type, @Nullable Object value) {
        assertThat((Object) RESULTS.get(name, type)).isEqualTo(value);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("count", long.class, "[Run/WrongType] 'count' is an int, not a long"),
                Arguments.of("count", String.class, "[Run/WrongType] 'count' is an int, not a String"),
                Arguments.of("names", double[].class, "[Run/WrongType] 'names' is a List<String>, not a double[]"),
                Arguments.of("nothing", Integer.class, "[Run/WrongType] 'nothing' is a String, not an Integer"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void anotherTypeIsAProblem(String name, Class<?> type, String message) {
        assertThatThrownBy(() -> RESULTS.get(name, type))
                .isExactlyInstanceOf(PipelineException.class)
                .hasMessage(message + "\n  fix: ask for it with the class of its type");
    }

    @Test
    void whatWasNotRequestedIsNotThere() {
        String message =
                "[Run/NotRequested] 'unasked' was not requested\n" + "  fix: what was requested: nothing, count, names";
        assertThatThrownBy(() -> RESULTS.get("unasked", int.class)).hasMessage(message);
        assertThatThrownBy(() -> RESULTS.get(new NodeRef<Integer>("unasked"))).hasMessage(message);
    }

    @Test
    void aReferenceCarriesItsType() {
        List<String> names = RESULTS.get(new NodeRef<List<String>>("names"));
        assertThat(names).containsExactly("a");
    }

    @Test
    void aRecordTakesWhatItNames() {
        assertThat(RESULTS.as(All.class)).isEqualTo(new All(7, List.of("a"), null));
        assertThat(RESULTS.as(Boxed.class)).isEqualTo(new Boxed(7));
    }

    @Test
    void aRecordThatDoesNotFitSaysAllAtOnce() {
        assertThatThrownBy(() -> RESULTS.as(WrongTypes.class))
                .isExactlyInstanceOf(PipelineException.class)
                .hasMessage("3 problems\n\n"
                        + "[Run/NotRequested] 'unasked' was not requested\n"
                        + "  fix: what was requested: nothing, count, names\n\n"
                        + "[Run/WrongType] component 'count' of WrongTypes is of type long, but 'count' is of type int\n"
                        + "  at dev.icosian.runtime.ResultsTest$WrongTypes\n"
                        + "  fix: values travel boxed, so int does not become long: use the same type on both sides\n\n"
                        + "[Run/WrongType] component 'names' of WrongTypes is of type List<Integer>, but 'names' is of"
                        + " type List<String>\n"
                        + "  at dev.icosian.runtime.ResultsTest$WrongTypes\n"
                        + "  fix: the type arguments differ: use the same on both sides, or a wildcard where the value is"
                        + " only read");
    }

    @Test
    void nullDoesNotGoIntoAComponentThatIsNotNullable() {
        assertThatThrownBy(() -> RESULTS.as(NotNull.class))
                .isExactlyInstanceOf(PipelineException.class)
                .hasMessage("""
                        [Run/NullResult] 'nothing' is null, but component 'nothing' of NotNull is not @Nullable
                          at dev.icosian.runtime.ResultsTest$NotNull
                          fix: mark the component @Nullable""");
    }

    @Test
    void theMapIsInTheOrderOfTheRequestAndCannotBeChanged() {
        assertThat(RESULTS.asMap().keySet()).containsExactly("nothing", "count", "names");
        assertThatThrownBy(() -> RESULTS.asMap().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
