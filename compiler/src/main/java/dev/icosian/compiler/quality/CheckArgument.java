package dev.icosian.compiler.quality;

import dev.icosian.compiler.measure.ValueShape;
import dev.icosian.compiler.measure.ValueShape.Element;
import java.util.List;
import java.util.function.Predicate;

/**
 * An argument of {@code @Check} and the types of values that it applies to.
 *
 * @param member name in the annotation
 * @param given whether a use gives it
 * @param applies whether it means something for values of a shape
 * @param applicable the types that it applies to, for a message
 */
record CheckArgument(String member, Predicate<CheckRequest> given, Predicate<ValueShape> applies, String applicable) {
    private static final String NUMBERS = "numbers, and arrays and lists of them";
    private static final String MANY_NUMBERS = "arrays and lists of numbers";
    private static final String FRACTIONS = "double and float, and arrays and lists of them";
    private static final String TEXTS = "String, and arrays and lists of it";

    /** All of them, in the order of the annotation. */
    static final List<CheckArgument> ALL = List.of(
            new CheckArgument("min", CheckRequest::hasMin, CheckArgument::numbers, NUMBERS),
            new CheckArgument("max", CheckRequest::hasMax, CheckArgument::numbers, NUMBERS),
            new CheckArgument(
                    "oneOf",
                    request -> !request.oneOf().isEmpty(),
                    shape -> numbers(shape) || shape.element() == Element.BOOLEAN,
                    "numbers and booleans, and arrays and lists of them"),
            new CheckArgument("oneOfText", request -> !request.oneOfText().isEmpty(), CheckArgument::texts, TEXTS),
            new CheckArgument("nan", request -> !request.nan(), CheckArgument::fractions, FRACTIONS),
            new CheckArgument(
                    "nulls",
                    request -> !request.nulls(),
                    ValueShape::hasReferences,
                    "@Nullable values, and arrays and lists of anything but primitives"),
            new CheckArgument(
                    "maxNanFraction", request -> request.maxNanFraction() != 1, CheckArgument::fractions, FRACTIONS),
            new CheckArgument(
                    "notEmpty",
                    CheckRequest::notEmpty,
                    shape -> !shape.isScalar() || texts(shape),
                    "String, arrays and lists"),
            new CheckArgument("matches", request -> !request.matches().isEmpty(), CheckArgument::texts, TEXTS),
            new CheckArgument("meanMin", CheckRequest::hasMeanMin, CheckArgument::manyNumbers, MANY_NUMBERS),
            new CheckArgument("meanMax", CheckRequest::hasMeanMax, CheckArgument::manyNumbers, MANY_NUMBERS),
            new CheckArgument("maxStdDev", CheckRequest::hasMaxStdDev, CheckArgument::manyNumbers, MANY_NUMBERS));

    boolean isGiven(CheckRequest request) {
        return given.test(request);
    }

    boolean appliesTo(ValueShape shape) {
        return applies.test(shape);
    }

    private static boolean numbers(ValueShape shape) {
        return shape.element().isNumber();
    }

    private static boolean manyNumbers(ValueShape shape) {
        return numbers(shape) && !shape.isScalar();
    }

    private static boolean fractions(ValueShape shape) {
        return shape.element() == Element.FLOATING;
    }

    private static boolean texts(ValueShape shape) {
        return shape.element() == Element.TEXT;
    }
}
