package shop;

import dev.icosian.Location;
import dev.icosian.Pipeline;
import dev.icosian.Secret;
import dev.icosian.Sink;
import dev.icosian.TypeRef;
import dev.icosian.cli.Icosian;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A program that takes a password, and whose clients say more than they should, for tests that start it. */
public final class Vault {
    private Vault() {}

    /** A client that shows its password wherever it is shown. */
    public record Client(String user, String password) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Vault.fail("close", password);
        }
    }

    /** Opens the client. */
    public static Client client(Secret password) throws IOException {
        fail("open", password.reveal());
        return new Client("me", password.reveal());
    }

    /** Reads something with it. */
    public static List<String> orders(Client client) throws IOException {
        fail("read", client.password());
        return new ArrayList<>(List.of("tea", "salt"));
    }

    /** Has nothing to do with it. */
    public static int total(List<String> orders) throws IOException {
        fail("total", "nothing secret");
        return orders.size();
    }

    private static void fail(String where, String secret) throws IOException {
        if (!where.equals(System.getenv("VAULT_FAILS"))) {
            return;
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        IllegalStateException cause = new IllegalStateException("401 for Basic "
                + Base64.getEncoder().encodeToString(("me:" + secret).getBytes(StandardCharsets.UTF_8)) + " and "
                + Base64.getUrlEncoder().encodeToString(bytes));
        cause.addSuppressed(new IOException("sent " + HexFormat.of().formatHex(bytes)));
        throw new IOException("refused: jdbc:test:user=me;password=" + secret, cause);
    }

    /** A file, written with the client. */
    record Ledger(Location location) implements Sink<Integer> {
        @Override
        public String id() {
            return "ledger";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public boolean accepts(TypeRef<?> type) {
            return true;
        }

        @Override
        public List<String> uses() {
            return List.of("client");
        }

        @Override
        public String publish(Integer value, Location.Resolved at) throws IOException {
            Client client = (Client) at.using().get("client");
            fail("publish", client.password());
            Files.writeString(Path.of(at.uri()), client.user() + " " + value + "\n");
            return "0".repeat(64);
        }
    }

    private static Pipeline pipeline() {
        return Pipeline.named("vault")
                .modules(Vault.class)
                .secret("password")
                .ephemeral("client")
                .outputs("total")
                .step("read", step -> step.nodes("orders"))
                .step("report", step -> step.rest())
                .publish("total", new Ledger(Location.of("ledger.txt")))
                .build();
    }

    /** The command line. */
    public static void main(String[] args) {
        Icosian.main(args, Vault::pipeline);
    }
}
