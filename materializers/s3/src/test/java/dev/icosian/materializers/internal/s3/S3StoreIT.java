package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactStore;
import dev.icosian.ArtifactStore.Entry;
import dev.icosian.ArtifactStore.Stored;
import dev.icosian.Content;
import dev.icosian.internal.Sha256;
import dev.icosian.internal.store.HistoryStore;
import dev.icosian.materializers.internal.store.Keys;
import dev.icosian.materializers.internal.store.StoreContractTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** The store does on a real server what every store does. */
@NeedsS3Server
class S3StoreIT extends StoreContractTest {
    private static final int MEBIBYTE = 1 << 20;

    /** What precedes the keys in the bucket. */
    private static final String PREFIX = "lake/icosian";

    private S3Server server;
    private String bucket;

    /** Whether the bucket keeps what was replaced and deleted. */
    boolean isVersioned() {
        return false;
    }

    S3Server server() {
        return server;
    }

    String bucket() {
        return bucket;
    }

    @Override
    protected ArtifactStore open() throws IOException {
        try {
            server = S3Server.shared();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
        bucket = server.bucket(isVersioned());
        ArtifactStore store = ArtifactStore.at(server.uri(bucket, PREFIX));
        assertThat(store).isInstanceOf(S3Store.class);
        return store;
    }

    /** The version, as soon as anything was written. */
    @Override
    protected int ownKeys() {
        return 1;
    }

    @Test
    void storeThatIsOnlyReadStaysEmpty() throws IOException {
        assertThat(store().get("a")).isEmpty();
        assertThat(keys("")).isEmpty();

        put("a", "x");

        assertThat(keys("")).containsExactly("a", "icosian-store.json");
        assertThat(text("icosian-store.json"))
                .isEqualTo(
                        "{\"formatVersion\":1}\nsha256:530487343c777d0f4ac9209c2b8334580c7fffe89079ba2769b42557bd4c37d6\n");
    }

    @Test
    void reopenedStoreHoldsWhatWasStored() throws IOException {
        put("a/b", "text");

        try (ArtifactStore again = ArtifactStore.at(store().uri().toString())) {
            assertThat(text(again.get("a/b").orElseThrow())).isEqualTo("text");
            assertThat(again.putIfAbsent("a/b", content("other"))).isFalse();
        }
    }

    @Test
    void storesWithOtherPrefixesAreOthers() throws IOException {
        put("a/b", "text");

        for (String prefix : new String[] {"", "lake", "lake/icosian2", "lake/icosian/a"}) {
            try (ArtifactStore other = ArtifactStore.at(server.uri(bucket, prefix))) {
                assertThat(other.get("a/b")).as(prefix).isEmpty();
                assertThat(other.putIfAbsent("a/b", content(prefix))).isTrue();
                assertThat(text(other.get("a/b").orElseThrow())).isEqualTo(prefix);
            }
        }
        assertThat(text("a/b")).isEqualTo("text");
    }

    /** A folder's marker, and what other programs have put there. */
    @ParameterizedTest
    @ValueSource(strings = {"folder/", "with blank", "ümlaut", ".hidden/x", "a/.b", "per%cent"})
    void objectWhoseNameIsNoKeyIsNotSeen(String name) throws IOException {
        put("a/b", "text");
        server.client()
                .putObject(
                        request -> request.bucket(bucket).key(PREFIX + "/" + name),
                        name.endsWith("/") ? RequestBody.empty() : RequestBody.fromString("x"));

        assertThat(keys("")).containsExactly("a/b", "icosian-store.json");
    }

    @Test
    void moreKeysThanAPageAreListed() throws IOException {
        int count = 1_105;
        for (int i = 0; i < count; i++) {
            int number = i;
            server.client()
                    .putObject(
                            request -> request.bucket(bucket)
                                    .key(PREFIX + "/k/" + (10_000 + number) + (number % 2 == 0 ? "" : "/x")),
                            RequestBody.fromString("x"));
        }

        assertThat(keys("k/")).hasSize(count).isSorted();
        assertThat(keys("k/1001")).hasSize(10);
    }

    @Test
    void newestOfMoreResultsThanAPageAreFound() throws Exception {
        String folder = "steps/p/s/";
        IntStream.range(0, 1_105).parallel().forEach(i -> {
            String name = Sha256.hex(("result " + i).getBytes(StandardCharsets.UTF_8)) + ".0.json";
            server.client()
                    .putObject(
                            request -> request.bucket(bucket).key(PREFIX + "/" + folder + name),
                            RequestBody.fromString("x"));
        });
        // Servers say times in whole seconds.
        Thread.sleep(1_100);
        List<String> last = List.of(folder + "0aa.0.json", folder + "faa.0.json");
        for (String key : last) {
            put(key, "x");
        }
        put(folder + "0bb.0.condemned", "x");
        put("steps/p/s2/0cc.0.json", "x");

        assertThat(((HistoryStore) store()).newest(folder, 2))
                .extracting(Entry::key)
                .containsExactlyInAnyOrderElementsOf(last);
    }

    /** From 16 MiB on content goes in parts of eight; what a part ends with must not matter. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                256 * 1024,
                256 * 1024 + 1,
                16 * MEBIBYTE - 1,
                16 * MEBIBYTE,
                16 * MEBIBYTE + 1,
                24 * MEBIBYTE,
                41 * MEBIBYTE + 12_345
            })
    void contentOfAnySizeComesBack(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        Content content = Content.of(bytes);
        String key = Keys.blob(content.sha256());

        assertThat(store().putIfAbsent(key, content)).isTrue();
        assertThat(store().putIfAbsent(key, content)).isFalse();

        Stored stored = store().get(key).orElseThrow();
        assertThat(stored.size()).isEqualTo(size);
        try (InputStream in = stored.open()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
        try (SeekableByteChannel channel = stored.channel()) {
            ByteBuffer end = ByteBuffer.allocate(4);
            channel.position(size - 4L).read(end);
            assertThat(end.array()).containsExactly(bytes[size - 4], bytes[size - 3], bytes[size - 2], bytes[size - 1]);
        }
        assertThat(uploads()).isZero();
    }

    @Test
    void largeRecordIsNotOverwritten() throws IOException {
        byte[] bytes = new byte[17 * MEBIBYTE];

        assertThat(store().putIfAbsent("large", Content.of(bytes))).isTrue();
        bytes[0] = 1;
        assertThat(store().putIfAbsent("large", Content.of(bytes))).isFalse();

        try (InputStream in = store().get("large").orElseThrow().open()) {
            assertThat(in.read()).isZero();
        }
        assertThat(uploads()).isZero();
    }

    @Test
    void largeContentThatIsNotWhatItSaysIsNotStored() throws IOException {
        Content right = Content.of(new byte[17 * MEBIBYTE]);
        byte[] wrong = new byte[17 * MEBIBYTE];
        wrong[wrong.length - 1] = 1;
        Content lying = new Lying(right, Content.of(wrong));
        String key = Keys.blob(right.sha256());

        assertThatThrownBy(() -> store().putIfAbsent(key, lying))
                .isInstanceOf(IOException.class)
                .hasMessage("the content changed while it was being stored");

        assertThat(store().head(key)).isEmpty();
        assertThat(uploads()).as("unfinished uploads").isZero();
    }

    @Test
    void damagedBlobIsNoticedAndRepaired() throws IOException {
        for (int size : new int[] {10, 300_000}) {
            Content content = Content.of(new byte[size]);
            String key = Keys.blob(content.sha256());
            store().putIfAbsent(key, content);
            byte[] damaged = new byte[size];
            damaged[size / 2] = 1;
            server.client()
                    .putObject(
                            request -> request.bucket(bucket).key(PREFIX + "/" + key), RequestBody.fromBytes(damaged));

            Stored stored = store().get(key).orElseThrow();
            assertThatThrownBy(() -> drain(stored))
                    .isInstanceOf(IOException.class)
                    .hasMessage(key + " is damaged: the SHA-256 of its bytes is "
                            + Content.of(damaged).sha256());
            assertThat(store().putIfAbsent(key, content)).as("put").isFalse();

            store().repairBlob(content.sha256(), content);

            drain(store().get(key).orElseThrow());
        }
    }

    @Test
    void listedAndLookedUpEntriesOfLargeObjectsAreEqual() throws IOException {
        store().putIfAbsent("large", Content.of(new byte[17 * MEBIBYTE]));

        Entry entry = store().head("large").orElseThrow();
        assertThat(store().get("large").orElseThrow().entry()).isEqualTo(entry);
        try (var entries = store().list("large")) {
            assertThat(entries).containsExactly(entry);
        }
    }

    private static void drain(Stored stored) throws IOException {
        try (InputStream in = stored.open()) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private int uploads() {
        return server.client()
                .listMultipartUploads(request -> request.bucket(bucket))
                .uploads()
                .size();
    }

    /** States the one and holds the other. */
    private record Lying(Content stated, Content held) implements Content {
        @Override
        public long size() {
            return stated.size();
        }

        @Override
        public String sha256() {
            return stated.sha256();
        }

        @Override
        public InputStream open() throws IOException {
            return held.open();
        }
    }
}
