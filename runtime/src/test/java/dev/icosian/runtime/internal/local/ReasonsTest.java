package dev.icosian.runtime.internal.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Binding;
import dev.icosian.Content;
import dev.icosian.Materializer;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Pipeline;
import dev.icosian.internal.ReasonCode;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.testing.RunText;
import dev.icosian.runtime.internal.testing.ShopSources;
import dev.icosian.runtime.internal.testing.StoreFiles;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two runs of a pipeline of source text; between them something changes. */
class ReasonsTest {
    private static final String FEATURES = """
            public final class Features {
                public static double spend(double[] orders, double rate) {
                    double sum = 0;
                    for (double order : orders) {
                        sum += order * rate;
                    }
                    return sum;
                }

                public static String label(double spend) {
                    return "spent " + spend;
                }
            }
            """;
    private static final String LOADING = """
            public final class Loading {
                public static double[] orders(int count) {
                    return Prices.upTo(count);
                }
            }
            """;
    private static final String PRICES = """
            final class Prices {
                static double[] upTo(int count) {
                    double[] prices = new double[count];
                    for (int i = 0; i < count; i++) {
                        prices[i] = i;
                    }
                    return prices;
                }
            }
            """;
    private static final String SCALING = """
            public final class Scaling {
                public static double scaled(double spend, double by) {
                    return spend * by;
                }
            }
            """;
    private static final String UNTOUCHED = "reused, nothing changed";

    @TempDir
    private Path folder;

    private final ArtifactStore store = Stores.memory();
    private int versions;

    @AfterEach
    void close() {
        store.close();
    }

    /** What a run is made of. */
    private static final class Setting {
        final Map<String, String> sources =
                new HashMap<>(Map.of("Loading", LOADING, "Features", FEATURES, "Prices", PRICES, "Scaling", SCALING));
        final Map<String, Object> params = new HashMap<>(Map.of("count", 5, "rate", 1.5));
        double by = 2;
        UnaryOperator<Pipeline.Builder> more = builder -> builder;

        void replace(String file, String old, String with) {
            assertThat(sources.get(file)).contains(old);
            sources.computeIfPresent(file, (name, text) -> text.replace(old, with));
        }
    }

    static List<Arguments> changes() {
        return List.of(
                row("nothing", s -> {}, UNTOUCHED, UNTOUCHED),
                row("a comment", s -> s.replace("Prices", "static", "/* all */ static"), UNTOUCHED, UNTOUCHED),
                row(
                        "a helper",
                        s -> s.replace("Prices", "= i;", "= i + 1;"),
                        "computed, helper Prices.upTo changed",
                        "computed, input orders changed"),
                row(
                        "a helper, to no effect",
                        s -> s.replace("Prices", "= i;", "= i + 0;"),
                        "computed, helper Prices.upTo changed",
                        UNTOUCHED),
                row(
                        "a function",
                        s -> s.replace("Features", "order * rate", "rate * order"),
                        UNTOUCHED,
                        "computed, function Features.spend changed"),
                row(
                        "a function and a param",
                        s -> {
                            s.replace("Features", "order * rate", "rate * order");
                            s.params.put("rate", 2.0);
                        },
                        UNTOUCHED,
                        "computed, function Features.spend changed; param rate changed: 1.5 → 2.0"),
                row(
                        "a param",
                        s -> s.params.put("count", 6),
                        "computed, param count changed: 5 → 6",
                        "computed, input orders changed"),
                row(
                        "the version of a function's code",
                        s -> s.replace(
                                "Features",
                                "public static double spend",
                                "@CodeVersion(\"3\") public static double spend"),
                        UNTOUCHED,
                        "computed, code of spend changed"),
                row("a literal in code", s -> s.by = 3, UNTOUCHED, "computed, wiring of node scaled changed"),
                row(
                        "a materializer",
                        s -> s.more = builder -> builder.materialize("orders", doubles("doubles", 2)),
                        "computed, materializer of orders changed",
                        "computed, materializer of orders changed; input orders changed"),
                row(
                        "one more output",
                        s -> s.more = builder -> builder.outputs("spend"),
                        UNTOUCHED,
                        "computed, spend is needed outside the step now"),
                row(
                        "one node more in the step",
                        s -> s.more = builder -> builder.step("load", step -> step.nodes("orders", "spend")),
                        "computed, node spend is new; orders is not needed outside the step any more;"
                                + " spend is needed outside the step now",
                        "computed, node spend is gone"));
    }

    private static Arguments row(String what, Consumer<Setting> change, String load, String report) {
        return Arguments.of(what, change, List.of("load: " + load, "report: " + report));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void changeIsNamed(String what, Consumer<Setting> change, List<String> expected) {
        run(new Setting());
        Setting changed = new Setting();
        change.accept(changed);
        assertThat(RunText.of(run(changed))).isEqualTo(expected);
    }

    @Test
    void versionOfCodeIsNamed() {
        Setting first = new Setting();
        first.replace("Features", "public static double spend", "@CodeVersion(\"1\") public static double spend");
        run(first);
        Setting second = new Setting();
        second.replace("Features", "public static double spend", "@CodeVersion(\"2\") public static double spend");
        assertThat(run(second).step("report").reasons())
                .extracting(Object::toString)
                .contains("code version of spend changed: 1 → 2");
    }

    @Test
    void nodeReusableWithinItsRunComputesInEveryRunAndIsCutOff() {
        Setting setting = new Setting();
        setting.replace(
                "Loading",
                "public static double[] orders",
                "@Reuse(Reuse.Scope.WITHIN_RUN) public static double[] orders");
        Run first = run(setting);
        assertThat(RunText.of(run(setting)))
                .containsExactly(
                        "load: computed, its node orders is reusable within its run only",
                        "report: reused, nothing changed");
        assertThat(RunText.of(Runner.local(store).resume(pipeline(setting), first.id())))
                .containsExactly("load: reused, nothing changed", "report: reused, nothing changed");
    }

    @Test
    void nodeOfUnknownCodeComputesInEveryRun() {
        Setting setting = new Setting();
        setting.replace("Prices", "static double[] upTo", "static native void unknown();\n static double[] upTo");
        setting.replace("Prices", "double[] prices =", "if (count < 0) unknown(); double[] prices =");
        run(setting);
        assertThat(run(setting).step("load").reasons())
                .extracting(Object::toString)
                .containsExactly("the code of its node orders cannot be known");
    }

    @Test
    void newestResultIsTheOneToCompareWith() {
        run(new Setting());
        Setting six = new Setting();
        six.params.put("count", 6);
        run(six);
        Setting seven = new Setting();
        seven.params.put("count", 7);
        assertThat(RunText.of(run(seven)).get(0)).isEqualTo("load: computed, param count changed: 6 → 7");
    }

    @Test
    void damagedManifestIsNotComparedWith() throws Exception {
        run(new Setting());
        store.putIfAbsent(
                Layout.manifest("shop", "load", "f".repeat(64), 0), Content.of("{}".getBytes(StandardCharsets.UTF_8)));
        Setting six = new Setting();
        six.params.put("count", 6);
        assertThat(RunText.of(run(six)).get(0)).isEqualTo("load: computed, param count changed: 5 → 6");
    }

    @Test
    void withoutItsCodeTableAChangeIsNamedByNode() {
        run(new Setting());
        try (ArtifactStore harmed = Stores.memory()) {
            Map<String, byte[]> without = new HashMap<>();
            StoreFiles.keys(store, "blobs/").forEach(key -> without.put(key, null));
            StoreFiles.copy(store, harmed, without);
            Setting changed = new Setting();
            changed.replace("Prices", "= i;", "= i + 1;");
            Run run = Runner.local(harmed).run(pipeline(changed), changed.params);
            assertThat(RunText.of(run).get(0)).isEqualTo("load: computed, code of orders changed");
        }
    }

    @Test
    void everyReasonIsAText() {
        for (ReasonCode code : ReasonCode.values()) {
            String text = code.about("subject", "old {after}", "new").toString();
            assertThat(text)
                    .isEqualTo(code.template()
                            .replace("{subject}", "subject")
                            .replace("{after}", "new")
                            .replace("{before}", "old {after}"));
        }
        assertThat(ReasonCode.PARAM_CHANGED.about("seed", null, "7")).hasToString("param seed changed: not set → 7");
        assertThat(new dev.icosian.StepOutcome.Reason("Compute/Later", "x", null, null))
                .hasToString("x (Compute/Later)");
    }

    private Run run(Setting setting) {
        return Runner.local(store).run(pipeline(setting), setting.params);
    }

    private Pipeline pipeline(Setting setting) {
        Class<?> features = ShopSources.compile(folder.resolve("v" + versions++), setting.sources, "Features");
        return setting.more
                .apply(Pipeline.named("shop")
                        .modules(features, beside(features, "Loading"))
                        .nodes(Nodes.of(NodeSpec.of("scaled", beside(features, "Scaling"), "scaled")
                                .bind("by", Binding.literal(setting.by))))
                        .param("count")
                        .param("rate")
                        .outputs("label", "scaled")
                        .materialize("orders", doubles("doubles", 1))
                        .step("load", step -> step.nodes("orders"))
                        .step("report", step -> step.rest()))
                .build();
    }

    private static Class<?> beside(Class<?> features, String name) {
        try {
            return features.getClassLoader().loadClass("shop." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Materializer<double[]> doubles(String id, int version) {
        return Materializer.of(
                id,
                version,
                double[].class,
                "application/octet-stream",
                (values, out) -> {
                    DataOutputStream data = new DataOutputStream(out);
                    data.writeInt(version);
                    for (double value : values) {
                        data.writeDouble(value);
                    }
                    data.flush();
                },
                in -> {
                    byte[] bytes = in.readAllBytes();
                    DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
                    data.readInt();
                    double[] values = new double[(bytes.length - 4) / 8];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = data.readDouble();
                    }
                    return values;
                });
    }
}
