package dev.icosian.temporal.internal.connect;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The standard configuration of Temporal's tools: variables, else a file.
 *
 * @param source what names the server, for messages; null: nothing does
 */
public record Configured(
        ClientConfigProfile profile, @Nullable String source) {
    private static final List<String> VARIABLES = List.of(
            "TEMPORAL_ADDRESS",
            "TEMPORAL_NAMESPACE",
            "TEMPORAL_API_KEY",
            "TEMPORAL_PROFILE",
            "TEMPORAL_CONFIG_FILE",
            "TEMPORAL_TLS",
            "TEMPORAL_TLS_CLIENT_CERT_PATH",
            "TEMPORAL_TLS_SERVER_NAME");
    private static final String DEFAULT_ADDRESS = "127.0.0.1:7233";

    /** Reads it from these variables, or the file that they name, or the usual one. */
    public static Configured load(Map<String, String> environment) {
        try {
            LoadClientConfigProfileOptions.Builder options =
                    LoadClientConfigProfileOptions.newBuilder().setEnvOverrides(environment);
            Path file = usualFile(environment);
            if (environment.getOrDefault("TEMPORAL_CONFIG_FILE", "").isEmpty() && file != null && Files.exists(file)) {
                // The SDK would look where this process's own variables say.
                options.setConfigFilePath(file.toString());
            }
            ClientConfigProfile profile = ClientConfigProfile.load(options.build());
            return new Configured(profile, source(environment));
        } catch (IOException | RuntimeException e) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Temporal/Configuration",
                            "the configuration of the connection cannot be read: " + e.getMessage(),
                            null,
                            "see the variables TEMPORAL_… and the file temporal.toml, as for every Temporal tool")),
                    e);
        }
    }

    /** Returns whether anything names a server. */
    public boolean isGiven() {
        return source != null;
    }

    /** Returns the address, in words: with what names it. */
    public String shown() {
        return address() + (source == null ? ", the default" : ", by " + source);
    }

    String address() {
        String address = profile.getAddress();
        return address == null || address.isEmpty() ? DEFAULT_ADDRESS : address;
    }

    String namespace() {
        String namespace = profile.getNamespace();
        return namespace == null || namespace.isEmpty() ? "default" : namespace;
    }

    private static @Nullable String source(Map<String, String> environment) {
        for (String variable : VARIABLES) {
            if (!environment.getOrDefault(variable, "").isEmpty()) {
                return variable;
            }
        }
        Path file = usualFile(environment);
        return file != null && Files.exists(file) ? file.toString() : null;
    }

    private static @Nullable Path usualFile(Map<String, String> environment) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
        if (system.contains("win")) {
            String folder = environment.get("APPDATA");
            return folder == null ? null : Path.of(folder, "temporalio", "temporal.toml");
        }
        if (system.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "temporalio", "temporal.toml");
        }
        String folder = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (folder.isEmpty() ? Path.of(home, ".config") : Path.of(folder)).resolve("temporalio/temporal.toml");
    }
}
