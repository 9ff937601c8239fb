package wrong;

import static wrong.BadPipeline.bad;

import dev.icosian.Binding;
import dev.icosian.Default;
import dev.icosian.From;
import dev.icosian.NodeName;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Otherwise;
import dev.icosian.Pipeline;
import dev.icosian.When;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Functions that are right one by one, and do not fit together. */
public final class Wired {
    private Wired() {}

    /** Asks for what is not there. */
    public static final class Missing {
        private Missing() {}

        /** Asks for a name that is nearly there. */
        public static double total(double net, double shiping) {
            return net + shiping;
        }

        /** Asks for it, too. */
        public static double mean(double total, double shiping, double coupon) {
            return total + shiping + coupon;
        }

        /** What was meant. */
        public static double shipping() {
            return 4.5;
        }

        /** Is there. */
        public static double net() {
            return 1;
        }
    }

    /** Optional, and misspelt. */
    public static final class Optional {
        private Optional() {}

        /** The default of what was meant as a node. */
        public static double total(@Default("0.0") double shiping, @Nullable String currencyy) {
            return shiping;
        }

        /** What was meant. */
        public static double shipping() {
            return 4.5;
        }

        /** What was meant. */
        public static String currency() {
            return "EUR";
        }
    }

    /** Types that do not fit. */
    public static final class Types {
        private Types() {}

        /** An int. */
        public static int count() {
            return 1;
        }

        /** Texts. */
        public static List<String> names() {
            return List.of();
        }

        /** Something more general. */
        public static Collection<String> all() {
            return List.of();
        }

        /** Takes them as something else. */
        public static double total(
                long count, List<Integer> names, @From("all") List<String> some, @From("count") Integer boxed) {
            return count;
        }
    }

    /** Round and round. */
    public static final class Round {
        private Round() {}

        /** Needs itself. */
        public static double self(double self) {
            return self;
        }

        /** Needs b. */
        public static double a(double b) {
            return b;
        }

        /** Needs c. */
        public static double b(double c) {
            return c;
        }

        /** Needs a. */
        public static double c(double a) {
            return a;
        }

        /** Needs all. */
        public static double all(double self, double a) {
            return a;
        }
    }

    /** The same names again. */
    public static final class Again {
        private Again() {}

        /** As in {@link Missing}. */
        public static double net() {
            return 2;
        }

        /** By another name. */
        @NodeName("shipping")
        public static double postage() {
            return 2;
        }
    }

    /** Variants. */
    public static final class Variants {
        private Variants() {}

        /** In some countries. */
        @NodeName("tax")
        @When(
                key = "region",
                is = {"UK", "US"})
        public static double taxOfSome() {
            return 1;
        }

        /** In others, and in one of the same. */
        @NodeName("tax")
        @When(
                key = "region",
                is = {"UK", "DE"})
        public static double taxOfOthers() {
            return 2;
        }

        /** With it. */
        public static double total(double tax) {
            return tax;
        }
    }

    /** Conditions on an enum. */
    public static final class Enums {
        private Enums() {}

        /** No such constant. */
        @When(key = "region", is = "GB")
        public static double tax() {
            return 1;
        }

        /** Two that stand in. */
        @NodeName("fee")
        @Otherwise
        public static double first() {
            return 1;
        }

        /** The other. */
        @NodeName("fee")
        @Otherwise
        public static double second() {
            return 1;
        }

        /** With both. */
        public static double total(double tax, double fee) {
            return tax + fee;
        }
    }

    /** Countries. */
    public enum Region {
        /** One. */
        US,
        /** Another. */
        UK
    }

    /** With an enum. */
    public record EnumConfig(@Default("US") Region region) {}

    /** Params that two functions see differently. */
    public static final class Params {
        private Params() {}

        /** As a number. */
        public static double one(double limit, @Default("1") int size) {
            return limit;
        }

        /** As a text. */
        public static double two(String limit, @Default("2") int size) {
            return size;
        }

        /** Unlike any param. */
        public static double three(Thread worker, java.util.Map<Integer, String> map) {
            return 3;
        }
    }

    /** Types of several levels. */
    public static final class Nested {
        private Nested() {}

        /** Takes some. */
        public static int depth(List<List<Integer>> deep) {
            return deep.size();
        }
    }

    /** A chain. */
    public static double link(double before) {
        return before + 1;
    }

    private static Nodes ring(int size) {
        List<NodeSpec> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            nodes.add(NodeSpec.of("n" + i, Wired.class, "link").bind("before", Binding.name("n" + (i + 1) % size)));
        }
        return Nodes.of(nodes);
    }

    private static Supplier<Pipeline.Builder> of(Class<?>... modules) {
        return () -> Pipeline.named("wired").modules(modules);
    }

    static List<BadPipeline> table() {
        return List.of(
                bad(
                        "nodes that are not there",
                        of(Missing.class),
                        "Dataflow/MissingNode no node, param or config key named 'coupon' (double)",
                        "Dataflow/MissingNode no node, param or config key named 'shiping' (double)"),
                bad(
                        "optional names that are nearly others",
                        of(Optional.class),
                        "Dataflow/NearName the optional 'currencyy' of 'total'",
                        "Dataflow/NearName the optional 'shiping' of 'total'"),
                bad(
                        "types that do not fit",
                        of(Types.class),
                        "Dataflow/TypeMismatch node 'all'",
                        "Dataflow/TypeMismatch node 'count'",
                        "Dataflow/TypeMismatch node 'names'"),
                bad(
                        "circles",
                        of(Round.class),
                        "Dataflow/Cycle 'self' needs itself: self -> self",
                        "Dataflow/Cycle 3 nodes need each other: a -> b -> c -> a"),
                bad(
                        "a circle that is not needed, and a missing output",
                        () -> of(Round.class, Missing.class)
                                .get()
                                .param("shiping", 1.0)
                                .outputs("net", "totl"),
                        "Dataflow/UnknownOutput there is no node 'totl', requested by outputs(\"totl\")"),
                bad(
                        "a circle of 20,000 nodes",
                        () -> Pipeline.named("wired").nodes(ring(20_000)).outputs("n7"),
                        "Dataflow/Cycle 20000 nodes need each other: n7 -> n8 -> n9 -> n10 -> n11 -> (19991 more) -> n3 -> n4 -> n5 -> n6 -> n7"),
                bad(
                        "two modules with the same names",
                        () -> of(Missing.class, Again.class).get().outputs("net", "shipping"),
                        "Dataflow/DuplicateNode 'net' is defined twice: by Wired.Missing.net",
                        "Dataflow/DuplicateNode 'shipping' is defined twice: by Wired.Missing.shipping"),
                bad(
                        "a param with the name of a node",
                        () -> of(Again.class).get().param("net", 1.0),
                        "Dataflow/DuplicateNode 'net' is defined twice: by Wired.Again.net"),
                bad(
                        "a config key with the name of a node, twice in code",
                        () -> of(Again.class)
                                .get()
                                .config("net", 1.0)
                                .nodes(Nodes.of(NodeSpec.of("shipping", Again.class, "postage"))),
                        "Dataflow/DuplicateNode 'net' is defined twice: by Wired.Again.net",
                        "Dataflow/DuplicateNode 'shipping' is defined twice: by Wired.Again.postage"),
                bad(
                        "no variant",
                        () -> of(Variants.class).get().config("region", "FR").outputs("total"),
                        "Dataflow/NoVariant no variant of 'tax' exists under region=FR"),
                bad(
                        "no variant without configuration",
                        () -> of(Variants.class).get().outputs("total", "tax"),
                        "Config/UnknownKey there is no config key 'region'",
                        "Config/UnknownKey there is no config key 'region'"),
                bad(
                        "two variants",
                        () -> of(Variants.class).get().config("region", "UK").outputs("total"),
                        "Dataflow/AmbiguousVariant 2 variants of 'tax' exist under region=UK"),
                bad(
                        "conditions that no configuration meets",
                        () -> of(Enums.class).get().config(EnumConfig.class).outputs("total"),
                        "Config/UnknownValue config key 'region' has no value 'GB'; it has US, UK",
                        "Dataflow/AmbiguousVariant 2 variants of 'fee' exist under this configuration"),
                bad(
                        "params that functions see differently",
                        () -> of(Params.class)
                                .get()
                                .param("limit")
                                .param("worker")
                                .param("map"),
                        "Dataflow/ParamDefaultConflict param 'size' would have two defaults: 1 in 'one'",
                        "Dataflow/ParamTypeConflict param 'limit' would need two types: 'one'",
                        "Params/Type param 'map' (Map<Integer, String>): java.util.Map<java.lang.Integer,java.lang.String>",
                        "Params/Type param 'worker' (Thread): java.lang.Thread"),
                bad(
                        "requested is what is no node",
                        () -> of(Again.class).get().param("limit").outputs("nett", "limit", "Net", "", "net.raw"),
                        "Dataflow/UnknownOutput there is no node '', requested by outputs(\"\")",
                        "Dataflow/UnknownOutput there is no node 'Net', requested by outputs(\"Net\")",
                        "Dataflow/UnknownOutput there is no node 'net.raw', requested by outputs(\"net.raw\")",
                        "Dataflow/UnknownOutput there is no node 'nett', requested by outputs(\"nett\")"),
                bad(
                        "ephemeral is what cannot be",
                        () -> of(Missing.class)
                                .get()
                                .param("shiping", 1.0)
                                .param("coupon", 1.0)
                                .ephemeral("nett", "net")
                                .outputs("net", "mean"),
                        "Ephemeral/Unknown there is no node 'nett' to be ephemeral",
                        "Ephemeral/Requested node 'net'"));
    }
}
