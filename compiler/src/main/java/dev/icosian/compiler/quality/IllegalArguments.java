package dev.icosian.compiler.quality;

import dev.icosian.Problem;
import dev.icosian.internal.ShortestDouble;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Arguments of {@code @Check} that contradict each other, or themselves. */
final class IllegalArguments {
    private IllegalArguments() {}

    static List<Problem> in(String node, CheckRequest request) {
        List<String> wrong = new ArrayList<>();
        order("min", request.min(), "max", request.max(), wrong);
        order("meanMin", request.meanMin(), "meanMax", request.meanMax(), wrong);
        if (!(request.maxNanFraction() >= 0 && request.maxNanFraction() <= 1)) {
            wrong.add(
                    "maxNanFraction " + ShortestDouble.toString(request.maxNanFraction()) + " is not between 0 and 1");
        } else if (!request.nan() && request.maxNanFraction() != 0 && request.maxNanFraction() != 1) {
            wrong.add("nan = false allows none, but maxNanFraction allows a share of "
                    + ShortestDouble.toString(request.maxNanFraction()));
        }
        if (!(request.maxStdDev() >= 0)) {
            wrong.add("maxStdDev " + ShortestDouble.toString(request.maxStdDev()) + " is not 0 or more");
        }
        if (request.oneOf().stream().anyMatch(number -> number.isNaN())) {
            wrong.add("oneOf has NaN, which equals no number; say nan = true");
        }
        try {
            Pattern.compile(request.matches());
        } catch (PatternSyntaxException e) {
            wrong.add("matches is no regular expression: " + e.getDescription() + " near index " + e.getIndex());
        }
        if (asksNothing(request)) {
            wrong.add("it checks nothing");
        }
        return wrong.stream()
                .map(message -> new Problem(
                        "Check/IllegalArgument", "@Check of '" + node + "': " + message, null, hint(message)))
                .toList();
    }

    private static String hint(String message) {
        return message.equals("it checks nothing")
                ? "add min, max, oneOf, oneOfText, nan, nulls, maxNanFraction, notEmpty, matches, meanMin, meanMax,"
                        + " maxStdDev or by"
                : "correct the argument";
    }

    private static void order(String low, double min, String high, double max, List<String> wrong) {
        if (Double.isNaN(min) || Double.isNaN(max)) {
            wrong.add((Double.isNaN(min) ? low : high) + " is NaN");
        } else if (min > max) {
            wrong.add(low + " " + ShortestDouble.toString(min) + " is greater than " + high + " "
                    + ShortestDouble.toString(max));
        }
    }

    private static boolean asksNothing(CheckRequest request) {
        return request.by().isEmpty() && CheckArgument.ALL.stream().noneMatch(each -> each.isGiven(request));
    }
}
