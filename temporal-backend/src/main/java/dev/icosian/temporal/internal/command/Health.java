package dev.icosian.temporal.internal.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.temporal.internal.work.Attempts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says to whom asks by HTTP whether a worker works. Thread safe. */
final class Health implements AutoCloseable {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final @Nullable HttpServer server;
    private final @Nullable Attempts attempts;
    private final int slots;
    private volatile String state = "starting";

    private Health(@Nullable HttpServer server, @Nullable Attempts attempts, int slots) {
        this.server = server;
        this.attempts = attempts;
        this.slots = slots;
    }

    static Health none() {
        return new Health(null, null, 0);
    }

    /** Answers on this address until it is closed. */
    static Health on(String host, int port, Attempts attempts, int slots) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
            Health health = new Health(server, attempts, slots);
            server.createContext("/health", health::answer);
            server.start();
            return health;
        } catch (IOException | IllegalArgumentException e) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Temporal/Health",
                            "the health endpoint cannot listen on " + host + ":" + port + ": " + e.getMessage(),
                            null,
                            "give a free port with --health, and an address of this machine with --health-host")),
                    e);
        }
    }

    void works() {
        state = "working";
    }

    void drains() {
        state = "draining";
    }

    private void answer(HttpExchange exchange) throws IOException {
        Attempts made = attempts;
        int running = made == null ? 0 : made.running();
        int lost = made == null ? 0 : made.lostSlots();
        String shown = lost >= slots ? "stuck" : state;
        byte[] body = ("{\"lostSlots\":" + lost + ",\"running\":" + running + ",\"state\":\"" + shown + "\"}\n")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(shown.equals("working") ? OK : UNAVAILABLE, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }
}
