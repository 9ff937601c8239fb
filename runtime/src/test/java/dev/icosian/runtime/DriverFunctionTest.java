package dev.icosian.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.Default;
import dev.icosian.PipelineException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DriverFunctionTest {
    /** What an offer costs. */
    static final class Pricing {
        public static double price(double base, int amount, @Default("0.0") double discount) {
            return base * amount * (1 - discount);
        }

        public static List<String> labels(@Nullable String label) {
            return label == null ? List.of() : List.of(label);
        }

        public static @Nullable String first(List<String> labels) {
            return labels.isEmpty() ? null : labels.get(0);
        }
    }

    record Offer(double base, int amount) {}

    record BoxedOffer(Double base, Integer amount, Double discount) {}

    record Label(@Nullable String label) {}

    record Misspelt(double base, int ammount) {}

    record WrongType(double base, long amount) {}

    record Base(double base) {}

    record Price(double price) {}

    record PriceAndAmount(double price, int amount) {}

    record First(@Nullable String first) {}

    record FirstNotNull(String first) {}

    record Labels(List<String> labels) {}

    record WrongLabels(List<Integer> labels) {}

    record Prize(double prize) {}

    private static final Driver DRIVER = Driver.of(Pricing.class);

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(new Offer(2.5, 4), Price.class, new Price(10)),
                Arguments.of(new Offer(2.5, 4), PriceAndAmount.class, new PriceAndAmount(10, 4)),
                Arguments.of(new BoxedOffer(10.0, 2, 0.5), Price.class, new Price(10)),
                Arguments.of(new BoxedOffer(10.0, 2, null), Price.class, new Price(20)),
                Arguments.of(new Label("x"), First.class, new First("x")),
                Arguments.of(new Label("x"), FirstNotNull.class, new FirstNotNull("x")),
                Arguments.of(new Label(null), First.class, new First(null)),
                Arguments.of(new Label("x"), Labels.class, new Labels(List.of("x"))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aFunctionIsWhatTheGraphComputes(Record in, Class<? extends Record> outputs, Record expected) {
        assertThat(apply(in, outputs)).isEqualTo(expected);
    }

    @SuppressWarnings("unchecked") // the function is made for the class of its argument
    private static <I extends Record> Record apply(I in, Class<? extends Record> outputs) {
        Function<I, ? extends Record> function = DRIVER.function((Class<I>) in.getClass(), outputs);
        return function.apply(in);
    }

    static Stream<Arguments> misfits() {
        String here = "dev.icosian.runtime.DriverFunctionTest$";
        return Stream.of(
                Arguments.of(
                        Misspelt.class,
                        Price.class,
                        "2 problems\n\n"
                                + "[Run/MissingParameter] param 'amount' (Integer) is not given\n"
                                + "  asked for by 'price'\n"
                                + "  path: price -> amount\n"
                                + "  at DriverFunctionTest.java:26\n"
                                + "  fix: add a component 'amount' to Misspelt\n\n"
                                + "[Run/UnknownParameter] no param named 'ammount', a component of Misspelt\n"
                                + "  at " + here + "Misspelt\n"
                                + "  fix: did you mean 'amount'?"),
                Arguments.of(
                        WrongType.class,
                        Price.class,
                        "[Run/WrongType] component 'amount' of WrongType is of type long, but 'amount' is of type Integer\n"
                                + "  at " + here + "WrongType\n"
                                + "  fix: values travel boxed, so long does not become Integer: use the same type on both sides"),
                Arguments.of(Base.class, Price.class, """
                        [Run/MissingParameter] param 'amount' (Integer) is not given
                          asked for by 'price'
                          path: price -> amount
                          at DriverFunctionTest.java:26
                          fix: add a component 'amount' to Base"""),
                Arguments.of(
                        Offer.class,
                        Prize.class,
                        "[Dataflow/UnknownOutput] no node, param or config key named 'prize'\n"
                                + "  at " + here + "Prize\n"
                                + "  fix: did you mean 'price'?"),
                Arguments.of(
                        Label.class,
                        WrongLabels.class,
                        "[Run/WrongType] component 'labels' of WrongLabels is of type List<Integer>, but 'labels' is of type"
                                + " List<String>\n"
                                + "  at " + here + "WrongLabels\n"
                                + "  fix: the type arguments differ: use the same on both sides, or a wildcard where the value"
                                + " is only read"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void misfitsAreFoundWhenTheFunctionIsMade(
            Class<? extends Record> params, Class<? extends Record> outputs, String problems) {
        assertThatThrownBy(() -> DRIVER.function(params, outputs))
                .isExactlyInstanceOf(PipelineException.class)
                .hasMessage(problems);
    }

    @Test
    void nullInAParamThatMustBeGivenIsFoundByTheCall() {
        Function<BoxedOffer, Price> price = DRIVER.function(BoxedOffer.class, Price.class);
        assertThatThrownBy(() -> price.apply(new BoxedOffer(1.0, null, null)))
                .isExactlyInstanceOf(PipelineException.class)
                .hasMessage("""
                        [Run/MissingParameter] param 'amount' (Integer) is not given
                          asked for by 'price'
                          path: price -> amount
                          at DriverFunctionTest.java:26
                          fix: its component in the params is null: give a value""");
    }

    @Test
    void nullForAComponentThatMustNotBeNullIsFoundByTheCall() {
        Function<Label, FirstNotNull> first = DRIVER.function(Label.class, FirstNotNull.class);
        assertThatThrownBy(() -> first.apply(new Label(null)))
                .isExactlyInstanceOf(PipelineException.class)
                .hasMessage("""
                        [Run/NullResult] 'first' is null, but component 'first' of FirstNotNull is not @Nullable
                          at dev.icosian.runtime.DriverFunctionTest$FirstNotNull
                          fix: mark the component @Nullable""");
    }

    @Test
    void oneFunctionServesManyThreads() throws Exception {
        Function<Offer, Price> price = DRIVER.function(Offer.class, Price.class);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> callers = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int base = thread;
                callers.add(() -> {
                    int right = 0;
                    for (int amount = 0; amount < 1000; amount++) {
                        if (price.apply(new Offer(base, amount)).price() == (double) base * amount) {
                            right++;
                        }
                    }
                    return right;
                });
            }
            for (Future<Integer> caller : threads.invokeAll(callers)) {
                assertThat(caller.get()).isEqualTo(1000);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
