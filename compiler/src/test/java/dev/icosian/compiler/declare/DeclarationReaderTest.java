package dev.icosian.compiler.declare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Default;
import dev.icosian.Pipeline;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import dev.icosian.internal.ModelAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeclarationReaderTest {
    public enum Region {
        US,
        UK
    }

    public record Config(
            @Default("US") Region region,
            Integer version,
            @Default("[1,2]") List<Integer> lags,
            @Nullable String note) {}

    public record Params(
            Path actuals,
            @Default("7") int cutOff,
            @Nullable String target,
            List<Double> weights) {}

    public record Outputs(double[] forecast, Map<String, Double> metrics) {}

    public record WrongDefault(
            @Default("XX") Region region, @Default("seven") int cutOff) {}

    private static Declared read(Pipeline pipeline) {
        return DeclarationReader.read(ModelAccess.get().declaration(pipeline));
    }

    private static Declared read(Pipeline.Builder builder) {
        return read(builder.build());
    }

    private static Pipeline.Builder pipeline() {
        return Pipeline.named("p");
    }

    private static String text(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n\n"));
    }

    @Test
    void configRecordGivesKeysWithTypesAndDefaults() {
        Declared declared = read(pipeline().config(Config.class));

        assertThat(declared.problems()).isEmpty();
        assertThat(declared.config().get("region").value()).isEqualTo(Region.US);
        assertThat(declared.config().get("version").value()).isNull();
        assertThat(declared.config().get("version").nullable()).isFalse();
        assertThat(declared.config().get("lags").value()).isEqualTo(List.of(1, 2));
        assertThat(declared.config().get("lags").type()).hasToString("java.util.List<java.lang.Integer>");
        assertThat(declared.config().get("note").nullable()).isTrue();
    }

    @Test
    void valuesAreTypedOrTexts() {
        Pipeline pipeline = pipeline().config(Config.class).build();

        assertThat(read(pipeline.with("region", Region.UK))
                        .config()
                        .get("region")
                        .value())
                .isEqualTo(Region.UK);
        assertThat(read(pipeline.with("region", "UK")).config().get("region").value())
                .isEqualTo(Region.UK);
        assertThat(read(pipeline.with("version", "3")).config().get("version").value())
                .isEqualTo(3);
        assertThat(read(pipeline.with("lags", "[4]")).config().get("lags").value())
                .isEqualTo(List.of(4));
    }

    @Test
    void keyInCodeTakesTheTypeOfItsDefault() {
        Pipeline pipeline = pipeline()
                .config("version", 1)
                .config("name", "x")
                .config("sums", Map.of("ab", List.of("a", "b")))
                .build();

        assertThat(read(pipeline.with("version", "2")).config().get("version").value())
                .isEqualTo(2);
        assertThat(read(pipeline.with("name", "2")).config().get("name").value())
                .isEqualTo("2");
        assertThat(read(pipeline).config().get("sums").type())
                .hasToString("java.util.Map<java.lang.String,java.util.List<java.lang.String>>");
        assertThat(text(read(pipeline.with("version", true)).problems())).isEqualTo("""
                        [Config/WrongType] config key 'version': expected Integer, found true (Boolean); declared by config("version", …)
                          fix: give a whole number""");
    }

    @Test
    void wrongValuesAndUnknownKeysAreToldTogether() {
        assertThat(text(read(pipeline()
                                .config(Config.class)
                                .build()
                                .with("region", "GB")
                                .with("regoin", "UK")
                                .with("elsewhere", 1))
                        .problems()))
                .isEqualTo("""
                        [Config/WrongType] config key 'region': expected one of US, UK, found "GB"; declared by component 'region' of DeclarationReaderTest.Config
                          at DeclarationReaderTest.java
                          fix: give one of US, UK

                        [Config/UnknownKey] there is no config key 'regoin'
                          fix: did you mean 'region'?

                        [Config/UnknownKey] there is no config key 'elsewhere'
                          fix: the config keys are: region, version, lags, note""");
    }

    @Test
    void paramsRecordGivesParamsWithTypesNullabilityAndDefaults() {
        Map<String, DeclaredParam> params =
                read(pipeline().params(Params.class)).params();

        assertThat(params.get("actuals").type()).isEqualTo(TypeRef.of(Path.class));
        assertThat(params.get("actuals").hasDefault()).isFalse();
        assertThat(params.get("cutOff").defaultValue()).isEqualTo(7);
        assertThat(params.get("target").nullable()).isTrue();
        assertThat(params.get("weights").type()).hasToString("java.util.List<java.lang.Double>");
    }

    @Test
    void paramsInCodeHaveNoTypeOfTheirOwn() {
        assertThat(read(pipeline().param("a").param("b", 3)).params().values())
                .containsExactly(
                        new DeclaredParam("a", null, false, false, null, "param(\"a\")"),
                        new DeclaredParam("b", null, false, true, 3, "param(\"b\", …)"));
    }

    @Test
    void outputsComeFromTheRecordOrFromCode() {
        assertThat(read(pipeline().outputs(Outputs.class)).outputs())
                .extracting(output -> output.name() + " " + output.type() + " " + output.origin())
                .containsExactly(
                        "forecast double[] component 'forecast' of DeclarationReaderTest.Outputs",
                        "metrics java.util.Map<java.lang.String,java.lang.Double> component 'metrics' of"
                                + " DeclarationReaderTest.Outputs");
        assertThat(read(pipeline().outputs("a", "b", "a")).outputs())
                .containsExactly(
                        new DeclaredOutput("a", null, "outputs(\"a\")"),
                        new DeclaredOutput("b", null, "outputs(\"b\")"));
    }

    @Test
    void defaultsThatAreNoValuesAreTold() {
        assertThat(text(read(pipeline().config(WrongDefault.class)).problems()))
                .startsWith(
                        "[Config/WrongType] the default of config key 'region': expected one of US, UK, found \"XX\";"
                                + " declared by component 'region' of DeclarationReaderTest.WrongDefault\n");
        assertThat(text(read(pipeline().params(WrongDefault.class)).problems()))
                .contains("[Params/WrongDefault] the default of param 'cutOff': ");
    }

    @Test
    void nameOfBothAConfigKeyAndAParamIsTold() {
        assertThat(text(read(pipeline().config("a", 1).param("a")).problems())).isEqualTo("""
                        [Pipeline/SaidTwice] 'a' is a config key and a param
                          fix: keep one of them: config shapes the graph, params are the values of one run""");
    }

    @Test
    void illegalNamesAreTold() {
        assertThat(text(read(pipeline().param("a.b").config("käse", 1)).problems()))
                .isEqualTo("""
                        [Pipeline/IllegalName] 'a.b' cannot be the name of a param; declared by param("a.b")
                          fix: use 1 to 100 ASCII letters, digits and '_', beginning with no digit

                        [Pipeline/IllegalName] 'käse' cannot be the name of a config key; declared by config("käse", …)
                          fix: use 1 to 100 ASCII letters, digits and '_', beginning with no digit""");
    }

    @Test
    void nameMeansOneThing() {
        assertThat(text(read(pipeline()
                                .param("a")
                                .config("b", 1)
                                .secret("a")
                                .secret("c")
                                .resource("b", Thread.class)
                                .resource("c", Thread.class))
                        .problems()))
                .isEqualTo("""
                        [Pipeline/SaidTwice] 'a' is a param and a secret
                          fix: rename one of them

                        [Pipeline/SaidTwice] 'c' is a secret and a resource
                          fix: rename one of them

                        [Pipeline/SaidTwice] 'b' is a config key and a resource
                          fix: rename one of them""");
    }

    @Test
    void secretsResourcesAndSourcesHaveNamesOfNodes() {
        assertThat(text(read(pipeline().secret("a-b").resource("c d", Thread.class))
                        .problems()))
                .isEqualTo("""
                        [Pipeline/IllegalName] 'a-b' cannot be the name of a secret; declared by secret("a-b")
                          fix: use 1 to 100 ASCII letters, digits and '_', beginning with no digit

                        [Pipeline/IllegalName] 'c d' cannot be the name of a resource; declared by resource("c d", …)
                          fix: use 1 to 100 ASCII letters, digits and '_', beginning with no digit""");
    }

    @Test
    void whatComesLaterIsRefused() {
        Pipeline pipeline = pipeline().subdag("uk", subdag -> {}).build();

        assertThat(text(NotSupportedYet.in(ModelAccess.get().declaration(pipeline))))
                .isEqualTo("""
                        [Pipeline/NotSupported] subdag("uk", …) is not supported by this version yet
                          fix: name the functions of the instance one by one with nodes(…)""");
    }
}
