package dev.icosian.equivalence.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed or goes wrong, and wherever the run goes on: it ends as if nothing had been. */
@EnabledIfEnvironmentVariable(
        named = "CHAOS",
        matches = ".+",
        disabledReason = "it takes minutes and servers; scripts/chaos-test builds them and runs it")
final class ChaosIT {
    private static final int CASES = Integer.getInteger("cases", Boolean.getBoolean("full") ? 500 : 60);
    private static final long SEED =
            Long.getLong("seed", ThreadLocalRandom.current().nextInt(1_000_000));
    private static final int ONLY = Integer.getInteger("case", -1);
    private static final Path LOG = Path.of("target", "chaos.log");

    private final Map<String, Integer> kills = new TreeMap<>();
    private final Map<String, Integer> ways = new TreeMap<>();
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private int disturbances;
    private int faults;

    @Test
    void runGoesOnElsewhereAsIfNothingHadBeen(@TempDir Path folder) throws Exception {
        Files.createDirectories(LOG.toAbsolutePath().getParent());
        Files.deleteIfExists(LOG);
        long start = System.nanoTime();
        int cases = ONLY < 0 ? CASES : 1;
        // Processes share the processors, and wait for disks, networks and servers.
        ExecutorService pool = Executors.newFixedThreadPool(
                Integer.getInteger("threads", Runtime.getRuntime().availableProcessors() + 2));
        try (Stand stand = Stand.in(folder)) {
            say("chaos: seed " + SEED + ", " + cases + " cases, places " + stand.sites()
                    + (stand.buckets() == null ? ", directories only" : ", directories and buckets"));
            List<Future<?>> all = new ArrayList<>();
            for (int number = 0; number < Math.max(CASES, ONLY + 1); number++) {
                if (ONLY < 0 || number == ONLY) {
                    ChaosCase chaos = ChaosCase.of(SEED, number, stand.sites(), stand.buckets() != null);
                    all.add(pool.submit(() -> run(stand, chaos)));
                }
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        say(String.format(
                Locale.ROOT,
                "chaos: seed %d, %d cases, %d disturbances, %d faults of the network, %d failures, %d s",
                SEED,
                cases,
                disturbances,
                faults,
                failures.size(),
                (System.nanoTime() - start) / 1_000_000_000));
        say("killed: " + kills);
        say("went on: " + ways);
        assertThat(failures).isEmpty();
        assertThat(disturbances).as("kills and bad networks").isGreaterThanOrEqualTo(cases);
    }

    private void run(Stand stand, ChaosCase chaos) {
        long start = System.nanoTime();
        List<Outcome> outcomes = List.of();
        List<String> findings = new ArrayList<>();
        try (CaseRun run = new CaseRun(stand, chaos, Map.of())) {
            outcomes = run.run();
            findings.addAll(run.findings());
        } catch (Exception | AssertionError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace, true));
            findings.add(trace.toString());
        }
        record(chaos, outcomes, findings, (System.nanoTime() - start) / 1_000_000);
    }

    private synchronized void record(ChaosCase chaos, List<Outcome> outcomes, List<String> findings, long millis) {
        StringBuilder line = new StringBuilder(chaos.toString());
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = outcomes.get(i);
            line.append("; ")
                    .append(i == outcomes.size() - 1 ? "continued in " : "")
                    .append(outcome);
            if (outcome.isKilled()) {
                kills.merge(outcome.site() + " " + outcome.phase(), 1, Integer::sum);
            }
            if (outcome.isDisturbed()) {
                disturbances++;
                faults += outcome.faults();
            }
            if (i > 0) {
                ways.merge(outcomes.get(i - 1).site() + " -> " + outcome.site(), 1, Integer::sum);
            }
        }
        line.append("; ").append(millis).append(" ms");
        if (!findings.isEmpty()) {
            line.append("\nFAILED: ").append(chaos.again()).append('\n').append(String.join("\n", findings));
            failures.add(line.toString());
        }
        say(line.toString());
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        try {
            Files.writeString(
                    LOG, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            System.out.println("not in " + LOG + ": " + e);
        }
    }
}
