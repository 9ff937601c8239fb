package dev.icosian.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Location;
import dev.icosian.Plan;
import dev.icosian.Schedule;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.compiler.json.Decimals;
import dev.icosian.compiler.json.JsonReader;
import dev.icosian.compiler.json.JsonWriter;
import dev.icosian.internal.Sha256;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fields are written by hand in the order of canonical JSON; here each kind of them is. */
class StructureWriterTest {
    private static final PlanBind NODE = new PlanBind.Reference(PlanBind.From.NODE, "größe \"a\"\n");
    private static final PlanBind LITERAL = new PlanBind.Literal("int", "21");
    private static final PlanBind PLACE = new PlanBind.Place("data/{day}.csv", List.of(NODE));
    private static final PlanBind SCRATCH = new PlanBind.Scratch();
    private static final PlanBind ALL = new PlanBind.All(
            "map",
            List.of(
                    new PlanBind.Item("one", NODE),
                    new PlanBind.Item("two", LITERAL),
                    new PlanBind.Item("three", PLACE),
                    new PlanBind.Item("four", SCRATCH)));
    private static final PlanBind NESTED = new PlanBind.All("list", List.of(new PlanBind.Item("inner", ALL)));

    private static PlanNode node(String name, @Nullable PlanSource source) {
        return new PlanNode(
                name,
                "function",
                "java.util.List<java.lang.Double>",
                "com.acme.Features#zscore",
                "zscore",
                List.of(NODE, LITERAL, PLACE, SCRATCH, ALL, NESTED),
                List.of(new PlanModifier("check", 2, Map.of("min", "1", "max", "2"))),
                Map.of("team", "x", "owner", "y"),
                source);
    }

    private static Structure structure(@Nullable Schedule schedule) {
        Plan.Policy policy = new Plan.Policy(
                3,
                Duration.ofSeconds(1),
                Duration.ofSeconds(9),
                Duration.ofMinutes(5),
                null,
                "large",
                "2Gi",
                0.5,
                Map.of("temporal.x", 0.25, "airflow.y", "z"));
        PlanStep step = new PlanStep(
                "prepare",
                List.of("before"),
                List.of(new Plan.Input("raw", "before"), new Plan.Input("day", "param")),
                List.of(node("a", null), node("b", new PlanSource("csv", 1, Map.of("sep", ";", "header", "true")))),
                List.of(new Plan.Output("a", "int", "json", 1, Map.of("zip", "true", "indent", "2"))),
                policy);
        return new Structure(
                "sales",
                Map.of("region", "north", "limit", 5L),
                List.of(
                        new Plan.Param("day", "java.time.LocalDate", true, null),
                        new Plan.Param("top", "int", false, "10")),
                List.of("a", "b"),
                List.of(node("client", null)),
                List.of(step, step),
                List.of(new Plan.Publication("a", "csv-file", 1, Location.of("out/{day}.csv"))),
                schedule,
                true,
                Map.of("temporal.queue", "q", "airflow.pool", 1.5));
    }

    static Stream<Arguments> forms() {
        BiConsumer<Structure, JsonWriter> whole = StructureWriter::whole;
        BiConsumer<Structure, JsonWriter> handshake = StructureWriter::handshake;
        Schedule schedule = Schedule.cron("0 6 * * *").zone("Europe/Berlin").date("day", -1);
        return Stream.of(
                Arguments.of("whole", whole, structure(schedule)),
                Arguments.of("whole without a schedule", whole, structure(null)),
                Arguments.of("handshake", handshake, structure(schedule)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void fieldsAreInTheOrderOfTheirNames(String name, BiConsumer<Structure, JsonWriter> form, Structure structure) {
        JsonWriter json = JsonWriter.structure();
        form.accept(structure, json);
        String text = json.toText();
        assertThat(text).isEqualTo(CanonicalJson.structureText(JsonReader.read(text, Decimals.REFUSED)));
        assertThat(text.contains("\"policy\"")).isEqualTo(!name.equals("handshake"));
    }

    @Test
    void digestIsThatOfTheDocument() {
        Structure structure = structure(null);
        PhysicalPlan plan = new PhysicalPlan(structure, Map.of(), null, List.of());
        assertThat(plan.digest())
                .isEqualTo("sha256:"
                        + Sha256.hex(CanonicalJson.document(JsonReader.read(plan.structureJson(), Decimals.REFUSED))));
    }
}
