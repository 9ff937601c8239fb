package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.runtime.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import large.Many;
import org.junit.jupiter.api.Test;

/** How many requests a run takes: each takes time, and costs money. */
@NeedsS3Server
final class RequestsIT {
    /**
     * What the protocol asks for of a step with a small result, one by one: the run's pins, the result with this key, the
     * last result for the reason, the code table, the manifest, whether the pin's number is still free, the pin.
     */
    private static final int PROTOCOL = 7;

    private static final double LIMIT = 1.3;
    private static final int STEPS = Boolean.getBoolean("full") ? 500 : 50;

    @Test
    void requestsOfAStepAreFew() throws Exception {
        S3Server server = S3Server.shared();
        String bucket = server.bucket(false);
        List<String> lines = new CopyOnWriteArrayList<>();
        try (FaultProxy proxy = new FaultProxy(server.port(), 0, line -> {
            lines.add(line);
            return Fault.NONE;
        })) {
            String store = "s3://" + bucket + "/%s?endpoint=" + proxy.endpoint();
            run(String.format(Locale.ROOT, store, "few"), 10);
            int few = lines.size();
            lines.clear();
            run(String.format(Locale.ROOT, store, "more"), 10 + STEPS);
            double computed = (lines.size() - few) / (double) STEPS;
            System.out.println("requests to S3: " + computed + " for a computed step, by the protocol " + PROTOCOL);

            lines.clear();
            run(String.format(Locale.ROOT, store, "few"), 10);
            few = lines.size();
            lines.clear();
            run(String.format(Locale.ROOT, store, "more"), 10 + STEPS);
            double reused = (lines.size() - few) / (double) STEPS;
            System.out.println("requests to S3: " + reused + " for a reused step; a run that reuses " + (10 + STEPS)
                    + ": " + lines.size() + ", " + byKind(lines));

            long start = System.nanoTime();
            run(server.uri(bucket, "more"), 10 + STEPS);
            System.out.println("requests to S3: a reused step takes "
                    + (System.nanoTime() - start) / 1_000_000 / (10 + STEPS) + " ms on a server on this machine");
            assertThat(computed).isLessThanOrEqualTo(LIMIT * PROTOCOL);
            assertThat(reused).isLessThanOrEqualTo(PROTOCOL);
        }
    }

    private static Map<String, Long> byKind(List<String> lines) {
        return new ArrayList<>(lines)
                .stream()
                        .map(line -> line.contains("list-type=2") ? "LIST" : line.substring(0, line.indexOf(' ')))
                        .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
    }

    private static void run(String store, int steps) {
        try (ArtifactStore open = ArtifactStore.at(store)) {
            assertThat(Runner.local(open).run(Many.chain(steps), Map.of()).succeeded())
                    .isTrue();
        }
    }
}
