package wrong;

import static wrong.BadPipeline.bad;

import dev.icosian.ArtifactInput;
import dev.icosian.ArtifactOutput;
import dev.icosian.Check;
import dev.icosian.Extract;
import dev.icosian.Grouping;
import dev.icosian.Materializer;
import dev.icosian.Pipeline;
import dev.icosian.Tag;
import dev.icosian.TypeRef;
import dev.icosian.materializers.Materializers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Dataflows that are right, in steps that are not. */
public final class Grouped {
    private Grouped() {}

    /** Four nodes, two of them in a diamond. */
    public static final class Diamond {
        private Diamond() {}

        /** The first. */
        @Tag("stage=first")
        @Check(min = 0)
        public static double start(double price) {
            return price;
        }

        /** On the left. */
        @Tag("stage=First")
        public static double left(double start) {
            return start;
        }

        /** On the right. */
        @Tag("stage=second step")
        public static double right(double start) {
            return start;
        }

        /** The last. */
        public static double end(double left, double right) {
            return left + right;
        }
    }

    /** Two chains. */
    public static final class Chains {
        private Chains() {}

        /** The first of one. */
        public static double a(double price) {
            return price;
        }

        /** The second of it. */
        public static double b(double a) {
            return a;
        }

        /** The third of it. */
        public static double c(double b) {
            return b;
        }

        /** The last of it. */
        public static double d(double c) {
            return c;
        }

        /** The first of the other. */
        public static double y(double price) {
            return price;
        }

        /** The last of it. */
        public static double z(double y) {
            return y;
        }
    }

    /** Another module. */
    public static final class Other {
        private Other() {}

        /** Unneeded. */
        public static double other() {
            return 1;
        }
    }

    /** Values that nothing can store. */
    public static final class Live {
        private Live() {}

        /** A thread. */
        public static Thread worker(double price) {
            return new Thread(() -> System.out.println(price));
        }

        /** A counter. */
        public static AtomicLong counter(Thread worker) {
            return new AtomicLong();
        }

        /** Anything. */
        public static List<? extends Number> anything(AtomicLong counter) {
            return List.of(counter);
        }

        /** Objects. */
        public static Object object(List<? extends Number> anything) {
            return anything;
        }

        /** With a part that nothing can store. */
        @Extract
        public static Holder holder(Object object) {
            return new Holder("a", Map.of());
        }

        /** A text. */
        public static String text(String name, Map<Thread, Integer> threads) {
            return name;
        }
    }

    /** A text and a map. */
    public record Holder(String name, Map<Thread, Integer> threads) {}

    /** A materializer that fails when asked. */
    public static final class Sulking implements Materializer<Double> {
        @Override
        public String id() {
            return "sulking";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public TypeRef<Double> type() {
            return TypeRef.of(Double.class);
        }

        @Override
        public String mediaType() {
            return "text/plain";
        }

        @Override
        public boolean supports(TypeRef<?> type) {
            throw new IllegalStateException("not today");
        }

        @Override
        public void write(Double value, ArtifactOutput out) {}

        @Override
        public Double read(ArtifactInput in) {
            return 0.0;
        }
    }

    /** A materializer of nothing. */
    public static final class Untyped implements Materializer<Double> {
        @Override
        public String id() {
            return "untyped";
        }

        @Override
        public int version() {
            throw new UnsupportedOperationException();
        }

        @Override
        @SuppressWarnings("NullAway")
        public TypeRef<Double> type() {
            return null;
        }

        @Override
        public String mediaType() {
            return "text/plain";
        }

        @Override
        public void write(Double value, ArtifactOutput out) {}

        @Override
        public Double read(ArtifactInput in) {
            return 0.0;
        }
    }

    private static Materializer<Double> number(String id) {
        return Materializer.of(
                id,
                1,
                Double.class,
                "text/plain",
                (value, out) -> out.write(value.toString().getBytes(StandardCharsets.UTF_8)),
                in -> 0.0);
    }

    private static Pipeline.Builder diamond() {
        return Pipeline.named("grouped").modules(Diamond.class).param("price").outputs("end");
    }

    private static Pipeline.Builder chains() {
        return Pipeline.named("grouped").modules(Chains.class).param("price").outputs("d", "z");
    }

    private static Pipeline.Builder live() {
        return Pipeline.named("grouped").modules(Live.class).param("price").outputs("text");
    }

    static List<BadPipeline> table() {
        return List.of(
                bad(
                        "a step in the way",
                        () -> diamond()
                                .step("ends", s -> s.nodes("start", "end"))
                                .step("middle", s -> s.rest()),
                        "Grouping/Cycle start → left → end leaves step 'ends' and returns to it"),
                bad(
                        "two steps that need each other",
                        () -> chains().step("one", s -> s.nodes("a", "z"))
                                .step("two", s -> s.nodes("b", "c", "d", "y")),
                        "Grouping/Cycle the steps 'one' and 'two' need each other: one → two → one"),
                bad(
                        "selectors of nothing",
                        () -> diamond()
                                .step(
                                        "one",
                                        s -> s.nodes("strat", "price", "left.raw")
                                                .tagged("stage=third")
                                                .namespace("uk")
                                                .modules(Other.class)
                                                .upstreamOf("ennd"))
                                .step("two", s -> s.rest()),
                        "Grouping/UnknownNode step 'one' names 'left.raw', which is no node",
                        "Grouping/UnknownNode step 'one' names 'price', which is a run parameter and no node",
                        "Grouping/UnknownNode step 'one' names 'strat', which is no node",
                        "Grouping/UnknownNode step 'one' selects the module wrong.Grouped$Other, which is no module of the pipeline",
                        "Grouping/UnknownNode step 'one' selects the namespace 'uk', in which there is no node",
                        "Grouping/UnknownNode step 'one' selects the tag 'stage=third', which no node has",
                        "Grouping/UnknownNode step 'one' selects what is upstream of 'ennd', which is no node"),
                bad(
                        "a step of nothing",
                        () -> diamond().step("one", s -> {}).step("two", s -> s.rest()),
                        "Grouping/EmptyStep step 'one' selects no nodes"),
                bad(
                        "nodes in no step",
                        () -> diamond().step("one", s -> s.nodes("start")),
                        "Grouping/Uncovered nodes 'left', 'right' and 'end' are needed and in no step"),
                bad(
                        "nodes in two steps",
                        () -> diamond()
                                .step("one", s -> s.nodes("start", "left"))
                                .step("two", s -> s.nodes("start.raw", "left"))
                                .step("three", s -> s.rest())
                                .step("four", s -> s.rest()),
                        "Grouping/TwoSteps nodes 'right' and 'end' are claimed by two steps, 'three' and 'four', both by rest",
                        "Grouping/TwoSteps nodes 'start' and 'left' are claimed by two steps, 'one' and 'two', both by name"),
                bad(
                        "two steps of a tag, and of a module",
                        () -> diamond()
                                .step("one", s -> s.tagged("stage=first"))
                                .step("two", s -> s.tagged("stage=first"))
                                .step("three", s -> s.modules(Diamond.class))
                                .step("four", s -> s.modules(Diamond.class)),
                        "Grouping/TwoSteps node 'start' is claimed by two steps, 'one' and 'two', both by tag",
                        "Grouping/TwoSteps nodes 'left', 'right' and 'end' are claimed by two steps, 'three' and 'four', both by module"),
                bad(
                        "a grouping by a tag that not all have",
                        () -> diamond().build().grouped(Grouping.byTag("stage")).toBuilder(),
                        "Grouping/MissingTag steps are grouped by the tag 'stage', which 'end' does not have"),
                bad(
                        "a grouping by a tag that none has",
                        () -> diamond().build().grouped(Grouping.byTag("owner")).toBuilder(),
                        "Grouping/MissingTag steps are grouped by the tag 'owner', which 'start', 'left', 'right' and 'end' do not have"),
                bad(
                        "a value before its checks, asked for",
                        () -> diamond()
                                .outputs("start.raw", "start.check.range")
                                .step("one", s -> s.nodes("start"))
                                .step("two", s -> s.rest()),
                        "Grouping/RawCrosses 'start.raw' is asked for outside of step 'one'"),
                bad(
                        "steps with names that plans need",
                        () -> diamond().step("param", s -> s.nodes("start")).step("config", s -> s.rest()),
                        "Grouping/NameClash a step cannot be named 'config'",
                        "Grouping/NameClash a step cannot be named 'param'"),
                bad(
                        "an ephemeral node in a step, and one that closes a circle",
                        () -> diamond()
                                .ephemeral("left")
                                .step("one", s -> s.nodes("start", "left", "end"))
                                .step("two", s -> s.rest()),
                        "Ephemeral/InStep step 'one' names 'left'",
                        "Grouping/Cycle start → right → end leaves step 'one' and returns to it"),
                bad(
                        "an ephemeral node that makes a circle",
                        () -> chains().ephemeral("c")
                                .step("one", s -> s.nodes("a", "d"))
                                .step("two", s -> s.rest()),
                        "Grouping/Cycle a → b → c → d leaves step 'one' and returns to it"),
                bad(
                        "values that nothing can store",
                        () -> live().build().grouped(Grouping.perNode()).toBuilder(),
                        "Materialize/NoMaterializer no materializer for java.lang.Object, the type of 'object'",
                        "Materialize/NoMaterializer no materializer for java.lang.Thread, the type of 'worker'",
                        "Materialize/NoMaterializer no materializer for java.util.List<? extends java.lang.Number>, the type of 'anything'",
                        "Materialize/NoMaterializer no materializer for java.util.Map<java.lang.Thread,java.lang.Integer>, the type of 'threads'",
                        "Materialize/NoMaterializer no materializer for java.util.concurrent.atomic.AtomicLong, the type of 'counter'"),
                bad(
                        "a result that nothing can store",
                        () -> live().outputs("worker", "object", "threads"),
                        "Materialize/NoMaterializer no materializer for java.lang.Object, the type of 'object'",
                        "Materialize/NoMaterializer no materializer for java.lang.Thread, the type of 'worker'",
                        "Materialize/NoMaterializer no materializer for java.util.Map<java.lang.Thread,java.lang.Integer>, the type of 'threads'"),
                bad(
                        "materializers of other types and of no nodes",
                        () -> diamond()
                                .materialize("end", Materializers.text())
                                .materialize("start.raw", Materializers.json())
                                .materialize("ennd", Materializers.json())
                                .materialize("left", Materializers.npy()),
                        "Materialize/UnknownNode .materialize(\"ennd\", …) names no node",
                        "Materialize/WrongType the materializer 'text' of 'end' is for java.lang.String, but the node's type is java.lang.Double"),
                bad(
                        "two materializers for one type",
                        () -> diamond().materialize(number("one"), number("two")),
                        "Materialize/TwoForType 2 declared materializers claim the type java.lang.Double: 'one' v1 (dev.icosian.FunctionMaterializer), 'two' v1 (dev.icosian.FunctionMaterializer)"),
                bad(
                        "a materializer that throws",
                        () -> diamond().materialize(new Sulking()),
                        "Materialize/Unusable the materializer wrong.Grouped$Sulking cannot be used: supports() threw java.lang.IllegalStateException: not today"),
                bad(
                        "a materializer without a type",
                        () -> diamond().materialize("end", new Untyped()),
                        "Materialize/Unusable the materializer wrong.Grouped$Untyped cannot be used: type() returned null",
                        "Materialize/Unusable the materializer wrong.Grouped$Untyped cannot be used: version() threw java.lang.UnsupportedOperationException"),
                bad(
                        "selectors without names",
                        () -> diamond()
                                .step(
                                        "one",
                                        s -> s.nodes(new String[0])
                                                .upstreamOf(new String[0])
                                                .modules())
                                .step("two", s -> s.rest()),
                        "Grouping/EmptyStep step 'one' selects no nodes"));
    }
}
