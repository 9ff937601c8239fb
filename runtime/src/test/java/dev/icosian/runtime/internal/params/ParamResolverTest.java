package dev.icosian.runtime.internal.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.PipelineException;
import dev.icosian.TypeRef;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.runtime.internal.params.GivenParams.Decoded;
import dev.icosian.runtime.internal.params.GivenParams.Given;
import dev.icosian.runtime.internal.params.GivenParams.Json;
import dev.icosian.runtime.internal.params.GivenParams.Text;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParamResolverTest {
    enum Region {
        US,
        UK
    }

    record Range(int low, int high) {}

    record Params(int seed, @Nullable Double rate, List<Integer> lags) {}

    private static final TypeRef<?> LAGS = new TypeRef<List<Integer>>() {};

    static List<Arguments> values() {
        return List.of(
                row(TypeRef.of(Integer.class), new Decoded(7), 7, "7"),
                row(TypeRef.of(Integer.class), new Text("7"), 7, "7"),
                row(TypeRef.of(Integer.class), new Json(7L), 7, "7"),
                row(TypeRef.of(Long.class), new Decoded(7L), 7L, "7"),
                row(TypeRef.of(Double.class), new Text("1e10"), 1e10, "1.0E10"),
                row(TypeRef.of(Double.class), new Decoded(Double.NaN), Double.NaN, "\"NaN\""),
                row(TypeRef.of(Boolean.class), new Text("true"), true, "true"),
                row(TypeRef.of(String.class), new Text("7"), "7", "\"7\""),
                row(
                        TypeRef.of(BigDecimal.class),
                        new Decoded(new BigDecimal("0.10")),
                        new BigDecimal("0.10"),
                        "\"0.10\""),
                row(TypeRef.of(Region.class), new Text("UK"), Region.UK, "\"UK\""),
                row(TypeRef.of(LocalDate.class), new Json("2026-01-31"), LocalDate.of(2026, 1, 31), "\"2026-01-31\""),
                row(TypeRef.of(Path.class), new Decoded(Path.of("a/b.csv")), Path.of("a/b.csv"), "\"a/b.csv\""),
                row(TypeRef.of(Range.class), new Decoded(new Range(1, 2)), new Range(1, 2), "{\"high\":2,\"low\":1}"),
                row(LAGS, new Decoded(List.of(1, 2)), List.of(1, 2), "[1,2]"),
                row(LAGS, new Text("[1,2]"), List.of(1, 2), "[1,2]"),
                row(LAGS, new Json(List.of(1L, 2L)), List.of(1, 2), "[1,2]"));
    }

    private static Arguments row(TypeRef<?> type, Given given, Object value, String json) {
        return Arguments.of(type, given, value, json);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("values")
    void everyFormOfAValueGivesTheSame(TypeRef<?> type, Given given, Object value, String json) {
        ParamSet.Param param = resolve(required("p", type), Map.of("p", given)).get("p");
        assertThat(param.value()).isEqualTo(value);
        assertThat(param.json()).isEqualTo(json);
    }

    @Test
    void notGivenIsDefaultElseNull() {
        Map<String, ParamSpec> specs = new LinkedHashMap<>();
        specs.put("a", new ParamSpec("a", TypeRef.of(Integer.class), false, true, 3));
        specs.put("b", new ParamSpec("b", TypeRef.of(Integer.class), true, false, null));
        specs.put("c", new ParamSpec("c", TypeRef.of(Integer.class), true, true, 5));
        for (GivenParams given : List.of(
                GivenParams.none(),
                GivenParams.ofValues(Collections.singletonMap("a", null)),
                GivenParams.ofTrees(Collections.singletonMap("c", null)))) {
            assertThat(ParamResolver.resolve("p", specs, given).trees())
                    .containsExactly(
                            Map.entry("a", 3L), new java.util.AbstractMap.SimpleEntry<>("b", null), Map.entry("c", 5L));
        }
    }

    @Test
    void recordGivesOneParamPerComponent() {
        Map<String, ParamSpec> specs = new LinkedHashMap<>();
        specs.putAll(required("lags", LAGS));
        specs.put("rate", new ParamSpec("rate", TypeRef.of(Double.class), true, false, null));
        specs.putAll(required("seed", TypeRef.of(Integer.class)));
        ParamSet params = ParamResolver.resolve("p", specs, GivenParams.ofRecord(new Params(7, null, List.of(1))));
        assertThat(params.get("seed").value()).isEqualTo(7);
        assertThat(params.get("rate").value()).isNull();
        assertThat(params.get("lags").value()).isEqualTo(List.of(1));
    }

    @Test
    void givenListIsCopied() {
        List<Integer> lags = new ArrayList<>(List.of(1, 2));
        ParamSet params = resolve(required("p", LAGS), Map.of("p", new Decoded(lags)));
        lags.add(3);
        assertThat(params.get("p").value()).isEqualTo(List.of(1, 2));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        Map<String, ParamSpec> specs = new LinkedHashMap<>();
        specs.putAll(required("actuals", TypeRef.of(Path.class)));
        specs.putAll(required("cutOff", TypeRef.of(Integer.class)));
        specs.putAll(required("lags", LAGS));
        specs.putAll(required("region", TypeRef.of(Region.class)));
        specs.put("seed", new ParamSpec("seed", TypeRef.of(Integer.class), false, true, 7));
        Map<String, Given> given = new HashMap<>();
        given.put("cutof", new Text("3"));
        given.put("seed", new Text("7.5"));
        given.put("lags", new Decoded(Arrays.asList(1, null)));
        given.put("region", new Json("FR"));
        assertThatThrownBy(() -> ParamResolver.resolve("forecast", specs, GivenParams.of(given)))
                .isInstanceOf(PipelineException.class)
                .hasMessage("""
                        6 problems

                        [Run/MissingParameter] param 'actuals' (Path) has no value
                          fix: give a path: --param actuals=…

                        [Run/MissingParameter] param 'cutOff' (Integer) has no value
                          fix: give a whole number: --param cutOff=…

                        [Run/UnknownParameter] pipeline 'forecast' has no param 'cutof'
                          fix: did you mean 'cutOff'?

                        [Run/WrongType] param 'lags' (List<Integer>): [1]: expected a whole number, found null
                          fix: give a list, each item a whole number

                        [Run/WrongType] param 'region' (Region): expected one of US, UK, found "FR"
                          fix: give one of US, UK

                        [Run/WrongType] param 'seed' (Integer): expected a whole number, found 7.5
                          fix: give a whole number""");
    }

    @Test
    void unknownParamFarFromAllNamesThem() {
        assertThatThrownBy(() -> resolve(
                        required("seed", TypeRef.of(Integer.class)),
                        Map.of("seed", new Decoded(1), "colour", new Decoded(1))))
                .hasMessage("[Run/UnknownParameter] pipeline 'p' has no param 'colour'\n  fix: its params are seed");
        assertThatThrownBy(() -> resolve(Map.of(), Map.of("colour", new Decoded(1))))
                .hasMessage("[Run/UnknownParameter] pipeline 'p' has no param 'colour'\n  fix: it has none");
    }

    private static ParamSet resolve(Map<String, ParamSpec> specs, Map<String, Given> given) {
        return ParamResolver.resolve("p", specs, GivenParams.of(given));
    }

    private static Map<String, ParamSpec> required(String name, TypeRef<?> type) {
        return Map.of(name, new ParamSpec(name, type, false, false, null));
    }
}
