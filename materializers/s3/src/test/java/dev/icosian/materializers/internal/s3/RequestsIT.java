package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.runtime.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import large.Many;
import org.junit.jupiter.api.Test;

/** How many requests a run takes: each takes time, and costs money. */
@NeedsS3Server
final class RequestsIT {
    /**
     * What nobody can do without who commits a small new result that others may commit at the same time: a look whether
     * it is there, its code table, the manifest, the pin.
     */
    private static final int BARE = 4;

    /** The last result and its code table are read for the reason, after the list in which it is the newest. */
    private static final int REASON = 3;

    /** The results of the key, the manifest, the pin. */
    private static final double REUSED = 3;

    private static final double LIMIT = 1.3;
    private static final boolean FULL = Boolean.getBoolean("full");
    private static final int STEPS = FULL ? 500 : 50;
    private static final int LATENCY_MILLIS = 20;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void requestsOfAStepAreFew() throws Exception {
        S3Server server = S3Server.shared();
        String bucket = server.bucket(false);
        try (FaultProxy proxy = new FaultProxy(server.port(), 0, line -> {
            lines.add(line);
            return Fault.NONE;
        })) {
            String store = "s3://" + bucket + "/%s?endpoint=" + proxy.endpoint();
            String few = String.format(Locale.ROOT, store, "few");
            String more = String.format(Locale.ROOT, store, "more");

            double computed = perStep(few, more, 1.0);
            double changed = perStep(few, more, 2.0);
            double reused = perStep(few, more, 2.0);
            System.out.println("requests to S3: " + computed + " for a new step, by the bare protocol " + BARE + "; "
                    + changed + " for a changed one, whose reason is found by " + REASON + " of them; " + reused
                    + " for a reused one; a run that reuses " + (10 + STEPS) + ": " + lines.size() + ", "
                    + byKind(lines));
            assertThat(computed).isLessThanOrEqualTo(LIMIT * BARE);
            assertThat(changed).isLessThanOrEqualTo(LIMIT * (BARE + REASON));
            assertThat(reused).isEqualTo(REUSED);
        }
    }

    @Test
    void stepsThatDoNotNeedEachOtherWaitForTheServerAtTheSameTime() throws Exception {
        S3Server server = S3Server.shared();
        String bucket = server.bucket(false);
        run(server.uri(bucket, "chain"), Many.chain(STEPS), 1.0);
        run(server.uri(bucket, "fan"), Many.fan(STEPS), 1.0);
        try (FaultProxy proxy = new FaultProxy(server.port(), 0, line -> {
            lines.add(line);
            if (line.startsWith("GET") && line.contains("/steps/")) {
                waitWithOthers();
            }
            return Fault.NONE;
        })) {
            int chain = readAtOnce("s3://" + bucket + "/chain?endpoint=" + proxy.endpoint(), Many.chain(STEPS));
            int fan = readAtOnce("s3://" + bucket + "/fan?endpoint=" + proxy.endpoint(), Many.fan(STEPS));
            assertThat(chain).isEqualTo(1);
            assertThat(fan).isGreaterThan(1);
        }
    }

    /** Returns how many manifests were read at the same time, at most, by a run that finds all its results. */
    private int readAtOnce(String store, Pipeline pipeline) {
        lines.clear();
        most.set(0);
        long start = System.nanoTime();
        run(store, pipeline, 1.0);
        double milliseconds = (System.nanoTime() - start) / 1e6 / STEPS;
        System.out.println("reused run of " + STEPS + " steps on S3, " + LATENCY_MILLIS + " ms per manifest, "
                + pipeline.name() + ": " + milliseconds + " ms per step, " + lines.size()
                + " requests, at most " + most + " manifests at once");
        return most.get();
    }

    private void waitWithOthers() {
        most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
        try {
            Thread.sleep(LATENCY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.decrementAndGet();
        }
    }

    private double perStep(String few, String more, double seed) {
        lines.clear();
        run(few, Many.chain(10), seed);
        long ofFew = ofSteps();
        lines.clear();
        run(more, Many.chain(10 + STEPS), seed);
        return (ofSteps() - ofFew) / (double) STEPS;
    }

    /** The pins of a run are listed for all its steps together, as often as some time has passed. */
    private long ofSteps() {
        return lines.stream()
                .filter(line -> !(line.contains("list-type=2") && line.contains("runs")))
                .count();
    }

    private static Map<String, Long> byKind(List<String> lines) {
        return new ArrayList<>(lines)
                .stream()
                        .map(line -> line.contains("list-type=2") ? "LIST" : line.substring(0, line.indexOf(' ')))
                        .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
    }

    private static void run(String store, Pipeline pipeline, double seed) {
        try (ArtifactStore open = ArtifactStore.at(store)) {
            assertThat(Runner.local(open).run(pipeline, Map.of("seed", seed)).succeeded())
                    .isTrue();
        }
    }
}
