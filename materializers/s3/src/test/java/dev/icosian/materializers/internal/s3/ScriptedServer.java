package dev.icosian.materializers.internal.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server that answers as a test says, and notes what it was asked. */
final class ScriptedServer implements AutoCloseable {
    /**
     * What to answer.
     *
     * @param code of S3, in the body; empty for none
     */
    record Answer(int status, String code, Map<String, String> headers) {
        static Answer of(int status, String code) {
            return new Answer(status, code, Map.of());
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** Starts a server; what it is asked is a method and a path, as {@code PUT /bucket/key}. */
    ScriptedServer(Function<String, Answer> script) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, script));
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange, Function<String, Answer> script) {
        try (exchange) {
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
            requests.add(request);
            exchange.getRequestBody().readAllBytes();
            Answer answer = script.apply(request);
            byte[] body = answer.code().isEmpty()
                    ? new byte[0]
                    : ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + answer.code()
                                    + "</Code><Message>no</Message></Error>")
                            .getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean isBodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), isBodiless ? -1 : body.length);
            if (!isBodiless) {
                exchange.getResponseBody().write(body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
