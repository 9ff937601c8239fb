package dev.icosian.benchmarks.process;

import dev.icosian.benchmarks.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The milliseconds from the start of a process that makes a step, as a scheduler starts it, to the call of the step's
 * function, which prints when that is.
 *
 * @param launcher started by the launcher
 * @param jar started by {@code java -jar}
 */
public record FirstCall(double launcher, double jar) {
    private static final String MARK = "called at ";

    /** Measures both in turn, each time in another run. */
    public static FirstCall measure(Settings settings) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path program = settings.jars().resolve("ten-steps.jar");
        Path launcher = Launcher.make(java, program, settings.folder().resolve("task"));
        List<Double> byLauncher = new ArrayList<>();
        List<Double> byJar = new ArrayList<>();
        for (int round = 0; round <= settings.pairs(); round++) {
            double one = once(settings, "l" + round, List.of(launcher.toString()));
            double other = once(settings, "j" + round, List.of(java, "-jar", program.toString()));
            // The first ones warm the machine.
            if (round > 0) {
                byLauncher.add(one);
                byJar.add(other);
            }
        }
        return new FirstCall(Medians.of(byLauncher), Medians.of(byJar));
    }

    private static double once(Settings settings, String run, List<String> program)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(program);
        words.addAll(List.of("step", "all"));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "ICOSIAN_PIPELINE", "first_call",
                        "ICOSIAN_RUN_ID", run,
                        "ICOSIAN_STORE", settings.folder().resolve("first-call").toString(),
                        "ICOSIAN_TRY", "1",
                        "ICOSIAN_WATCH_PARENT", "1",
                        "ICOSIAN_RECOMPUTE", "1",
                        "ICOSIAN_PARAM_x", "1"));
        double start = now();
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("ended with " + process.exitValue() + ": " + text);
        }
        double called = text.lines()
                .filter(line -> line.startsWith(MARK))
                .mapToDouble(line -> Double.parseDouble(line.substring(MARK.length())))
                .findFirst()
                .orElseThrow(() -> new IOException("the function was not called: " + text));
        return called - start;
    }

    private static double now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
    }
}
