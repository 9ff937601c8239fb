package dev.icosian.compiler.quality;

import java.util.function.Predicate;

/** An argument of {@code @Check} and the types of values that it applies to. */
enum CheckArgument {
    MIN("min", CheckRequest::hasMin, CheckArgument::numbers, CheckArgument.NUMBERS),
    MAX("max", CheckRequest::hasMax, CheckArgument::numbers, CheckArgument.NUMBERS),
    ONE_OF(
            "oneOf",
            request -> !request.oneOf().isEmpty(),
            shape -> numbers(shape) || shape.element() == ValueShape.Element.BOOLEAN,
            "numbers and booleans, and arrays and lists of them"),
    ONE_OF_TEXT("oneOfText", request -> !request.oneOfText().isEmpty(), CheckArgument::texts, CheckArgument.TEXTS),
    NAN("nan", request -> !request.nan(), CheckArgument::fractions, CheckArgument.FRACTIONS),
    MAX_NAN_FRACTION(
            "maxNanFraction",
            request -> request.maxNanFraction() != 1,
            CheckArgument::fractions,
            CheckArgument.FRACTIONS),
    NULLS(
            "nulls",
            request -> !request.nulls(),
            ValueShape::hasReferences,
            "@Nullable values, and arrays and lists of anything but primitives"),
    NOT_EMPTY(
            "notEmpty", CheckRequest::notEmpty, shape -> !shape.isScalar() || texts(shape), "arrays, lists and String"),
    MATCHES("matches", request -> !request.matches().isEmpty(), CheckArgument::texts, CheckArgument.TEXTS),
    MEAN_MIN("meanMin", CheckRequest::hasMeanMin, CheckArgument::manyNumbers, CheckArgument.MANY_NUMBERS),
    MEAN_MAX("meanMax", CheckRequest::hasMeanMax, CheckArgument::manyNumbers, CheckArgument.MANY_NUMBERS),
    MAX_STD_DEV("maxStdDev", CheckRequest::hasMaxStdDev, CheckArgument::manyNumbers, CheckArgument.MANY_NUMBERS);

    private static final String NUMBERS = "numbers, and arrays and lists of them";
    private static final String MANY_NUMBERS = "arrays and lists of numbers";
    private static final String FRACTIONS = "double and float, and arrays and lists of them";
    private static final String TEXTS = "String, and arrays and lists of it";

    private final String member;
    private final Predicate<CheckRequest> given;
    private final Predicate<ValueShape> applies;
    private final String to;

    CheckArgument(String member, Predicate<CheckRequest> given, Predicate<ValueShape> applies, String to) {
        this.member = member;
        this.given = given;
        this.applies = applies;
        this.to = to;
    }

    String member() {
        return member;
    }

    boolean isGiven(CheckRequest request) {
        return given.test(request);
    }

    boolean appliesTo(ValueShape shape) {
        return applies.test(shape);
    }

    /** Returns the types that it applies to, for a message. */
    String applicable() {
        return to;
    }

    private static boolean numbers(ValueShape shape) {
        return shape.element().isNumber();
    }

    private static boolean manyNumbers(ValueShape shape) {
        return numbers(shape) && !shape.isScalar();
    }

    private static boolean fractions(ValueShape shape) {
        return shape.element() == ValueShape.Element.FLOATING;
    }

    private static boolean texts(ValueShape shape) {
        return shape.element() == ValueShape.Element.TEXT;
    }
}
