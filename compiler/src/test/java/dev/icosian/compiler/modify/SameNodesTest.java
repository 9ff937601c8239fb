package dev.icosian.compiler.modify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Binding;
import dev.icosian.Check;
import dev.icosian.CodeVersion;
import dev.icosian.Default;
import dev.icosian.Extract;
import dev.icosian.From;
import dev.icosian.Importance;
import dev.icosian.Literal;
import dev.icosian.Materializer;
import dev.icosian.NodeCheck;
import dev.icosian.NodeName;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Otherwise;
import dev.icosian.Parameterize;
import dev.icosian.Pipeline;
import dev.icosian.Reuse;
import dev.icosian.Tag;
import dev.icosian.TypeRef;
import dev.icosian.When;
import dev.icosian.compiler.expand.Expansion;
import dev.icosian.compiler.expand.Modifiers;
import dev.icosian.compiler.expand.Unit;
import dev.icosian.compiler.use.ConfigView;
import dev.icosian.compiler.use.Literals;
import dev.icosian.internal.SpecData;
import fromdata.Rounded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A graph written with annotations and the same from code are equal nodes. */
class SameNodesTest {
    private static final ConfigView CONFIG = Expansions.config("region", "UK", "version", 1L);

    public record Parts(
            @Check(min = 0) @Tag("unit=eur") double left,
            @Nullable String right) {}

    public static final class Even implements NodeCheck<Integer> {
        @Override
        public CheckResult check(Integer value) {
            return new CheckResult(value % 2 == 0, "seen", 0);
        }
    }

    /** What the nodes under test need. */
    public interface Base {
        static double revenue() {
            return 1;
        }

        static double costs() {
            return 1;
        }

        static double x() {
            return 1;
        }

        static double p() {
            return 1;
        }

        static double q() {
            return 1;
        }

        static double left() {
            return 1;
        }

        static double[] tvSpend() {
            return new double[0];
        }

        static double[] radioSpend() {
            return new double[0];
        }
    }

    public interface Plain {
        static double plain(double revenue, @Nullable Double costs) {
            return revenue;
        }
    }

    public interface Froms {
        static double froms(@From("x") double a, @From({"p", "q"}) List<Double> b, @From Parts c) {
            return a;
        }
    }

    public interface Literals {
        static double literals(
                @Literal("3") int a,
                @Literal("3") double b,
                @Literal("1.50") BigDecimal c,
                @Literal("2024-02-29") LocalDate d,
                @Literal("SECONDS") TimeUnit e,
                @Literal("[1,2]") List<Integer> f,
                @Literal("7") long g,
                @Literal("x y") String h,
                @Literal("{\"a\":[1.5]}") Map<String, List<Double>> i,
                @Literal("true") Boolean j,
                @Literal("0.1") float k) {
            return a;
        }
    }

    public interface Defaults {
        static double defaults(@Default("3") int a, @Default("[0.5,2]") double[] b) {
            return a;
        }
    }

    public interface Chosen {
        @NodeName("rates")
        @When(key = "region", is = "UK")
        @When(key = "version", not = "2")
        static double ratesOfUk() {
            return 1;
        }

        @Otherwise
        static double rates() {
            return 2;
        }
    }

    public interface Tagged {
        @Tag({"owner=growth", "pii=false"})
        @Reuse(Reuse.Scope.WITHIN_RUN)
        @CodeVersion("3")
        static double tagged() {
            return 1;
        }
    }

    public interface Checked {
        @Check(
                min = 0,
                max = 1,
                oneOf = {0.5, 1},
                importance = Importance.WARN)
        @Check(maxStdDev = 2, meanMin = -1, notEmpty = true, nan = false)
        @Tag("owner=growth")
        static double[] checked() {
            return new double[0];
        }
    }

    public interface Own {
        @Check(by = Even.class)
        static int own() {
            return 1;
        }
    }

    public interface Extracted {
        @Extract(prefix = "p")
        @Check(on = "right", matches = "[a-z]+")
        @Tag("owner=growth")
        static Parts parts() {
            return new Parts(1, "b");
        }
    }

    public interface Parameterized {
        @Parameterize(
                name = "tv",
                from = "spend=tvSpend",
                literal = {"window=21", "unit=DAYS"})
        @Parameterize(name = "radio", from = "spend=radioSpend")
        @Check(min = 0)
        static double[] smoothed(double[] spend, @Default("3") int window, @Literal("HOURS") TimeUnit unit) {
            return spend;
        }
    }

    public interface Combined {
        @Rounded(digits = 2)
        @Check(max = 9)
        @Tag("owner=growth")
        static double combined(@From("costs") double x) {
            return x;
        }
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                form(Plain.class, NodeSpec.of("plain", Plain.class, "plain")),
                form(
                        Froms.class,
                        NodeSpec.of("froms", Froms.class, "froms")
                                .bind("a", Binding.name("x"))
                                .bind("b", Binding.names("p", "q"))
                                .bind("c", Binding.components())),
                form(
                        Literals.class,
                        NodeSpec.of("literals", Literals.class, "literals")
                                .bind("a", Binding.literal(3))
                                .bind("b", Binding.literal(3))
                                .bind("c", Binding.literal(new BigDecimal("1.50")))
                                .bind("d", Binding.literal(LocalDate.of(2024, 2, 29)))
                                .bind("e", Binding.literal(TimeUnit.SECONDS))
                                .bind("f", Binding.literal(new java.util.ArrayList<>(List.of(1, 2))))
                                .bind("g", Binding.literal(7))
                                .bind("h", Binding.literal("x y"))
                                .bind("i", Binding.literal(Map.of("a", List.of(1.5))))
                                .bind("j", Binding.literal(true))
                                .bind("k", Binding.literal(0.1f))),
                form(
                        Defaults.class,
                        NodeSpec.of("defaults", Defaults.class, "defaults")
                                .bind("a", Binding.orDefault(3))
                                .bind("b", Binding.orDefault(List.of(0.5, 2)))),
                form(
                        Chosen.class,
                        NodeSpec.of("rates", Chosen.class, "rates").modify("otherwise", Map.of()),
                        NodeSpec.of("rates", Chosen.class, "ratesOfUk")
                                .modify("when", Map.of("key", "version", "not", List.of("2")))
                                .modify("when", Map.of("key", "region", "is", "UK"))),
                form(
                        Tagged.class,
                        NodeSpec.of("tagged", Tagged.class, "tagged")
                                .tag("pii", "false")
                                .tag("owner", "growth")
                                .modify("codeVersion", Map.of("value", "3"))
                                .modify("reuse", Map.of("value", "WITHIN_RUN"))),
                form(
                        Checked.class,
                        NodeSpec.of("checked", Checked.class, "checked")
                                .tag("owner", "growth")
                                .modify(
                                        "check",
                                        Map.of(
                                                "min",
                                                0,
                                                "max",
                                                1L,
                                                "oneOf",
                                                new Object[] {0.5f, 1},
                                                "importance",
                                                Importance.WARN,
                                                "nan",
                                                true))
                                .modify(
                                        "check",
                                        Map.of("maxStdDev", 2, "meanMin", -1, "notEmpty", true, "nan", false))),
                form(Own.class, NodeSpec.of("own", Own.class, "own").modify("check", Map.of("by", Even.class))),
                form(
                        Extracted.class,
                        NodeSpec.of("parts", Extracted.class, "parts")
                                .modify("check", Map.of("on", "right", "matches", "[a-z]+"))
                                .modify("extract", Map.of("prefix", "p", "columns", Record.class))
                                .tag("owner", "growth")),
                form(
                        Parameterized.class,
                        NodeSpec.of("tv", Parameterized.class, "smoothed")
                                .bind("spend", Binding.name("tvSpend"))
                                .bind("window", Binding.literal(21))
                                .bind("unit", Binding.literal(TimeUnit.DAYS))
                                .modify("check", Map.of("min", 0)),
                        NodeSpec.of("radio", Parameterized.class, "smoothed")
                                .bind("spend", Binding.name("radioSpend"))
                                .bind("window", Binding.orDefault(3))
                                .bind("unit", Binding.literal(TimeUnit.HOURS))
                                .modify("check", Map.of("min", 0.0))),
                form(
                        Combined.class,
                        NodeSpec.of("combined", Combined.class, "combined")
                                .modify("check", Map.of("max", 9))
                                .modify("rounded", Map.of("digits", 2))
                                .bind("x", Binding.name("costs"))
                                .tag("owner", "growth")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void annotationsAndCodeGiveEqualNodes(String name, Class<?> module, List<NodeSpec> code) {
        Expansion annotated = Expansions.ofModules(CONFIG, module);
        Expansion said = Modifiers.apply(List.of(), code, CONFIG);

        assertThat(Expansions.problems(said))
                .isEqualTo(Expansions.problems(annotated))
                .isEmpty();
        assertThat(Expansions.lines(said))
                .isEqualTo(Expansions.lines(annotated))
                .isNotEmpty();
        assertThat(said.units())
                .extracting(Unit::name)
                .isEqualTo(annotated.units().stream().map(Unit::name).toList());
        assertThat(said.unchosen()).isEqualTo(annotated.unchosen());
        assertThat(said.configRead()).isEqualTo(annotated.configRead());
        Values.assertEqual(Expansions.data(said), Expansions.data(annotated));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void annotationsAndCodeGiveEqualPlanBytes(String name, Class<?> module, List<NodeSpec> code) {
        Expansion expansion = Expansions.ofModules(CONFIG, module);
        List<SpecData> results = Expansions.data(expansion).stream()
                .filter(data -> data.name().indexOf('.') < 0)
                .toList();
        Pipeline.Builder pipeline = Pipeline.named("same")
                .codeRoots("dev.icosian.compiler.modify", "fromdata")
                .config("region", "UK")
                .config("version", 1L)
                .modules(Base.class)
                .outputs(results.stream().map(SpecData::name).toArray(String[]::new));
        results.forEach(data -> pipeline.materialize(data.name(), materializer(data.type())));

        String annotated =
                pipeline.build().toBuilder().modules(module).build().plan().toJson();
        String said = pipeline.build().toBuilder()
                .nodes(Nodes.of(code))
                .build()
                .plan()
                .toJson();
        assertThat(said).isEqualTo(annotated).contains("\"steps\":[{");
    }

    private static <T> Materializer<T> materializer(TypeRef<T> type) {
        return Materializer.of("test", 1, type, "text/plain", (value, out) -> {}, in -> {
            throw new IllegalStateException("plans read nothing");
        });
    }

    private static Arguments form(Class<?> module, NodeSpec... code) {
        return Arguments.of(module.getSimpleName(), module, List.of(code));
    }

    /** Compares data in depth, arrays by content. */
    private static final class Values {
        static void assertEqual(Object actual, Object expected) {
            assertThat(actual)
                    .usingRecursiveComparison()
                    .withEqualsForType(Object::equals, dev.icosian.TypeRef.class)
                    .withEqualsForType(Object::equals, java.lang.reflect.Method.class)
                    .isEqualTo(expected);
        }
    }
}
