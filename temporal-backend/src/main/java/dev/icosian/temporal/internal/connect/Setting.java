package dev.icosian.temporal.internal.connect;

import java.util.Map;

/**
 * What a program and its surroundings say of servers. Immutable.
 *
 * @param environment variables, which may name a server
 * @param options what the program changes of the SDK's options
 */
public record Setting(Map<String, String> environment, SdkOptions options) {
    /** Copies the variables. */
    public Setting {
        environment = Map.copyOf(environment);
    }

    /** Connects to the server that is configured, or the usual one on this machine. */
    public Connection connect() {
        return Connection.to(Configured.load(environment), options);
    }
}
