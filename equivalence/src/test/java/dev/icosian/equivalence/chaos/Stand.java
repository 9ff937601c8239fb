package dev.icosian.equivalence.chaos;

import dev.icosian.materializers.internal.s3.S3Server;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.server.RealServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all cases share: the servers that can be had.
 *
 * @param buckets null where there is no S3 server
 * @param temporal null where there is no Temporal server
 */
record Stand(
        Path folder,
        @Nullable S3Server buckets,
        @Nullable RealServer temporal,
        @Nullable Connection connection) implements AutoCloseable {
    /** Starts the servers whose programs the environment names. */
    static Stand in(Path folder) throws Exception {
        S3Server buckets = isGiven("S3_SERVER") ? S3Server.shared() : null;
        RealServer temporal = isGiven("TEMPORAL_CLI") ? RealServer.shared() : null;
        return new Stand(folder, buckets, temporal, temporal == null ? null : temporal.connect());
    }

    /** Returns one without servers. */
    static Stand withoutServers(Path folder) {
        return new Stand(folder, null, null, null);
    }

    private static boolean isGiven(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isEmpty();
    }

    /** Returns the places that there are. */
    List<Site> sites() {
        List<Site> sites = new ArrayList<>(List.of(Site.LOCAL, Site.STEPS));
        if (temporal != null) {
            sites.add(Site.TEMPORAL);
        }
        return sites;
    }

    /** Returns what leads a process to the servers. */
    Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        if (buckets != null) {
            variables.putAll(buckets.environment());
        }
        if (temporal != null) {
            variables.putAll(temporal.environment());
        }
        return variables;
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
    }
}
