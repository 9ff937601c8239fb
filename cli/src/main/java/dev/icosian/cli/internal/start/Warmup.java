package dev.icosian.cli.internal.start;

import dev.icosian.From;
import dev.icosian.Pipeline;
import java.util.Arrays;
import java.util.List;

/** A pipeline that needs nothing, so that commands can be run without running functions of users. */
public final class Warmup {
    private Warmup() {}

    /** Two values in one. */
    public record Total(int count, double sum) {}

    /** Large enough to be no part of a record. */
    public static double[] series(@From("length") int length) {
        double[] series = new double[length];
        Arrays.setAll(series, i -> i);
        return series;
    }

    /** What becomes of it. */
    public static Total total(@From("series") double[] series) {
        return new Total(series.length, Arrays.stream(series).sum());
    }

    /** Text and a list. */
    public static List<String> words(@From("total") Total total) {
        return List.of("count", Integer.toString(total.count()));
    }

    /** Returns the pipeline: two steps. */
    public static Pipeline pipeline() {
        return Pipeline.named("warmup")
                .modules(Warmup.class)
                .param("length", 5_000)
                .outputs("series", "total", "words")
                .step("first", step -> step.nodes("series"))
                .step("second", step -> step.rest())
                .build();
    }
}
