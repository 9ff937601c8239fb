package wrong;

import static wrong.BadPipeline.bad;

import dev.icosian.Default;
import dev.icosian.Location;
import dev.icosian.Pipeline;
import dev.icosian.PipelineSpec;
import dev.icosian.Sink;
import dev.icosian.TypeRef;
import dev.icosian.materializers.Sinks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pipelines that say about themselves what cannot be. */
public final class Declared {
    private Declared() {}

    /** Good functions. */
    public static final class Good {
        private Good() {}

        /** Without tax. */
        public static double net(double price, double rate) {
            return price / rate;
        }

        /** Rounded. */
        public static long cents(double net) {
            return Math.round(net * 100);
        }
    }

    /** Params that cannot be given. */
    public record Params(
            double price,
            @Default("much") double rate,
            @Default("2026-13-01") LocalDate day,
            Thread worker,
            Map<String, Path> files,
            Node node) {}

    /** A record in itself. */
    public record Node(String name, List<Node> children) {}

    /** Config that cannot be. */
    public record Config(@Default("high") double rate, Thread worker, Set<String> names, Path file) {}

    /** Nothing is wrong with it. */
    public record Rate(@Default("1.19") double rate) {}

    /** Outputs of other types and names. */
    public record Outputs(int net, List<Long> cents, double gross) {}

    /** No functions, and records of nothing. */
    @PipelineSpec(
            name = "Declared",
            modules = {},
            params = Params.class)
    public static final class Spec {
        private Spec() {}
    }

    /** Reads all of them. */
    public static final class Reader {
        private Reader() {}

        /** Takes what there is. */
        public static double all(
                double price, double rate, LocalDate day, Thread worker, Map<String, Path> files, Node node) {
            return price;
        }
    }

    /** Reads a configuration. */
    public static final class ConfigReader {
        private ConfigReader() {}

        /** Takes what there is. */
        public static double all(double rate, Thread worker, Set<String> names, Path file) {
            return rate;
        }
    }

    /** Cannot be loaded. */
    public enum Region {
        /** One. */
        UK;

        static final int LIMIT = Integer.parseInt("none");
    }

    /** With it. */
    public record BrokenConfig(@Default("UK") Region region) {}

    /** Reads it. */
    public static final class RegionReader {
        private RegionReader() {}

        /** Takes it. */
        public static String name(Region region) {
            return region.name();
        }
    }

    /** A sink that has no name and no place. */
    public static final class Nameless implements Sink<Object> {
        @Override
        @SuppressWarnings("NullAway")
        public String id() {
            return null;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public boolean accepts(TypeRef<?> type) {
            return true;
        }

        @Override
        public Location location() {
            throw new IllegalStateException("nowhere");
        }

        @Override
        public String publish(Object value, Location.Resolved at) {
            return "";
        }
    }

    /** A sink that fails when asked. */
    public static final class Sulking implements Sink<Object> {
        @Override
        public String id() {
            return "sulking";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public boolean accepts(TypeRef<?> type) {
            throw new IllegalStateException("not today");
        }

        @Override
        public Location location() {
            return Location.of("nowhere");
        }

        @Override
        public String publish(Object value, Location.Resolved at) {
            return "";
        }
    }

    private static Pipeline.Builder good() {
        return Pipeline.named("declared").modules(Good.class).param("price").param("rate", 1.19);
    }

    static List<BadPipeline> table() {
        return List.of(
                bad(
                        "names that no pipeline and no step may have",
                        () -> Pipeline.named("My Pipeline")
                                .modules(Good.class)
                                .step("Train", s -> s.rest())
                                .step("class", s -> s.rest())
                                .step("", s -> s.rest()),
                        "Pipeline/IllegalName '' cannot be the name of a step",
                        "Pipeline/IllegalName 'My Pipeline' cannot be the name of a pipeline",
                        "Pipeline/IllegalName 'Train' cannot be the name of a step",
                        "Pipeline/IllegalName 'class' cannot be the name of a step"),
                bad(
                        "a Python keyword as a name",
                        () -> Pipeline.named("lambda").modules(Good.class),
                        "Pipeline/IllegalName 'lambda' cannot be the name of a pipeline"),
                bad(
                        "a class without a specification",
                        () -> Pipeline.of(Good.class),
                        "Pipeline/NoSpec class wrong.Declared$Good has no @PipelineSpec"),
                bad(
                        "a specification with an illegal name and without modules",
                        () -> Pipeline.of(Spec.class),
                        "Pipeline/IllegalName 'Declared' cannot be the name of a pipeline"),
                bad(
                        "params said twice",
                        () -> good().param("price", 1.0).param("rate", 2.0).params(Params.class),
                        "Pipeline/SaidTwice param 'price' is said twice",
                        "Pipeline/SaidTwice param 'rate' is said twice",
                        "Pipeline/SaidTwice params are said by the record wrong.Declared$Params and in code: price, rate"),
                bad(
                        "config and outputs said twice",
                        () -> good().config("region", "UK")
                                .config("region", "US")
                                .config(Rate.class)
                                .config(Config.class)
                                .outputs("net")
                                .outputs(Outputs.class),
                        "Pipeline/SaidTwice config key 'region' is said twice",
                        "Pipeline/SaidTwice outputs are said by the record wrong.Declared$Outputs and in code: net",
                        "Pipeline/SaidTwice there are two config records: wrong.Declared$Rate and wrong.Declared$Config"),
                bad(
                        "params that cannot be given",
                        () -> Pipeline.named("declared").modules(Reader.class).params(Params.class),
                        "Params/WrongDefault the default of param 'day': expected a date such as 2026-01-31, found \"2026-13-01\"",
                        "Params/WrongDefault the default of param 'rate': expected a number, found \"much\"",
                        "Params/NestedPath param 'files' (Map<String, Path>): a java.nio.file.Path",
                        "Params/Type param 'worker' (Thread): java.lang.Thread"),
                bad(
                        "configuration that cannot be",
                        () -> Pipeline.named("declared")
                                .modules(ConfigReader.class)
                                .config(Config.class),
                        "Config/UnsupportedType config key 'names': java.util.Set<java.lang.String>",
                        "Config/UnsupportedType config key 'worker': java.lang.Thread",
                        "Config/WrongType the default of config key 'rate': expected a number, found \"high\"",
                        "Config/Missing config key 'file' (Path) has no value and no default"),
                bad(
                        "a param and a config key of one name",
                        () -> Pipeline.named("declared")
                                .modules(Good.class)
                                .param("price")
                                .param("rate")
                                .config("rate", 1.19),
                        "Pipeline/SaidTwice 'rate' is a config key and a param"),
                bad(
                        "names that no param and no key may have",
                        () -> good().param("net price")
                                .param("1st", 1)
                                .config("tax.rate", 0.19)
                                .config("größe", 1),
                        "Pipeline/IllegalName '1st' cannot be the name of a param",
                        "Pipeline/IllegalName 'größe' cannot be the name of a config key",
                        "Pipeline/IllegalName 'net price' cannot be the name of a param",
                        "Pipeline/IllegalName 'tax.rate' cannot be the name of a config key"),
                bad(
                        "configuration of a wrong type, and of no key",
                        () -> Pipeline.named("declared")
                                .modules(Good.class)
                                .param("price")
                                .config(Rate.class)
                                .build()
                                .with("rate", "high")
                                .with("raet", 1.0)
                                .toBuilder(),
                        "Config/UnknownKey there is no config key 'raet'",
                        "Config/WrongType config key 'rate': expected a number, found \"high\""),
                bad(
                        "a default of a wrong type",
                        () -> Pipeline.named("declared")
                                .modules(Good.class)
                                .param("price", "high")
                                .param("rate", 1),
                        "Params/WrongDefault the default of param 'price': expected a number, found \"high\"",
                        "Params/WrongDefault the default of param 'rate': expected Double, found 1 (Integer)"),
                bad(
                        "outputs of other types and names",
                        () -> good().outputs(Outputs.class),
                        "Dataflow/UnknownOutput there is no node 'gross', requested by component 'gross' of Declared.Outputs",
                        "Dataflow/OutputTypeMismatch component 'net' of Declared.Outputs is int, but node 'net'",
                        "Dataflow/OutputTypeMismatch component 'cents' of Declared.Outputs is List<Long>, but node 'cents'"),
                bad(
                        "policies that cannot be",
                        () -> good().step(
                                        "all_of_it",
                                        s -> s.rest()
                                                .attempts(0)
                                                .backoff(Duration.ofSeconds(2), Duration.ofSeconds(1))
                                                .timeout(Duration.ZERO)
                                                .heartbeat(Duration.ofSeconds(-1))
                                                .queue(" ")
                                                .memory("2 GB")
                                                .cpu(0)
                                                .option("pool", "dwh")
                                                .option("airflow.pool", List.of())),
                        "Step/IllegalValue step 'all_of_it' has an empty queue",
                        "Step/IllegalValue step 'all_of_it' has attempts(0)",
                        "Step/IllegalValue step 'all_of_it' has backoff(PT2S, PT1S)",
                        "Step/IllegalValue step 'all_of_it' has cpu(0.0)",
                        "Step/IllegalValue step 'all_of_it' has heartbeat(PT-1S)",
                        "Step/IllegalValue step 'all_of_it' has memory(\"2 GB\")",
                        "Step/IllegalValue step 'all_of_it' has the option 'airflow.pool' with a value that is no text, number or boolean",
                        "Step/IllegalValue step 'all_of_it' has the option 'pool'",
                        "Step/IllegalValue step 'all_of_it' has timeout(PT0S)"),
                bad(
                        "selectors where a policy is set, and no pair as a tag",
                        () -> good().defaults(s -> s.nodes("net")).step("one", s -> s.tagged("owner")),
                        "Step/IllegalValue step 'one' selects the tag 'owner', which is not of the form key=value",
                        "Step/SelectorInDefaults defaults(…) selects nodes"),
                bad(
                        "options of no target",
                        () -> good().option("owner", "me").option("airflow.owner", new Object()),
                        "Pipeline/IllegalOption the pipeline has the option 'airflow.owner' with a value that is no text, number or boolean",
                        "Pipeline/IllegalOption the pipeline has the option 'owner'"),
                bad(
                        "publications of nothing",
                        () -> good().publish("nett", Sinks.json(Location.of("out/nett.json")))
                                .publish("price", Sinks.json(Location.of("out/price.json"))),
                        "Dataflow/UnknownOutput there is no node 'nett', to be published"),
                bad(
                        "publications that do not fit",
                        () -> good().publish("net", Sinks.csv(Location.of("out/net.csv")))
                                .publish("price", Sinks.json(Location.of("out/price.json"))),
                        "Publish/NoNode 'price' is published, but no node: it is given to the run",
                        "Publish/WrongType the sink 'csv-file' of 'net' does not take values of type double"),
                bad(
                        "a sink that throws",
                        () -> good().publish("net", new Sulking()),
                        "Publish/Unusable the sink wrong.Declared$Sulking cannot be used: accepts() threw java.lang.IllegalStateException: not today"),
                bad(
                        "a sink that does not say what it is",
                        () -> good().publish("net", new Nameless()),
                        "Publish/Unusable the sink wrong.Declared$Nameless cannot be used: id() returned null",
                        "Publish/Unusable the sink wrong.Declared$Nameless cannot be used: location() threw java.lang.IllegalStateException: nowhere"),
                bad(
                        "an enum that cannot be loaded",
                        () -> Pipeline.named("declared")
                                .modules(RegionReader.class)
                                .config(BrokenConfig.class),
                        "Module/NotLoaded the pipeline cannot be read: a class cannot be loaded: java.lang.NumberFormatException: For input string: \"none\""),
                bad(
                        "the record itself as a record of params",
                        () -> good().params(Record.class).config(Record.class).outputs(Record.class),
                        "Pipeline/NotARecord the config record is java.lang.Record itself, which has no components",
                        "Pipeline/NotARecord the outputs record is java.lang.Record itself, which has no components",
                        "Pipeline/NotARecord the params record is java.lang.Record itself, which has no components"));
    }
}
