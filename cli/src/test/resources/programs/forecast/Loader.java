package forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Reading and arithmetic: package-private, so never nodes. */
final class Loader {
    static Features.Actuals actuals(LocalDate from, LocalDate to) {
        int weeks = (int) ChronoUnit.WEEKS.between(from, to);
        int[] week = IntStream.range(0, weeks).toArray();
        double[] spend = each(weeks, i -> 100 + i);
        return new Features.Actuals(each(week, from.getYear()), week, spend, each(weeks, i -> 10 + i % 3), spend);
    }

    static double[] weights() {
        return new double[] {1};
    }

    static int[] holidays(String region, int[] year, int[] week) {
        return each(week, region.equals("UK") ? 1 : 0);
    }

    static double[] each(int length, IntToDoubleFunction value) {
        return IntStream.range(0, length).mapToDouble(value).toArray();
    }

    static double[][] rows(Features.Columns dataSet, List<String> features, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(row -> features.stream()
                        .mapToDouble(name -> column(dataSet, name)[row])
                        .toArray())
                .toArray(double[][]::new);
    }

    static double[] column(Features.Columns dataSet, String name) {
        return switch (name) {
            case "spendB" -> dataSet.spendB();
            case "avg3wkSpend" -> dataSet.avg3wkSpend();
            case "spendShift3Weeks" -> dataSet.spendShift3Weeks();
            case "signups" -> dataSet.signups();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static int[] each(int[] like, int value) {
        return IntStream.of(like).map(one -> value).toArray();
    }
}
