package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactStore;
import dev.icosian.Location;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Sink;
import dev.icosian.TypeRef;
import dev.icosian.internal.Sha256;
import dev.icosian.materializers.Sinks;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import helloworld.HelloWorld;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Sinks whose place is an object, on a real server. */
@NeedsS3Server
final class PublicationIT {
    private static final FileTime EARLIER = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    private S3Server server;
    private String bucket;

    @BeforeEach
    void startServer() throws Exception {
        server = S3Server.shared();
        bucket = server.bucket(false);
    }

    private String uri(String key) {
        return "s3://" + bucket + "/" + key + "?endpoint=" + server.endpoint();
    }

    private String content(String key) {
        return server.client()
                .getObjectAsBytes(request -> request.bucket(bucket).key(key))
                .asUtf8String();
    }

    @SuppressWarnings("unchecked") // bound to the value's type
    private static <T> String publish(Sink<?> sink, Class<T> type, T value) throws Exception {
        Sink<T> bound = (Sink<T>) sink.forType(TypeRef.of(type));
        return bound.publish(value, new Location.Resolved(sink.location().template(), Map.of()));
    }

    @Test
    void objectHoldsTheValueOfItsTypeAndItsDigestIsReturned() throws Exception {
        String digest = publish(
                Sinks.csv(Location.of(uri("reports/dt=2026-01-31/x.csv"))), double[].class, new double[] {1, 2.5});

        assertThat(content("reports/dt=2026-01-31/x.csv")).isEqualTo("value\n1.0\n2.5\n");
        assertThat(digest).isEqualTo(Sha256.hex("value\n1.0\n2.5\n".getBytes(StandardCharsets.UTF_8)));
        GetObjectResponse found = server.client()
                .getObjectAsBytes(request -> request.bucket(bucket).key("reports/dt=2026-01-31/x.csv"))
                .response();
        assertThat(found.contentType()).isEqualTo("text/csv");
    }

    /** Also what others have written, with checksums or without. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void equalObjectIsLeftAlone(boolean isOurs) throws Exception {
        Sink<?> sink = Sinks.json(Location.of(uri("x.json")));
        if (isOurs) {
            publish(sink, int[].class, new int[] {1});
        } else {
            server.client().putObject(request -> request.bucket(bucket).key("x.json"), RequestBody.fromString("[1]\n"));
        }
        Path file = server.file(bucket, "x.json");
        Files.setLastModifiedTime(file, EARLIER);

        publish(sink, int[].class, new int[] {1});
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(EARLIER);

        publish(sink, int[].class, new int[] {2});
        assertThat(content("x.json")).isEqualTo("[2]\n");
    }

    /** The server's checksum spares reading, what a writer says of its own object does not. */
    @Test
    void marksOfWritersAreNotBelieved() throws Exception {
        Sink<?> sink = Sinks.json(Location.of(uri("x.json")));
        String digest = publish(sink, int[].class, new int[] {1});
        server.client()
                .putObject(
                        request -> request.bucket(bucket)
                                .key("x.json")
                                .metadata(Map.of("sha256", digest, "icosian-sha256", digest)),
                        RequestBody.fromString("[7]\n"));

        publish(sink, int[].class, new int[] {1});

        assertThat(content("x.json")).isEqualTo("[1]\n");
    }

    @Test
    void ofAnEqualObjectOnlyTheHeadIsRead() throws Exception {
        try (FaultProxy proxy = new FaultProxy(server.port(), 0, request -> Fault.NONE)) {
            Sink<?> sink = Sinks.json(Location.of("s3://" + bucket + "/x.json?endpoint=" + proxy.endpoint()));
            publish(sink, int[].class, new int[] {1});
            int before = proxy.requests();

            publish(sink, int[].class, new int[] {1});

            assertThat(proxy.requests() - before).isEqualTo(1);
        }
    }

    /** Objects in parts have no checksum of the whole: equal ones are found by their bytes. */
    @Test
    void largeObjectIsReplacedInPartsAndLeftAloneIfEqual() throws Exception {
        byte[] values = new byte[17 << 20];
        Sink<?> sink = Sinks.json(Location.of(uri("large.json")));
        publish(sink, String.class, new String(values, StandardCharsets.ISO_8859_1).replace('\0', 'a'));
        Path file = server.file(bucket, "large.json");
        assertThat(Files.size(file)).isEqualTo(values.length + 3L);
        Files.setLastModifiedTime(file, EARLIER);

        publish(sink, String.class, new String(values, StandardCharsets.ISO_8859_1).replace('\0', 'a'));
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(EARLIER);

        publish(sink, String.class, new String(values, StandardCharsets.ISO_8859_1).replace('\0', 'b'));
        assertThat(Files.getLastModifiedTime(file)).isNotEqualTo(EARLIER);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void writeThatGoesWrongOnceIsDoneAgain(Fault fault) throws Exception {
        // A late answer is waited for; with the patience of stores' tests it would be a lost one.
        AtomicInteger seen = new AtomicInteger();
        Function<String, Fault> script =
                line -> line.startsWith("PUT") && seen.getAndIncrement() == 0 ? fault : Fault.NONE;
        try (FaultProxy proxy = new FaultProxy(server.port(), 300, script)) {
            Sink<?> sink = Sinks.json(Location.of("s3://" + bucket + "/x.json?endpoint=" + proxy.endpoint()));

            if (fault == Fault.CONFLICT_409) {
                assertThatThrownBy(() -> publish(sink, int[].class, new int[] {1}))
                        .as("the step's attempts are for this")
                        .isNotInstanceOf(PipelineException.class);
            } else {
                publish(sink, int[].class, new int[] {1});
            }
            publish(sink, int[].class, new int[] {1});

            assertThat(content("x.json")).isEqualTo("[1]\n");
            assertThat(seen.get()).isPositive();
        }
    }

    @Test
    void missingBucketIsThatOfStores() {
        assertThatThrownBy(() -> publish(
                        Sinks.json(Location.of("s3://no-such-bucket/x.json?endpoint=" + server.endpoint())),
                        int[].class,
                        new int[] {1}))
                .isInstanceOf(PipelineException.class)
                .hasMessage(("[Store/NoBucket] there is no bucket 'no-such-bucket' at {endpoint}\n"
                                + "  at s3://no-such-bucket?endpoint={endpoint}\n"
                                + "  fix: correct the name, or make the bucket: aws s3 mb s3://no-such-bucket"
                                + " --endpoint-url {endpoint}")
                        .replace("{endpoint}", server.endpoint().toString()));
    }

    private static Pipeline publishing(String uri) {
        return HelloWorld.pipeline().toBuilder()
                .publish("spendPerSignup", Sinks.csv(Location.of(uri)))
                .defaults(step -> step.attempts(2).backoff(Duration.ofMillis(10), Duration.ofMillis(10)))
                .build();
    }

    @Test
    void stepWhoseServerFailsIsTriedAgain() throws Exception {
        AtomicInteger seen = new AtomicInteger();
        // As often as the client asks in one attempt of the step.
        Function<String, Fault> script =
                line -> line.startsWith("PUT") && seen.getAndIncrement() < 4 ? Fault.ERROR_500 : Fault.NONE;
        try (FaultProxy proxy = new FaultProxy(server.port(), 0, script);
                ArtifactStore store = Stores.memory()) {
            Run run = Runner.local(store)
                    .run(publishing("s3://" + bucket + "/cost.csv?endpoint=" + proxy.endpoint()), Map.of());

            assertThat(run.succeeded()).isTrue();
            assertThat(seen.get()).isEqualTo(5);
            assertThat(content("cost.csv")).startsWith("value\n10.0\n1.0\n");
        }
    }

    @Test
    void runIsFinishedWithoutComputingOnceThereIsABucket() throws Exception {
        String later = bucket + "-later";
        Pipeline pipeline = publishing("s3://" + later + "/cost.csv?endpoint=" + server.endpoint());
        try (ArtifactStore store = Stores.memory()) {
            Run run = Runner.local(store).run(pipeline, Map.of());
            assertThat(run.succeeded()).isFalse();
            assertThat(run.step("costs").failure())
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo("Store/NoBucket"));

            server.client().createBucket(request -> request.bucket(later));
            Run resumed = Runner.local(store).resume(pipeline, run.id());

            assertThat(resumed.succeeded()).isTrue();
            assertThat(resumed.step("costs").reused()).isTrue();
            assertThat(server.client()
                            .getObjectAsBytes(request -> request.bucket(later).key("cost.csv"))
                            .asUtf8String())
                    .startsWith("value\n");
        }
    }
}
