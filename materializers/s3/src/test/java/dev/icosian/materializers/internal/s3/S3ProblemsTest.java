package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.PipelineException;
import dev.icosian.materializers.internal.s3.ScriptedServer.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which a bucket cannot be used has a problem that says which, and the way out. */
final class S3ProblemsTest {
    private static final Map<String, String> CREDENTIALS =
            Map.of("aws.accessKeyId", "somebody", "aws.secretAccessKey", "secret");

    @BeforeEach
    void giveCredentials() {
        CREDENTIALS.forEach(System::setProperty);
    }

    @AfterEach
    void takeCredentials() {
        CREDENTIALS.keySet().forEach(System::clearProperty);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    404 | NoSuchBucket          | Store/NoBucket         | there is no bucket 'lake' at {endpoint} | correct the name, or make the bucket: aws s3 mb s3://lake --endpoint-url {endpoint}
                    403 | InvalidAccessKeyId    | Store/WrongCredentials | the server does not know the credentials for the bucket 'lake' at {endpoint} (InvalidAccessKeyId) | see whose they are with: aws sts get-caller-identity; correct or renew AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile in ~/.aws
                    403 | SignatureDoesNotMatch | Store/WrongCredentials | the server does not know the credentials for the bucket 'lake' at {endpoint} (SignatureDoesNotMatch) | see whose they are with: aws sts get-caller-identity; correct or renew AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile in ~/.aws
                    400 | ExpiredToken          | Store/WrongCredentials | the server does not know the credentials for the bucket 'lake' at {endpoint} (ExpiredToken) | see whose they are with: aws sts get-caller-identity; correct or renew AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile in ~/.aws
                    403 | AccessDenied          | Store/AccessDenied     | these credentials may not read in the bucket 'lake' at {endpoint} | allow s3:GetObject, s3:PutObject, s3:AbortMultipartUpload and s3:DeleteObject on arn:aws:s3:::lake/a/*, and s3:ListBucket on arn:aws:s3:::lake
                    403 | RequestTimeTooSkewed  | Store/ClockSkew        | the clock of this machine is too far from that of the server at {endpoint}, so it refuses all requests | set the clock (date -u shows it), and see to it that it is kept right, as by chrony
                    301 | PermanentRedirect     | Store/WrongRegion      | the bucket 'lake' is in another region, eu-west-3 | name the bucket's region: add region=eu-west-3 to the URI's options, or set AWS_REGION
                    503 | SlowDown              | Store/Unavailable      | the server at {endpoint} cannot be reached: it answered 503 (SlowDown) | see to it that the server runs and that this machine has a way to it: curl {endpoint}
                    """)
    void bucketThatCannotBeReadSaysWhy(int status, String error, String code, String message, String fix)
            throws IOException {
        Answer answer = new Answer(status, error, Map.of("x-amz-bucket-region", "eu-west-3"));
        try (ScriptedServer server = new ScriptedServer(request -> answer)) {
            String uri = uri(server);

            assertThatThrownBy(() -> ArtifactStore.at(uri))
                    .isInstanceOf(PipelineException.class)
                    .hasMessage(("[" + code + "] " + message + "\n  at " + uri + "\n  fix: " + fix)
                            .replace("{endpoint}", server.endpoint().toString()));
        }
    }

    @Test
    @DisabledIfEnvironmentVariable(named = "AWS_ACCESS_KEY_ID", matches = ".+")
    void whereCredentialsComeFromIsSaid() {
        takeCredentials();
        Map<String, String> nowhere = Map.of(
                "aws.disableEc2Metadata", "true",
                "aws.configFile", "/nowhere",
                "aws.sharedCredentialsFile", "/nowhere");
        nowhere.forEach(System::setProperty);
        try {
            assertThatThrownBy(() -> ArtifactStore.at("s3://lake?endpoint=http://127.0.0.1:1"))
                    .isInstanceOf(PipelineException.class)
                    .hasMessage("[Store/NoCredentials] no credentials for the bucket 'lake' were found\n"
                            + "  at s3://lake?endpoint=http://127.0.0.1:1\n"
                            + "  fix: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE to a profile in"
                            + " ~/.aws; a role of a Kubernetes service account needs software.amazon.awssdk:sts on the"
                            + " class path");
        } finally {
            nowhere.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void serverThatIsNotThereIsNamed() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String endpoint = "http://127.0.0.1:" + port;

        assertThatThrownBy(() -> ArtifactStore.at("s3://lake/a?endpoint=" + endpoint))
                .isInstanceOf(PipelineException.class)
                .hasMessage("[Store/Unavailable] the server at " + endpoint
                        + " cannot be reached: no connection (Connection refused)\n"
                        + "  at s3://lake/a?endpoint=" + endpoint + "\n"
                        + "  fix: see to it that the server runs and that this machine has a way to it: curl "
                        + endpoint);
    }

    @Test
    void hostThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ArtifactStore.at("s3://lake?endpoint=http://no-such-host.invalid"))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("[Store/Unavailable] the server at http://no-such-host.invalid cannot be reached:"
                        + " no such host, no-such-host.invalid\n");
    }

    /** Whoever overwrites on the first write would do so on others. */
    @Test
    void serverWithoutConditionalWritesIsRefused() throws IOException {
        try (ScriptedServer server =
                        new ScriptedServer(request -> Answer.of(request.startsWith("PUT") ? 200 : 404, "NoSuchKey"));
                ArtifactStore store = ArtifactStore.at(uri(server))) {
            assertThatThrownBy(() -> store.putIfAbsent("a", text("x")))
                    .isInstanceOf(PipelineException.class)
                    .hasMessage(
                            ("[Store/NoConditionalWrites] the server at {endpoint} overwrites what a conditional write"
                                            + " must leave alone (If-None-Match), so two writers could overwrite each other\n"
                                            + "  at s3://lake/a?endpoint={endpoint}\n"
                                            + "  fix: use a server that has conditional writes, or, if only one process at a time"
                                            + " ever writes here, say so: --store"
                                            + " 's3://lake/a?endpoint={endpoint}&conditional-writes=off'")
                                    .replace("{endpoint}", server.endpoint().toString()));

            assertThat(server.requests()).doesNotContain("PUT /lake/a/a").contains("PUT /lake/a/icosian-store.json");
        }
    }

    @Test
    void serverThatDoesNotKnowConditionsIsRefused() throws IOException {
        try (ScriptedServer server = new ScriptedServer(request ->
                        request.startsWith("PUT") ? Answer.of(501, "NotImplemented") : Answer.of(404, "NoSuchKey"));
                ArtifactStore store = ArtifactStore.at(uri(server))) {
            assertThatThrownBy(() -> store.putIfAbsent("a", text("x")))
                    .isInstanceOf(PipelineException.class)
                    .hasMessageStartingWith("[Store/NoConditionalWrites] ");
        }
    }

    @Test
    void oneWriterNeedsNoConditionalWrites() throws IOException {
        try (ScriptedServer server =
                        new ScriptedServer(request -> Answer.of(request.startsWith("PUT") ? 200 : 404, "NoSuchKey"));
                ArtifactStore store = ArtifactStore.at(uri(server) + "&conditional-writes=off")) {
            assertThat(store.putIfAbsent("a", text("x"))).isTrue();
            assertThat(server.requests()).contains("PUT /lake/a/a");
        }
    }

    @Test
    void bucketThatMustNotBeWrittenSaysSo() throws IOException {
        try (ScriptedServer server = new ScriptedServer(request ->
                        request.startsWith("PUT") ? Answer.of(403, "AccessDenied") : Answer.of(404, "NoSuchKey"));
                ArtifactStore store = ArtifactStore.at(uri(server))) {
            assertThatThrownBy(() -> store.putIfAbsent("a", text("x")))
                    .isInstanceOf(PipelineException.class)
                    .hasMessageStartingWith(
                            "[Store/AccessDenied] these credentials may not write in the bucket 'lake' at "
                                    + server.endpoint() + "\n");
        }
    }

    /** It may pass by itself, so the step that it happens to may be tried again. */
    @Test
    void serverThatFailsLaterIsAnUnknownOutcome() throws IOException {
        try (ScriptedServer server = new ScriptedServer(request -> request.endsWith("/icosian-store.json")
                        ? Answer.of(404, "NoSuchKey")
                        : Answer.of(500, "InternalError"));
                ArtifactStore store = ArtifactStore.at(uri(server))) {
            assertThatThrownBy(() -> store.get("a"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("it answered 500 (InternalError)");
            assertThatThrownBy(() -> store.list("a"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("it answered 500 (InternalError)");
        }
    }

    @Test
    void storesAtOnePlaceShareAClient() throws IOException {
        try (ScriptedServer server = new ScriptedServer(request -> Answer.of(404, "NoSuchKey"))) {
            S3Place place = S3Place.of(URI.create(uri(server)));
            SharedClient one = SharedClient.of(place);
            SharedClient other = SharedClient.of(new S3Place("other", "", place.endpoint(), null, true, false));

            assertThat(other).isSameAs(one);
            one.close();
            assertThat(SharedClient.of(place)).as("still open").isSameAs(one);
            one.close();
            one.close();
            SharedClient next = SharedClient.of(place);
            assertThat(next).as("closed by all").isNotSameAs(one);
            next.close();
        }
    }

    private static String uri(ScriptedServer server) {
        return "s3://lake/a?endpoint=" + server.endpoint();
    }

    private static Content text(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
