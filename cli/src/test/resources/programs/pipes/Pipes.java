package pipes;

import dev.icosian.*;
import java.util.Arrays;
import java.util.stream.DoubleStream;

@DataflowModule
public final class Pipes {
    @Then("dropNulls")
    @Then("sorted")
    public static double[] data1() {
        return new double[] {3, 2, Double.NaN, 0};
    }

    @Then("dropNulls")
    @Then(value = "append", literal = "row=145")
    @Then(value = "join", from = "other=data3")
    @Then("sorted")
    public static double[] data2() {
        return new double[] {150, 155, Double.NaN, 200, 5000};
    }

    public static double[] data3() {
        return new double[] {10, 23, 32, 50, 0};
    }

    public static double[] featA(double[] data1, double[] data2) {
        return join(data1, data2);
    }

    static double[] dropNulls(double[] series) {
        return Arrays.stream(series).filter(value -> !Double.isNaN(value)).toArray();
    }

    static double[] append(double[] series, double row) {
        return DoubleStream.concat(Arrays.stream(series), DoubleStream.of(row)).toArray();
    }

    static double[] join(double[] series, double[] other) {
        return DoubleStream.concat(Arrays.stream(series), Arrays.stream(other)).toArray();
    }

    static double[] sorted(double[] series) {
        return Arrays.stream(series).sorted().toArray();
    }
}
