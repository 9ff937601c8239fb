package dev.icosian.runtime.internal.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Materializer;
import dev.icosian.Plan;
import dev.icosian.Reuse;
import dev.icosian.TypeRef;
import dev.icosian.compiler.CodePrint;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Body;
import dev.icosian.internal.ModifierUse;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.params.ParamResolver;
import dev.icosian.runtime.internal.params.ParamSet;
import dev.icosian.runtime.internal.record.FilePin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StepIdentityTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);
    private static final String KEY = "1e3ce331980b5bc89f45dcbf1d873c4d4dde34016dc39b0905449658026935d9";
    private static final TypeRef<?> INT = TypeRef.of(Integer.class);

    /** Everything that a step and a run consist of, to be varied. */
    private static final class Case {
        String step = "train";
        String pipeline = "forecast";
        String runKey = "run-1";
        String target = "local";
        String queue = "default";
        int attempts = 1;
        String kind = "function";
        TypeRef<?> type = TypeRef.of(double[].class);
        String code = "bytecode:" + A;
        String unit = "model";
        String doc = "A model.";
        String tag = "growth";
        Reuse.Scope reuse = Reuse.Scope.ACROSS_RUNS;
        List<Bind> binds = List.of(
                new Bind.ToNode(INT, "signups"),
                new Bind.ToParam(INT, "seed"),
                new Bind.ToConfig(TypeRef.of(String.class), "region"),
                new Bind.ToLiteral(INT, 3),
                new Bind.ToAbsent(INT, "limit"),
                new Bind.ToAll(
                        INT,
                        Bind.Form.LIST,
                        List.of("x", "y"),
                        List.of(new Bind.ToNode(INT, "x"), new Bind.ToNode(INT, "y"))));
        List<ModifierUse> modifiers = List.of(new ModifierUse("tag", null, Map.of("max", "1.0"), ""));
        Map<String, String> inputs = new TreeMap<>(Map.of("signups", A));
        Map<String, Object> params = new HashMap<>(Map.of("seed", 7, "unused", 1));
        TypeRef<?> paramType = INT;
        FilePin file = new FilePin(false, List.of(new FilePin.Entry("a.csv", A, 1)));
        Map<String, Object> config = new HashMap<>(Map.of("region", "UK", "unread", "x"));
        Map<String, Materializer<?>> outputs = new TreeMap<>(Map.of("model", materializer("npy", 1)));
        Map<String, Materializer<?>> readers = new TreeMap<>(Map.of("signups", materializer("csv", 1)));
        Map<String, CodePrint> extra = new TreeMap<>();
        boolean withinRun;
        String ephemeralCode = "bytecode:" + A;

        StepIdentity identity() {
            ResolvedNode node = node("model", binds, code, false);
            ResolvedNode client = node("client", List.of(), ephemeralCode, true);
            Plan.Policy policy = new Plan.Policy(
                    attempts, Duration.ofSeconds(1), Duration.ofSeconds(60), null, null, queue, null, null, Map.of());
            Plan.StepPlan plan = new Plan.StepPlan(
                    step,
                    List.of("prepare"),
                    List.of(new Plan.Input("signups", "prepare")),
                    List.of(),
                    List.of(),
                    policy);
            CompiledStep compiled = new CompiledStep(
                    plan,
                    List.of(client, node),
                    outputs,
                    readers,
                    List.of("dataFile", "seed"),
                    List.of("region"),
                    Map.of(
                            "model", new CodePrint(code, Map.of(), ""),
                            "client", new CodePrint(ephemeralCode, Map.of(), "")),
                    extra,
                    withinRun);
            return StepIdentity.of(compiled, new Given(this, resolved()));
        }

        private ResolvedNode node(String name, List<Bind> nodeBinds, String print, boolean ephemeral) {
            return new ResolvedNode(
                    name,
                    type,
                    false,
                    kind,
                    unit,
                    null,
                    new Body.Operation(kind, arguments -> null, List.of()),
                    nodeBinds,
                    List.of(),
                    modifiers,
                    Map.of("owner", tag),
                    doc,
                    reuse,
                    print.startsWith("version:") ? print.substring(8) : null,
                    ephemeral);
        }

        private ParamSet resolved() {
            Map<String, ParamSpec> specs = new LinkedHashMap<>();
            specs.put("dataFile", new ParamSpec("dataFile", TypeRef.of(Path.class), false, true, Path.of("a.csv")));
            specs.put("seed", new ParamSpec("seed", paramType, true, false, null));
            specs.put("unused", new ParamSpec("unused", INT, true, false, null));
            return ParamResolver.resolve(pipeline, specs, GivenParams.ofValues(params));
        }
    }

    private record Given(Case of, ParamSet params) implements StepIdentity.Ingredients {
        @Override
        public Map<String, String> inputs() {
            return of.inputs;
        }

        @Override
        public Map<String, FilePin> files() {
            return Map.of("dataFile", of.file);
        }

        @Override
        public Map<String, Optional<String>> sources() {
            return Map.of();
        }

        @Override
        public Map<String, ConfigSpec> config() {
            Map<String, ConfigSpec> specs = new HashMap<>();
            of.config.forEach((key, value) -> specs.put(key, new ConfigSpec(key, TypeRef.of(value.getClass()), value)));
            return specs;
        }

        @Override
        public String runKey() {
            return of.runKey;
        }
    }

    static List<Arguments> ingredients() {
        return List.of(
                row("kind", c -> c.kind = "check"),
                row("type", c -> c.type = TypeRef.of(long[].class)),
                row("code", c -> c.code = "bytecode:" + B),
                row("code version", c -> c.code = "version:3"),
                row("code of an ephemeral node", c -> c.ephemeralCode = "bytecode:" + B),
                row("fewer binds", c -> c.binds = c.binds.subList(0, 4)),
                row(
                        "order of binds",
                        c -> c.binds = List.of(
                                c.binds.get(1),
                                c.binds.get(0),
                                c.binds.get(2),
                                c.binds.get(3),
                                c.binds.get(4),
                                c.binds.get(5))),
                bind("bound to another node", 0, new Bind.ToNode(INT, "visits")),
                bind("bound to a param instead", 0, new Bind.ToParam(INT, "signups")),
                bind("bound to another param", 1, new Bind.ToParam(INT, "unused")),
                bind("bound to another config key", 2, new Bind.ToConfig(INT, "unread")),
                bind("literal", 3, new Bind.ToLiteral(INT, 4)),
                bind("type of a literal", 3, new Bind.ToLiteral(TypeRef.of(Long.class), 3L)),
                bind("literal null", 3, new Bind.ToLiteral(INT, null)),
                bind("absent name", 4, new Bind.ToAbsent(INT, "bound")),
                bind("form of several", 5, several(Bind.Form.MAP, "x", "y", "x", "y")),
                bind("labels of several", 5, several(Bind.Form.LIST, "x", "z", "x", "y")),
                bind("items of several", 5, several(Bind.Form.LIST, "x", "y", "y", "x")),
                row("modifier id", c -> c.modifiers = List.of(new ModifierUse("x", null, Map.of("max", "1.0"), ""))),
                row(
                        "modifier argument",
                        c -> c.modifiers = List.of(new ModifierUse("tag", null, Map.of("max", "2.0"), ""))),
                row("no modifier", c -> c.modifiers = List.of()),
                row("code of a modifier", c -> c.extra.put("modifier:tag", print(B))),
                row("content of an input", c -> c.inputs.put("signups", B)),
                row("null as an input", c -> c.inputs.put("signups", null)),
                row("value of a param", c -> c.params.put("seed", 8)),
                row("no value of a param", c -> c.params.remove("seed")),
                row("type of a param", c -> {
                    c.paramType = TypeRef.of(Long.class);
                    c.params.put("seed", 7L);
                }),
                row("content of a file", c -> c.file = new FilePin(false, List.of(new FilePin.Entry("a.csv", B, 1)))),
                row("a list of files", c -> c.file = new FilePin(true, List.of(new FilePin.Entry("a.csv", A, 1)))),
                row("value of config", c -> c.config.put("region", "US")),
                row("no value of config", c -> c.config.remove("region")),
                row("type of config", c -> c.config.put("region", 1L)),
                row("id of a materializer", c -> c.outputs.put("model", materializer("json", 1))),
                row("version of a materializer", c -> c.outputs.put("model", materializer("npy", 2))),
                row("options of a materializer", c -> c.outputs.put("model", materializer("npy", 1, "k", "v"))),
                row("code of a materializer", c -> c.extra.put("materializer:npy", print(B))),
                row("one more output", c -> c.outputs.put("client", materializer("npy", 1))),
                row("id of a reader", c -> c.readers.put("signups", materializer("json", 1))),
                row("version of a reader", c -> c.readers.put("signups", materializer("csv", 2))),
                row("options of a reader", c -> c.readers.put("signups", materializer("csv", 1, "k", "v"))),
                row("code of a reader", c -> c.extra.put("materializer:csv", print(B))),
                row("valid within its run", c -> c.withinRun = true));
    }

    static List<Arguments> excluded() {
        return List.of(
                row("step", c -> c.step = "fit"),
                row("pipeline", c -> c.pipeline = "other"),
                row("run", c -> c.runKey = "run-2"),
                row("target", c -> c.target = "temporal"),
                row("queue", c -> c.queue = "gpu"),
                row("attempts", c -> c.attempts = 3),
                row("documentation", c -> c.doc = "Another."),
                row("tags", c -> c.tag = "sales"),
                row("unit", c -> c.unit = "models"),
                row("scope of a node, beside the step's", c -> c.reuse = Reuse.Scope.WITHIN_RUN),
                row("param that the step does not read", c -> c.params.put("unused", 2)),
                row("config that the step does not read", c -> c.config.put("unread", "y")),
                row("name of a file", c -> c.file = new FilePin(false, List.of(new FilePin.Entry("b.csv", A, 1)))),
                row("code that no part of the step has", c -> c.extra.put("materializer:json", print(B))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ingredients")
    void ingredientChangesTheKey(String what, Consumer<Case> change) {
        Case changed = new Case();
        change.accept(changed);
        assertThat(changed.identity().key()).isNotEqualTo(new Case().identity().key());
    }

    @Test
    void ingredientsGiveDistinctKeys() {
        List<String> keys = ingredients().stream()
                .map(row -> {
                    Case changed = new Case();
                    @SuppressWarnings("unchecked")
                    Consumer<Case> change = (Consumer<Case>) row.get()[1];
                    change.accept(changed);
                    return changed.identity().key();
                })
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("excluded")
    void otherThingsDoNot(String what, Consumer<Case> change) {
        Case changed = new Case();
        change.accept(changed);
        assertThat(changed.identity().key()).isEqualTo(new Case().identity().key());
    }

    @Test
    void withinARunTheRunCounts() {
        Case one = new Case();
        one.withinRun = true;
        Case other = new Case();
        other.withinRun = true;
        other.runKey = "run-2";
        assertThat(one.identity().key()).isNotEqualTo(other.identity().key());
        assertThat(one.identity().components().salt()).isEqualTo("run-1");
        assertThat(new Case().identity().components().salt()).isNull();
    }

    @Test
    void keyIsTheSameEverywhere() {
        assertThat(new Case().identity().key()).isEqualTo(KEY);
    }

    @Test
    void longParamIsShownByItsDigest() {
        Case changed = new Case();
        changed.paramType = TypeRef.of(String.class);
        changed.params.put("seed", "x".repeat(2000));
        assertThat(changed.identity().components().params().get("seed").shown())
                .isEqualTo("sha256:94bfe6f3d049c2f74b5506f7db3325ead9914e9063fc9e88274510a5aa70641f");
    }

    private static Arguments row(String what, Consumer<Case> change) {
        return Arguments.of(what, change);
    }

    private static Arguments bind(String what, int position, Bind bind) {
        return row(what, c -> {
            List<Bind> binds = new java.util.ArrayList<>(c.binds);
            binds.set(position, bind);
            c.binds = Collections.unmodifiableList(binds);
        });
    }

    private static Bind several(Bind.Form form, String label, String otherLabel, String item, String otherItem) {
        return new Bind.ToAll(
                INT,
                form,
                List.of(label, otherLabel),
                List.of(new Bind.ToNode(INT, item), new Bind.ToNode(INT, otherItem)));
    }

    private static CodePrint print(String digest) {
        return new CodePrint("bytecode:" + digest, Map.of(), "");
    }

    private static Materializer<?> materializer(String id, int version, String... options) {
        Map<String, String> map = options.length == 0 ? Map.of() : Map.of(options[0], options[1]);
        Materializer<double[]> plain = Materializer.of(
                id, version, double[].class, "application/x-test", (value, out) -> {}, in -> new double[0]);
        return new WithOptions(plain, map);
    }

    private record WithOptions(Materializer<double[]> plain, Map<String, String> options)
            implements Materializer<double[]> {
        @Override
        public String id() {
            return plain.id();
        }

        @Override
        public int version() {
            return plain.version();
        }

        @Override
        public TypeRef<double[]> type() {
            return plain.type();
        }

        @Override
        public String mediaType() {
            return plain.mediaType();
        }

        @Override
        public void write(double[] value, dev.icosian.ArtifactOutput out) throws Exception {
            plain.write(value, out);
        }

        @Override
        public double[] read(dev.icosian.ArtifactInput in) throws Exception {
            return plain.read(in);
        }
    }
}
