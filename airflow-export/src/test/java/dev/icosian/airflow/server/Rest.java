package dev.icosian.airflow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.compiler.json.CanonicalJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Airflow's REST interface, of version 2 in Airflow 3 and version 1 in Airflow 2. */
final class Rest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String root;
    private final int major;
    private @Nullable String authorization;

    /** Takes the port on this machine. */
    Rest(int port, int major) {
        this.root = "http://127.0.0.1:" + port;
        this.major = major;
    }

    /**
     * An answer.
     *
     * @param status of HTTP
     */
    record Answer(int status, String body) {
        Json json() {
            assertThat(status).as(body).isBetween(200, 299);
            return Json.of(body);
        }
    }

    /** Returns whether it answers. */
    boolean answers() {
        try {
            return get("/dags").status() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, null);
    }

    Answer post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    Answer patch(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send("PATCH", path, body);
    }

    /** Returns a part of a path. */
    static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer send(String method, String path, @Nullable Map<String, ?> body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(root + (major == 3 ? "/api/v2" : "/api/v1") + path))
                .timeout(PATIENCE)
                .header("Authorization", authorization())
                .header("Content-Type", "application/json");
        request.method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(CanonicalJson.valueText(body)));
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    private String authorization() throws IOException, InterruptedException {
        String known = authorization;
        if (known != null) {
            return known;
        }
        if (major == 2) {
            String user = AirflowServer.USER + ":" + AirflowServer.USER;
            known = "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        } else {
            HttpRequest request = HttpRequest.newBuilder(URI.create(root + "/auth/token"))
                    .timeout(PATIENCE)
                    .build();
            known = "Bearer "
                    + Json.of(client.send(request, BodyHandlers.ofString()).body())
                            .get("access_token")
                            .text();
        }
        authorization = known;
        return known;
    }
}
