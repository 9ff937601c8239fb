package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.Location;
import dev.icosian.PipelineException;
import dev.icosian.Sink;
import dev.icosian.TypeRef;
import dev.icosian.materializers.Sinks;
import dev.icosian.materializers.internal.s3.ScriptedServer.Answer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sink says where it cannot fill its object. */
final class PublicationTest {
    private static final Answer ABSENT = Answer.of(404, "NoSuchKey");

    @BeforeAll
    static void giveCredentials() {
        System.setProperty("aws.accessKeyId", "key");
        System.setProperty("aws.secretAccessKey", "secret-key");
    }

    @AfterAll
    static void takeCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    404 | NoSuchBucket          | Store/NoBucket         | there is no bucket 'lake' at {endpoint}
                    403 | AccessDenied          | Store/AccessDenied     | these credentials may not write in the bucket 'lake' at {endpoint}
                    403 | SignatureDoesNotMatch | Store/WrongCredentials | the server does not know the credentials for the bucket 'lake' at {endpoint} (SignatureDoesNotMatch)
                    403 | RequestTimeTooSkewed  | Store/ClockSkew        | the clock of this machine is too far from that of the server at {endpoint}, so it refuses all requests
                    """)
    void problemsAreThoseOfStores(int status, String code, String problem, String message) throws IOException {
        try (ScriptedServer server =
                new ScriptedServer(request -> request.startsWith("PUT") ? Answer.of(status, code) : ABSENT)) {
            assertThatThrownBy(() -> publish("s3://lake/a/x.json?endpoint=" + server.endpoint()))
                    .isInstanceOfSatisfying(PipelineException.class, failure -> {
                        var found = failure.problems().get(0);
                        assertThat(found.code()).isEqualTo(problem);
                        assertThat(found.message())
                                .isEqualTo(message.replace(
                                        "{endpoint}", server.endpoint().toString()));
                        assertThat(found.place()).isEqualTo("s3://lake/a?endpoint=" + server.endpoint());
                        assertThat(failure.toString()).doesNotContain("secret-key");
                    });
        }
    }

    /** Amazon answers 403 to whoever may not list, also for what is not there; that must not keep anybody from writing. */
    @ParameterizedTest
    @CsvSource({"403, AccessDenied", "404, NoSuchKey"})
    void whoMayOnlyWriteCanPublish(int status, String code) throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                request -> request.startsWith("PUT") ? Answer.of(200, "") : Answer.of(status, code))) {
            publish("s3://lake/a/x.json?endpoint=" + server.endpoint());

            assertThat(server.requests()).containsExactly("HEAD /lake/a/x.json", "PUT /lake/a/x.json");
        }
    }

    /** An exception that is no problem: the step may be tried again. */
    @Test
    void whatMayPassIsNoProblem() throws IOException {
        try (ScriptedServer server =
                new ScriptedServer(request -> request.startsWith("PUT") ? Answer.of(500, "InternalError") : ABSENT)) {
            assertThatThrownBy(() -> publish("s3://lake/x.json?endpoint=" + server.endpoint()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("it answered 500 (InternalError)");
        }
        assertThatThrownBy(() -> publish("s3://lake/x.json?endpoint=http://127.0.0.1:1"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no connection (");
    }

    @SuppressWarnings("unchecked") // bound to the value's type
    private static void publish(String uri) throws Exception {
        Sink<int[]> sink = (Sink<int[]>) Sinks.json(Location.of(uri)).forType(TypeRef.of(int[].class));
        sink.publish(new int[] {1}, new Location.Resolved(uri, Map.of()));
    }
}
