package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import large.Many;
import org.junit.jupiter.api.Test;

/** How many requests a run takes: each takes time, and costs money. */
final class RequestsIT {
    /**
     * By hand, of a step whose value stands in the manifest: is there a result, the manifest, is the pin's number free,
     * the pin.
     */
    private static final int BARE = 4;

    private static final int STEPS = 500;

    @Test
    void requestsOfARunAreFew() throws Exception {
        S3Server server = S3Server.shared();
        String bucket = server.bucket(false);
        List<String> lines = new CopyOnWriteArrayList<>();
        try (FaultProxy proxy = new FaultProxy(server.port(), 0, line -> {
            lines.add(line);
            return Fault.NONE;
        })) {
            URI uri = URI.create("s3://" + bucket + "/few?endpoint=" + proxy.endpoint());
            run(uri, Many.chain(10));
            int ten = lines.size();
            System.out.println("requests of 10 computed steps: " + byKind(lines));
            lines.clear();
            run(URI.create("s3://" + bucket + "/more?endpoint=" + proxy.endpoint()), Many.chain(30));
            double perStep = (lines.size() - ten) / 20.0;
            System.out.println("requests of a computed step: " + perStep + ", by hand " + BARE);
            System.out.println(String.join("\n", lines.subList(lines.size() - 12, lines.size())));

            URI reused = URI.create("s3://" + bucket + "/reused?endpoint=" + proxy.endpoint());
            run(reused, Many.chain(STEPS));
            lines.clear();
            long start = System.nanoTime();
            Run run = run(reused, Many.chain(STEPS));
            System.out.println("requests of a run that reuses " + STEPS + " steps: " + lines.size() + ", "
                    + byKind(lines) + ", " + (System.nanoTime() - start) / 1_000_000 + " ms");
            System.out.println(String.join("\n", lines.subList(lines.size() - 12, lines.size())));
            assertThat(run.steps()).hasSize(STEPS);
            assertThat(perStep).isLessThanOrEqualTo(1.3 * BARE);
        }
    }

    private static Map<String, Long> byKind(List<String> lines) {
        return new ArrayList<>(lines)
                .stream()
                        .map(line -> line.contains("list-type=2") ? "LIST" : line.substring(0, line.indexOf(' ')))
                        .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
    }

    private static Run run(URI uri, Pipeline pipeline) throws IOException {
        try (ArtifactStore store = ArtifactStore.at(uri.toString())) {
            Run run = Runner.local(store).run(pipeline, Map.of());
            assertThat(run.succeeded()).isTrue();
            return run;
        }
    }
}
