package dev.icosian.equivalence.chaos;

import dev.icosian.materializers.internal.s3.S3Server;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.server.RealServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What all cases share: the servers that can be had.
 *
 * @param buckets null where there is no S3 server
 * @param temporal null where there is no Temporal server
 * @param connection to it
 * @param airflow null where there is none
 */
record Stand(
        Path folder,
        @Nullable S3Server buckets,
        @Nullable RealServer temporal,
        @Nullable Connection connection,
        @Nullable Airflow airflow)
        implements AutoCloseable {
    /** Kept, since loggers that nobody holds forget what they were told: this one tells of every connection's end. */
    private static final Logger SDK = Logger.getLogger("io.temporal");

    /** Starts the servers whose programs the environment names. */
    static Stand in(Path folder) throws Exception {
        SDK.setLevel(Level.WARNING);
        S3Server buckets = isGiven("S3_SERVER") ? S3Server.shared() : null;
        RealServer temporal = isGiven("TEMPORAL_CLI") ? RealServer.shared() : null;
        Airflow airflow = Airflow.isGiven() ? new Airflow(folder.resolve("airflow")) : null;
        return new Stand(folder, buckets, temporal, temporal == null ? null : temporal.connect(), airflow);
    }

    /** Returns one without servers. */
    static Stand withoutServers(Path folder) {
        return new Stand(folder, null, null, null, null);
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
        if (airflow != null) {
            sites.add(Site.AIRFLOW);
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
