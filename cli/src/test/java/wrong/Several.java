package wrong;

import static wrong.BadPipeline.bad;

import dev.icosian.Grouping;
import dev.icosian.Location;
import dev.icosian.Pipeline;
import dev.icosian.materializers.Materializers;
import dev.icosian.materializers.Sinks;
import java.util.List;

/** Two to four faults at once, of different kinds. */
public final class Several {
    private Several() {}

    static List<BadPipeline> table() {
        return List.of(
                bad(
                        "a missing node, a circle, an unknown output and an unused param",
                        () -> Pipeline.named("several")
                                .modules(Wired.Missing.class, Wired.Round.class)
                                .param("unused")
                                .outputs("mean", "all", "modus"),
                        "Dataflow/UnknownOutput there is no node 'modus', requested by outputs(\"modus\")",
                        "Dataflow/Cycle 'self' needs itself: self -> self",
                        "Dataflow/Cycle 3 nodes need each other: a -> b -> c -> a",
                        "Dataflow/MissingNode no node, param or config key named 'coupon' (double)",
                        "Dataflow/MissingNode no node, param or config key named 'shiping' (double)"),
                bad(
                        "overloads, a duplicate and a wrong type",
                        () -> Pipeline.named("several")
                                .modules(
                                        Functions.Overloaded.class,
                                        Wired.Missing.class,
                                        Wired.Again.class,
                                        Wired.Types.class)
                                .outputs("shipping", "count", "names"),
                        "Module/Overload class wrong.Functions$Overloaded has 2 functions 'net': net(double) and net(double, double)",
                        "Dataflow/DuplicateNode 'net' is defined twice: by Wired.Missing.net",
                        "Dataflow/DuplicateNode 'shipping' is defined twice: by Wired.Missing.shipping",
                        "Dataflow/DuplicateNode 'total' is defined twice: by Wired.Missing.total"),
                bad(
                        "a bad function, needed by a good one",
                        () -> Pipeline.named("several")
                                .modules(Functions.Nothing.class, NeedsPrint.class)
                                .outputs("printed")
                                .step("one", s -> s.nodes("prnt")),
                        "Module/VoidResult function 'print' returns nothing"),
                bad(
                        "no variant, unknown configuration, and a check that does not apply",
                        () -> Pipeline.named("several")
                                .modules(Wired.Variants.class, Annotated.Titled.class)
                                .config("region", "FR")
                                .outputs("total", "title")
                                .build()
                                .with("regoin", "UK")
                                .toBuilder(),
                        "Config/UnknownKey there is no config key 'regoin'",
                        "Check/NotApplicable @Check: max does not apply to 'title', which is java.lang.String",
                        "Dataflow/NoVariant no variant of 'tax' exists under region=FR"),
                bad(
                        "a value that nothing can store, and a node in no step",
                        () -> Pipeline.named("several")
                                .modules(Grouped.Live.class)
                                .param("price")
                                .outputs("text")
                                .step("one", s -> s.nodes("worker"))
                                .step("two", s -> s.nodes("counter", "anything")),
                        "Grouping/Uncovered nodes 'object', 'holder' and 'text' are needed and in no step",
                        "Materialize/NoMaterializer no materializer for java.lang.Thread, the type of 'worker'"),
                bad(
                        "a step in the way, a value that nothing can store, and a publication of nothing",
                        () -> Pipeline.named("several")
                                .modules(Grouped.Diamond.class, Grouped.Live.class)
                                .param("price")
                                .outputs("end", "worker")
                                .publish("nothing", Sinks.json(Location.of("out/{region}.json")))
                                .step("ends", s -> s.nodes("start", "end"))
                                .step("rest", s -> s.rest()),
                        "Dataflow/UnknownOutput there is no node 'nothing', to be published"),
                bad(
                        "a missing param and a materializer of no node, per module",
                        () -> Pipeline.named("several")
                                .modules(Grouped.Diamond.class, Declared.Good.class)
                                .outputs("end", "cents")
                                .materialize("ennd", Materializers.json())
                                .build()
                                .grouped(Grouping.perModule())
                                .toBuilder(),
                        "Dataflow/MissingNode no node, param or config key named 'price' (double)",
                        "Dataflow/MissingNode no node, param or config key named 'rate' (double)"),
                bad(
                        "two names near each other, both wrong",
                        () -> Pipeline.named("several")
                                .modules(Wired.Missing.class)
                                .param("coupn", 1.0)
                                .param("shipin", 2.0)
                                .outputs("mean"),
                        "Dataflow/MissingNode no node, param or config key named 'coupon' (double)",
                        "Dataflow/MissingNode no node, param or config key named 'shiping' (double)"),
                bad(
                        "modifiers that fail beside functions that are none",
                        () -> Pipeline.named("several")
                                .modules(Annotated.Modified.class, Functions.Hopeless.class, Functions.Empty.class)
                                .outputs("a", "e")
                                .param("price"),
                        "Modifier/NoConstructor the modifier wrong.Annotated$Unloaded cannot be made: a class cannot be loaded: java.lang.NumberFormatException: For input string: \"none\"",
                        "Modifier/NoConstructor the modifier wrong.Annotated$Unmade cannot be made: it has no public constructor without parameters",
                        "Modifier/Failed modifier 'Throwing' failed on node 'a': java.lang.IllegalStateException: no rates",
                        "Modifier/Failed modifier 'Null' failed on node 'c': it returned null",
                        "Modifier/Failed modifier 'Losing' failed on node 'd': it returned no nodes",
                        "Acme/TooLarge the value 7 is too large",
                        "Module/NoNodes class wrong.Functions$Empty has no public static method",
                        "Module/Overload class wrong.Functions$Hopeless has 2 functions 'all': all() and all(T, java.lang.String[])",
                        "Module/VoidResult function 'all' returns nothing",
                        "Module/TwoBindings parameter 'more' of function 'all' has @From and @Literal",
                        "Module/TypeVariable function 'all' has the type variable T, but a node has one type",
                        "Module/Varargs function 'all' takes a variable number of arguments as 'more'",
                        "Module/VoidResult function 'all' returns nothing"));
    }

    /** Needs a bad function. */
    public static final class NeedsPrint {
        private NeedsPrint() {}

        /** Takes what is not there. */
        public static String printed(String print) {
            return print;
        }
    }
}
