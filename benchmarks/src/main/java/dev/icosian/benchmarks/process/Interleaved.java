package dev.icosian.benchmarks.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** Programs that are started in turn, so that a machine whose speed drifts is equally fast for all of them. */
final class Interleaved {
    private final Map<String, List<Double>> milliseconds = new LinkedHashMap<>();

    private Interleaved() {}

    /** Starts each once unmeasured, then all in turn, so often. */
    static Interleaved run(Map<String, Program> programs, int rounds) throws IOException, InterruptedException {
        Interleaved interleaved = new Interleaved();
        for (Map.Entry<String, Program> program : programs.entrySet()) {
            program.getValue().run();
            interleaved.milliseconds.put(program.getKey(), new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Program> program : programs.entrySet()) {
                interleaved.of(program.getKey()).add(program.getValue().run());
            }
        }
        return interleaved;
    }

    boolean has(String name) {
        return milliseconds.containsKey(name);
    }

    /** Returns the median of a program's times. */
    double median(String name) {
        return Medians.of(of(name));
    }

    /** Returns the median of the times of two programs in the same round, compared. */
    double paired(String name, String other, DoubleBinaryOperator comparison) {
        List<Double> compared = new ArrayList<>();
        for (int round = 0; round < of(name).size(); round++) {
            compared.add(comparison.applyAsDouble(of(name).get(round), of(other).get(round)));
        }
        return Medians.of(compared);
    }

    /** Returns the median of the ratios of the times of two programs in the same round. */
    double ratio(String name, String other) {
        return paired(name, other, (ours, theirs) -> ours / theirs);
    }

    private List<Double> of(String name) {
        List<Double> times = milliseconds.get(name);
        if (times == null) {
            throw new IllegalArgumentException(name + " was not run");
        }
        return times;
    }
}
