package dev.icosian.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.PipelineException;
import dev.icosian.temporal.internal.connect.Configured;
import dev.icosian.temporal.internal.connect.Connection;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptor;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Address, namespace, API key and TLS are those of the standard configuration: variables and profiles. */
final class ConnectionTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** Answers that a namespace is there, and notes how it was asked. */
    private final class Answering extends WorkflowServiceGrpc.WorkflowServiceImplBase implements ServerInterceptor {
        @Override
        public void describeNamespace(
                DescribeNamespaceRequest request, StreamObserver<DescribeNamespaceResponse> observer) {
            asked.add("namespace " + request.getNamespace());
            observer.onNext(DescribeNamespaceResponse.getDefaultInstance());
            observer.onCompleted();
        }

        @Override
        public void getSystemInfo(GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> observer) {
            observer.onNext(GetSystemInfoResponse.getDefaultInstance());
            observer.onCompleted();
        }

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            for (String name : List.of("authorization", "x-team")) {
                asked.add(name + " " + headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)));
            }
            return next.startCall(call, headers);
        }
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }

    /** Makes a certificate that signs itself, for this machine; returns the names of the files of both parts. */
    private Path[] certificate() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Path certificate = folder.resolve("server.pem");
        Path key = folder.resolve("server.key");
        Files.writeString(
                certificate, pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
        Files.writeString(
                key,
                pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded()));
        return new Path[] {certificate, key};
    }

    @Test
    void profileOfTheFileSaysAddressNamespaceKeyAndCertificates() throws Exception {
        Path[] certificate = certificate();
        ServerCredentials credentials = TlsServerCredentials.create(certificate[0].toFile(), certificate[1].toFile());
        Answering answering = new Answering();
        // On loopback only: Grpc.newServerBuilderForPort takes calls from everywhere.
        Server server = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), credentials)
                .addService(answering)
                .intercept(answering)
                .build()
                .start();
        try {
            Path file = folder.resolve("temporal.toml");
            Files.writeString(file, """
                    [profile.default]
                    address = "127.0.0.1:1"

                    [profile.prod]
                    address = "localhost:%d"
                    namespace = "shop"
                    api_key = "open-sesame"
                    [profile.prod.tls]
                    server_ca_cert_path = "%s"
                    [profile.prod.grpc_meta]
                    x-team = "prices"
                    """.formatted(server.getPort(), certificate[0]));
            Map<String, String> environment =
                    Map.of("TEMPORAL_CONFIG_FILE", file.toString(), "TEMPORAL_PROFILE", "prod");
            try (Connection connection = Connection.to(Configured.load(environment))) {
                assertThat(connection.shown()).isEqualTo("localhost:" + server.getPort() + ", by TEMPORAL_PROFILE");
                assertThat(connection.client().getOptions().getNamespace()).isEqualTo("shop");
            }
            assertThat(asked)
                    .contains("namespace shop", "authorization Bearer open-sesame")
                    .contains("x-team prices");

            // Who does not know the certificate does not talk to it.
            String without = Files.readString(file).replaceAll("server_ca_cert_path.*", "");
            Files.writeString(file, without);
            assertThatThrownBy(() -> Connection.to(Configured.load(environment)))
                    .isInstanceOf(PipelineException.class)
                    .hasMessageContaining(
                            "[Temporal/NoServer] no Temporal server answers at localhost:" + server.getPort());
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void variablesComeBeforeTheFile() throws Exception {
        Path file = folder.resolve("temporal.toml");
        Files.writeString(file, """
                [profile.default]
                address = "a:1"
                namespace = "of-the-file"
                """, StandardCharsets.UTF_8);
        Configured plain = Configured.load(Map.of("TEMPORAL_CONFIG_FILE", file.toString()));
        assertThat(plain.shown()).isEqualTo("a:1, by TEMPORAL_CONFIG_FILE");
        assertThat(plain.profile().getNamespace()).isEqualTo("of-the-file");
        Configured both = Configured.load(Map.of(
                "TEMPORAL_CONFIG_FILE",
                file.toString(),
                "TEMPORAL_ADDRESS",
                "b:2",
                "TEMPORAL_NAMESPACE",
                "of-the-variable",
                "TEMPORAL_API_KEY",
                "key"));
        assertThat(both.shown()).isEqualTo("b:2, by TEMPORAL_ADDRESS");
        assertThat(both.profile().getNamespace()).isEqualTo("of-the-variable");
        assertThat(both.profile().getApiKey()).isEqualTo("key");
    }

    @Test
    void usualFileIsFound() throws Exception {
        Path file = folder.resolve("temporalio/temporal.toml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "[profile.default]\naddress = \"c:3\"\n");

        Configured configured = Configured.load(Map.of("XDG_CONFIG_HOME", folder.toString()));

        assertThat(configured.isGiven()).isTrue();
        assertThat(configured.shown()).isEqualTo("c:3, by " + file);
        assertThat(Configured.load(Map.of("HOME", folder.toString())).isGiven()).isFalse();
    }
}
