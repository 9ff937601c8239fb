package wrong;

import static wrong.BadPipeline.bad;

import dev.icosian.Default;
import dev.icosian.From;
import dev.icosian.Literal;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Pipeline;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Methods that cannot be functions, and classes that cannot be modules. */
public final class Functions {
    private Functions() {}

    /** Two functions of a name. */
    public static final class Overloaded {
        private Overloaded() {}

        /** One. */
        public static double net(double price) {
            return price;
        }

        /** Another. */
        public static double net(double price, double rate) {
            return price / rate;
        }
    }

    /** No result. */
    public static final class Nothing {
        private Nothing() {}

        /** Prints. */
        public static void print(double price) {
            System.out.println(price);
        }
    }

    /** Results that are not there yet. */
    public static final class Later {
        private Later() {}

        /** A promise. */
        public static CompletableFuture<Double> quote(double price) {
            return CompletableFuture.completedFuture(price);
        }

        /** Its other form. */
        public static Future<String> name() {
            return CompletableFuture.completedFuture("name");
        }
    }

    /** Any number of arguments. */
    public static final class Many {
        private Many() {}

        /** Takes what there is. */
        public static double sum(double... prices) {
            return prices.length;
        }
    }

    /** Types that are not said. */
    public static final class Generic {
        private Generic() {}

        /** The first one of anything. */
        public static <T extends Comparable<T>, U> T first(List<T> items, U other) {
            return items.get(0);
        }
    }

    /** Two annotations that say where a value comes from. */
    public static final class TwiceBound {
        private TwiceBound() {}

        /** From a node, a constant and a param. */
        public static double net(@From("price") @Literal("1.5") @Default("2.5") double gross) {
            return gross;
        }
    }

    /** Everything at once. */
    public static final class Hopeless {
        private Hopeless() {}

        /** Nothing is right. */
        public static <T> void all(T item, @From("a") @Literal("b") String... more) {
            System.out.println(item + more[0]);
        }

        /** Nor here. */
        public static void all() {
            System.out.println();
        }
    }

    /** Names in other letters. */
    @SuppressWarnings("UnicodeInCode")
    public static final class Umlauts {
        private Umlauts() {}

        /** A size. */
        public static double größe(double länge) {
            return länge;
        }
    }

    /** No functions. */
    public static final class Empty {
        private Empty() {}

        static double hidden() {
            return 0;
        }
    }

    /** A class that cannot be initialized. */
    public static final class Broken {
        private static final double RATE = rate();

        private Broken() {}

        /** Never runs. */
        public static double net(double price) {
            return price / RATE;
        }

        private static double rate() {
            throw new IllegalStateException("no rates");
        }
    }

    /** Good ones. */
    public static final class Good {
        private Good() {}

        /** Without tax. */
        public static double net(double price) {
            return price / 1.19;
        }
    }

    private static Supplier<Pipeline.Builder> of(Class<?>... modules) {
        return () -> Pipeline.named("functions").modules(modules);
    }

    static List<BadPipeline> table() {
        return List.of(
                bad(
                        "two functions of a name",
                        of(Overloaded.class),
                        "Module/Overload class wrong.Functions$Overloaded has 2 functions 'net': net(double) and net(double, double)"),
                bad("no result", of(Nothing.class), "Module/VoidResult function 'print' returns nothing"),
                bad(
                        "results that are not there yet",
                        of(Later.class),
                        "Module/AsyncResult function 'quote' returns a java.util.concurrent.CompletableFuture<java.lang.Double>",
                        "Module/AsyncResult function 'name' returns a java.util.concurrent.Future<java.lang.String>"),
                bad(
                        "any number of arguments",
                        of(Many.class),
                        "Module/Varargs function 'sum' takes a variable number of arguments as 'prices'"),
                bad(
                        "type variables",
                        of(Generic.class),
                        "Module/TypeVariable function 'first' has the type variables T, U, but a node has one type"),
                bad(
                        "three bindings of one parameter",
                        of(TwiceBound.class),
                        "Module/TwoBindings parameter 'gross' of function 'net' has @Default and @From and @Literal"),
                bad(
                        "all of it on one function",
                        of(Hopeless.class),
                        "Module/Overload class wrong.Functions$Hopeless has 2 functions 'all': all() and all(T, java.lang.String[])",
                        "Module/VoidResult function 'all' returns nothing",
                        "Module/TwoBindings parameter 'more' of function 'all' has @From and @Literal",
                        "Module/TypeVariable function 'all' has the type variable T, but a node has one type",
                        "Module/Varargs function 'all' takes a variable number of arguments as 'more'",
                        "Module/VoidResult function 'all' returns nothing"),
                bad(
                        "names in other letters",
                        of(Umlauts.class),
                        "Module/IllegalName 'größe' is no legal name of a node"),
                bad(
                        "a class without functions",
                        of(Empty.class),
                        "Module/NoNodes class wrong.Functions$Empty has no public static method"),
                bad(
                        "no modules at all",
                        () -> Pipeline.named("functions"),
                        "Pipeline/NoModules pipeline 'functions' has no modules, and so no nodes"),
                bad(
                        "no modules, but an output",
                        () -> Pipeline.named("functions").outputs("net"),
                        "Dataflow/UnknownOutput there is no node 'net', requested by outputs(\"net\")",
                        "Pipeline/NoModules pipeline 'functions' has no modules, and so no nodes"),
                bad(
                        "primitives, arrays, annotations and libraries as modules",
                        of(int.class, double[].class, Default.class, Object.class),
                        "Module/NoNodes class dev.icosian.Default has no public static method",
                        "Module/NoNodes class java.lang.Object has no public static method",
                        "Module/NoNodes class [D has no public static method",
                        "Module/NoNodes class int has no public static method"),
                bad(
                        "methods that are not there, named in code",
                        () -> Pipeline.named("functions")
                                .nodes(Nodes.of(
                                        NodeSpec.of("a", Good.class, "nett"),
                                        NodeSpec.of("b", Overloaded.class, "net"),
                                        NodeSpec.of("c", Empty.class, "hidden"),
                                        NodeSpec.of("d", Good.class, "toString"))),
                        "Module/NotPublic 'hidden' of wrong.Functions$Empty is not public and static",
                        "Module/NoSuchMethod class wrong.Functions$Good has no method 'nett'",
                        "Module/NoSuchMethod class wrong.Functions$Good has no method 'toString'",
                        "Module/Overload 'net' names 2 methods of wrong.Functions$Overloaded; a node needs exactly one"),
                bad(
                        "names that no node may have, said in code",
                        () -> Pipeline.named("functions")
                                .nodes(Nodes.of(
                                        NodeSpec.of("net price", Good.class, "net"),
                                        NodeSpec.of("a.b", Good.class, "net"),
                                        NodeSpec.of("", Good.class, "net"),
                                        NodeSpec.of("1st", Good.class, "net"),
                                        NodeSpec.of("x".repeat(101), Good.class, "net")))
                                .param("price"),
                        "Module/IllegalName '' is no legal name of a node",
                        "Module/IllegalName '1st' is no legal name of a node",
                        "Module/IllegalName 'net price' is no legal name of a node",
                        "Module/IllegalName xxxxx' is no legal name of a node"),
                bad(
                        "a bad function that nobody needs",
                        () -> Pipeline.named("functions")
                                .modules(Good.class, Nothing.class)
                                .outputs("nett"),
                        "Dataflow/UnknownOutput there is no node 'nett', requested by outputs(\"nett\")",
                        "Module/VoidResult function 'print' returns nothing"),
                bad(
                        "a bad function that is needed",
                        () -> Pipeline.named("functions")
                                .modules(Good.class, Nothing.class)
                                .param("price")
                                .outputs("net", "print"),
                        "Module/VoidResult function 'print' returns nothing"),
                bad(
                        "a class that cannot be initialized, and an unknown output",
                        () -> Pipeline.named("functions").modules(Broken.class).outputs("nett"),
                        "Dataflow/UnknownOutput there is no node 'nett', requested by outputs(\"nett\")"),
                bad(
                        "modules that need a class that is not there",
                        () -> Pipeline.named("functions")
                                .modules(GONE.get("gone.Result"), Good.class)
                                .outputs("nett"),
                        "Module/NotLoaded class gone.Result cannot be read: class gone.Gone is not on the class path"),
                bad(
                        "a check of values of a class that is not there",
                        () -> Pipeline.named("functions")
                                .modules(GONE.get("gone.Annotated"))
                                .param("price"),
                        "Module/NotLoaded 'net' cannot be read: class gone.Gone is not on the class path"));
    }

    private static final Map<String, Class<?>> GONE = Compiled.without("gone.Gone", """
                    package gone;
                    public class Gone {}
                    """, """
                    package gone;
                    public final class Result {
                        public static Gone result(double price) { return new Gone(); }
                    }
                    """, """
                    package gone;
                    import dev.icosian.Check;
                    import dev.icosian.NodeCheck;
                    public final class Annotated {
                        @Check(by = Annotated.Bad.class)
                        public static Double net(double price) { return price; }
                        public static final class Bad implements NodeCheck<Gone> {
                            public CheckResult check(Gone value) { return null; }
                        }
                    }
                    """);
}
