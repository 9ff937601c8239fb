package dev.icosian.compiler.modify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.Extract;
import dev.icosian.compiler.quality.NullComponentException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Components of records as nodes. */
class ExtractModifierTest {
    record Pair<A, B>(A first, List<B> others, Map<String, A[]> named, B[] array, int number) {}

    record Person(String name, @Nullable String title, double age) {
        Person {
            if (age < 0) {
                throw new IllegalArgumentException("age " + age);
            }
        }
    }

    public interface Producers {
        @Extract
        static Pair<Double, List<String>> pair() {
            return new Pair<>(1.0, List.of(), Map.of(), null, 3);
        }

        @Extract(prefix = "of_")
        static Person person() {
            return new Person(null, null, 3);
        }

        @Extract(prefix = "no_")
        static @Nullable Person nobody() {
            return null;
        }
    }

    @Test
    void componentsHaveTheTypesThatTheRecordHasHere() {
        assertThat(Expansions.lines(Expansions.ofModules(Producers.class)).stream()
                        .map(line -> line.replaceAll(" \\(value.*", ""))
                        .toList())
                .containsExactly(
                        "nobody = Producers#nobody : " + Person.class.getName() + "? () {extract prefix=\"no_\"}",
                        "no_name = component : java.lang.String",
                        "no_title = component : java.lang.String?",
                        "no_age = component : double",
                        "pair = Producers#pair : " + Pair.class.getName()
                                + "<java.lang.Double,java.util.List<java.lang.String>> () {extract}",
                        "first = component : java.lang.Double",
                        "others = component : java.util.List<java.util.List<java.lang.String>>",
                        "named = component : java.util.Map<java.lang.String,java.lang.Double[]>",
                        "array = component : java.util.List<java.lang.String>[]",
                        "number = component : int",
                        "person = Producers#person : " + Person.class.getName() + " () {extract prefix=\"of_\"}",
                        "of_name = component : java.lang.String",
                        "of_title = component : java.lang.String?",
                        "of_age = component : double");
    }

    @Test
    void componentsAreReadFromTheProducersValue() throws Exception {
        UnitRun run = new UnitRun(Expansions.ofModules(Producers.class));

        assertThat(run.value("first")).isEqualTo(1.0);
        assertThat(run.value("number")).isEqualTo(3);
        assertThat(run.value("of_age")).isEqualTo(3.0);
        assertThat(run.value("of_title")).isNull();
        assertThat(run.value("no_title")).isNull();
    }

    @Test
    void nullOfAComponentThatIsNotNullableNamesProducerAndComponent() {
        UnitRun run = new UnitRun(Expansions.ofModules(Producers.class));

        assertThatThrownBy(() -> run.value("of_name"))
                .isInstanceOf(NullComponentException.class)
                .hasMessage("'person' returned a record whose component 'name' is null;"
                        + " return a value, or mark the component @Nullable")
                .satisfies(
                        e -> assertThat(((NullComponentException) e).producer()).isEqualTo("person"))
                .satisfies(e ->
                        assertThat(((NullComponentException) e).component()).isEqualTo("name"));
        assertThatThrownBy(() -> run.value("no_age")).isInstanceOf(NullComponentException.class);
    }
}
