package dev.icosian.benchmarks.process;

import dev.icosian.ArtifactStore;
import dev.icosian.benchmarks.Settings;
import dev.icosian.benchmarks.table.Limit;
import dev.icosian.benchmarks.table.Row;
import dev.icosian.runtime.Runner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run asks of a bucket, counted by the server. */
public final class BucketRows {
    /** A look whether there is a result, the code table, the manifest, the pin. */
    private static final double BARE = 4;

    /** What a run asks that steps do not is the same for so few. */
    private static final int FEW = 10;

    private final Settings settings;

    /** Takes the settings. */
    public BucketRows(Settings settings) {
        this.settings = settings;
    }

    /** Returns the rows; none where there is no server. */
    public List<Row> measure() throws IOException, InterruptedException {
        Path binary = settings.peers().get("s3");
        if (binary == null) {
            return List.of();
        }
        int steps = settings.smoke() ? 50 : 500;
        try (BucketServer server = BucketServer.start(binary, settings.folder().resolve("s3"))) {
            long few = requests(server, "few", FEW);
            double computed = (requests(server, "more", FEW + steps) - few) / (double) steps;
            long all = requests(server, "all", steps);
            long reused = requests(server, "all", steps);
            return List.of(
                    new Row(
                            "commit a new small step to a bucket",
                            String.format(Locale.ROOT, "%.2f requests", computed),
                            "the bare protocol: 4 requests",
                            computed / BARE,
                            Limit.atMost(1.3, "x")),
                    new Row(
                            String.format(Locale.ROOT, "run of %d steps on a bucket, all reused", steps),
                            String.format(Locale.ROOT, "%.2f requests per step", reused / (double) steps),
                            String.format(Locale.ROOT, "the run that computes: %d requests", all),
                            reused,
                            Limit.none("requests")),
                    largeValue(server));
        }
    }

    private static long requests(BucketServer server, String prefix, int steps)
            throws IOException, InterruptedException {
        long before = server.requests();
        try (ArtifactStore store = ArtifactStore.at(server.uri(prefix))) {
            if (!Runner.local(store).run(Chains.of(steps), Map.of("x", 1)).succeeded()) {
                throw new IllegalStateException("a run failed");
            }
        }
        return server.requests() - before;
    }

    private Row largeValue(BucketServer server) throws IOException {
        try (ArtifactStore store = ArtifactStore.at(server.uri("large"))) {
            return new LargeValue(settings).row("in a bucket", store, settings.smoke() ? 1 : 3, Limit.none("%"));
        }
    }
}
