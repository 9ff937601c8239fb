package wrong;

import dev.icosian.Pipeline;
import java.util.List;
import java.util.function.Supplier;

/**
 * A row of the table of code that does not give a pipeline.
 *
 * @param why how the report begins
 */
public record NotMade(String name, Supplier<Pipeline> pipeline, String why) {
    @Override
    public String toString() {
        return name;
    }

    /** Returns the rows. */
    public static List<NotMade> table() {
        return List.of(
                new NotMade("null as a name", () -> Pipeline.named(null).build(), "NullPointerException: name"),
                new NotMade(
                        "null as a module",
                        () -> good().modules((Class<?>) null).build(),
                        "NullPointerException: modules"),
                new NotMade("null as a param", () -> good().param(null).build(), "NullPointerException: param"),
                new NotMade(
                        "null as a default",
                        () -> good().config("rate", null).build(),
                        "NullPointerException: defaultValue"),
                new NotMade("null as a value", () -> good().build().with("rate", null), "NullPointerException: value"),
                new NotMade(
                        "null as an output",
                        () -> good().outputs((String) null).build(),
                        "NullPointerException: outputs"),
                new NotMade(
                        "null as a record", () -> good().params(null).build(), "NullPointerException: params record"),
                new NotMade(
                        "null as a step's name",
                        () -> good().step(null, s -> s.rest()).build(),
                        "NullPointerException: step"),
                new NotMade("null as a step", () -> good().step("one", null).build(), "NullPointerException: members"),
                new NotMade(
                        "null as a materializer",
                        () -> good().materialize("net", null).build(),
                        "NullPointerException: materializer"),
                new NotMade("null as a sink", () -> good().publish("net", null).build(), "NullPointerException: sink"),
                new NotMade(
                        "an exception",
                        () -> fail(new IllegalStateException("no network")),
                        "IllegalStateException: no network"),
                new NotMade(
                        "a class that is not there",
                        () -> fail(new NoClassDefFoundError("gone/Gone")),
                        "NoClassDefFoundError: gone/Gone"),
                new NotMade("endless recursion", NotMade::endless, "StackOverflowError"));
    }

    private static Pipeline.Builder good() {
        return Pipeline.named("good").modules(Functions.Good.class);
    }

    private static <E extends Throwable> Pipeline fail(E failure) throws E {
        throw failure;
    }

    @SuppressWarnings("InfiniteRecursion")
    private static Pipeline endless() {
        return endless();
    }
}
