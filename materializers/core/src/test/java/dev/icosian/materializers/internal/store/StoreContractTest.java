package dev.icosian.materializers.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactStore;
import dev.icosian.ArtifactStore.Entry;
import dev.icosian.ArtifactStore.Stored;
import dev.icosian.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store does, whatever it is made of. Stores of other modules are tested by it, too. */
public abstract class StoreContractTest {
    private ArtifactStore store;

    /** Returns a new, empty store. */
    protected abstract ArtifactStore open() throws IOException;

    @BeforeEach
    void openStore() throws IOException {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void absentKeyReadsAsNothing() throws IOException {
        assertThat(store.get("runs/p/r/run.json")).isEmpty();
        assertThat(store.head("runs/p/r/run.json")).isEmpty();
        assertThat(keys("runs/")).isEmpty();
    }

    @Test
    void keyBelowAnExistingKeyReadsAsNothing() throws IOException {
        put("a/b", "x");

        assertThat(store.get("a/b/c")).isEmpty();
        assertThat(store.head("a/b/c/d")).isEmpty();
        assertThat(keys("a/b/")).isEmpty();
        assertThat(store.get("a")).isEmpty();
    }

    @Test
    void storedContentIsRead() throws IOException {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        assertThat(put("runs/p/r/run.json", "text")).isTrue();

        Stored stored = store.get("runs/p/r/run.json").orElseThrow();
        assertThat(text(stored)).isEqualTo("text");
        assertThat(text(stored)).as("a second time").isEqualTo("text");
        assertThat(stored.size()).isEqualTo(4);
        assertThat(stored.entry().key()).isEqualTo("runs/p/r/run.json");
        assertThat(stored.entry().size()).isEqualTo(4);
        assertThat(stored.entry().modifiedAt()).isBetween(before, Instant.now().plusSeconds(1));
        assertThat(store.head("runs/p/r/run.json")).contains(stored.entry());
    }

    @Test
    void emptyContentIsContent() throws IOException {
        assertThat(put("a", "")).isTrue();
        assertThat(put("a", "x")).isFalse();
        assertThat(text("a")).isEmpty();
    }

    @Test
    void whatExistsIsNotOverwritten() throws IOException {
        put("a/b", "first");

        assertThat(put("a/b", "second")).isFalse();
        assertThat(put("a/b", "first")).isFalse();
        assertThat(text("a/b")).isEqualTo("first");
    }

    @Test
    protected void deletedKeyCanBeStoredAgain() throws IOException {
        put("a/b", "first");

        store.delete("a/b");
        store.delete("a/b");
        store.delete("never/there");

        assertThat(store.get("a/b")).isEmpty();
        assertThat(put("a/b", "second")).isTrue();
        assertThat(text("a/b")).isEqualTo("second");
    }

    @Test
    void deletingAKeyLeavesTheKeysBelowItsName() throws IOException {
        put("a/b", "x");

        store.delete("a");

        assertThat(text("a/b")).isEqualTo("x");
    }

    @Test
    void keysAreListedInByteOrder() throws IOException {
        List<String> shuffled = List.of(
                "s/p/b.1.json",
                "s/p/b.json",
                "s/p/b/x",
                "s/p/b-a",
                "s/p/b_a",
                "s/p/B",
                "s/p/b.10.json",
                "s/p/b.2.json",
                "s/p/a/z/z",
                "s/p/a/z-z",
                "s/p/0",
                "s/q",
                "r/x");
        for (String key : shuffled) {
            put(key, key);
        }

        assertThat(keys("s/p/"))
                .containsExactly(
                        "s/p/0",
                        "s/p/B",
                        "s/p/a/z-z",
                        "s/p/a/z/z",
                        "s/p/b-a",
                        "s/p/b.1.json",
                        "s/p/b.10.json",
                        "s/p/b.2.json",
                        "s/p/b.json",
                        "s/p/b/x",
                        "s/p/b_a");
        assertThat(keys("s/p/b.1")).containsExactly("s/p/b.1.json", "s/p/b.10.json");
        assertThat(keys("s/p/b")).startsWith("s/p/b-a").hasSize(7);
        assertThat(keys("s")).hasSize(12);
        assertThat(keys("s/p/a/z/z")).containsExactly("s/p/a/z/z");
        assertThat(keys("s/p/c")).isEmpty();
        assertThat(keys("t/")).isEmpty();
        assertThat(keys("")).hasSize(13 + ownKeys()).isSorted();
    }

    @Test
    void listedEntryIsThatOfTheKey() throws IOException {
        put("a/b", "text");

        try (Stream<Entry> entries = store.list("a/")) {
            assertThat(entries).containsExactly(store.head("a/b").orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "a/../b",
                "a/.hidden",
                ".tmp-1",
                "a b",
                "a\\b",
                "ä",
                "a:b",
                "a\u0000",
                "a\n"
            })
    void whatIsNoKeyIsRefused(String key) {
        Content content = content("x");

        assertThatThrownBy(() -> store.get(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.head(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.putIfAbsent(key, content)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../", "/", "a//", "../a", "a/../", ".", "a/.t"})
    void prefixOfNoKeyIsRefused(String prefix) {
        assertThatThrownBy(() -> store.list(prefix)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void longestSegmentIs255Bytes() throws IOException {
        assertThat(put("a/" + "x".repeat(255), "text")).isTrue();
        assertThat(text("a/" + "x".repeat(255))).isEqualTo("text");
        assertThatThrownBy(() -> put("a/" + "x".repeat(256), "text"))
                .hasMessage(
                        "'a/" + "x".repeat(256) + "' is no key: '" + "x".repeat(256)
                                + "' is not a name of up to 255 letters, digits, '.', '_' and '-' that does not begin with '.'");
    }

    @Test
    void blobTakesOnlyContentOfItsDigest() {
        String key = Keys.blob(content("right").sha256());

        assertThatThrownBy(() -> put(key, "wrong"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("content with SHA-256 " + content("wrong").sha256() + " cannot be stored as " + key);
    }

    @Test
    void contentThatIsNotWhatItSaysIsNotStored() throws IOException {
        Content right = content("right");
        Content lying = new Content() {
            @Override
            public long size() {
                return right.size();
            }

            @Override
            public String sha256() {
                return right.sha256();
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream("wrong".getBytes(StandardCharsets.UTF_8));
            }
        };
        String key = Keys.blob(right.sha256());

        assertThatThrownBy(() -> store.putIfAbsent(key, lying))
                .isInstanceOf(IOException.class)
                .hasMessage("the content changed while it was being stored");

        assertThat(store.get(key)).isEmpty();
        assertThat(keys("blobs/")).isEmpty();
        assertThatThrownBy(() -> store.repairBlob(right.sha256(), lying)).isInstanceOf(IOException.class);
        assertThat(store.get(key)).isEmpty();
    }

    @Test
    void repairRefusesContentOfAnotherDigest() {
        assertThatThrownBy(() -> store.repairBlob(content("right").sha256(), content("wrong")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.repairBlob("nonsense", content("wrong")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'nonsense' is no SHA-256: 64 lower-case hex digits");
    }

    @Test
    void repairStoresTheBlob() throws IOException {
        Content right = content("right");

        store.repairBlob(right.sha256(), right);
        store.repairBlob(right.sha256(), right);

        assertThat(text(Keys.blob(right.sha256()))).isEqualTo("right");
    }

    @Test
    void channelJumpsAndDoesNotWrite() throws IOException {
        Content content = content("0123456789");
        String key = Keys.blob(content.sha256());
        store.putIfAbsent(key, content);

        try (SeekableByteChannel channel = store.get(key).orElseThrow().channel()) {
            ByteBuffer three = ByteBuffer.allocate(3);
            channel.position(5).read(three);
            assertThat(new String(three.array(), StandardCharsets.US_ASCII)).isEqualTo("567");
            assertThat(channel.position()).isEqualTo(8);
            assertThat(channel.size()).isEqualTo(10);
            assertThat(channel.position(10).read(ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
                    .isInstanceOf(NonWritableChannelException.class);
            assertThatThrownBy(() -> channel.truncate(1)).isInstanceOf(NonWritableChannelException.class);
        }
    }

    @Test
    void largeContentComesBack() throws IOException {
        byte[] bytes = new byte[1_000_003];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        Content content = Content.of(bytes);
        String key = Keys.blob(content.sha256());

        assertThat(store.putIfAbsent(key, content)).isTrue();

        try (InputStream in = store.get(key).orElseThrow().open()) {
            assertThat(in.skip(10)).isEqualTo(10);
            assertThat(in.read()).isEqualTo(bytes[10] & 0xFF);
            byte[] rest = in.readAllBytes();
            assertThat(rest).hasSize(bytes.length - 11).endsWith(bytes[bytes.length - 1]);
        }
    }

    @Test
    void ofManyThreadsOneStoresAKey() throws Exception {
        int threads = 8;
        int rounds = 40;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Future<List<Boolean>>> results = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                String mine = "by " + thread + " ".repeat(thread * 100);
                Callable<List<Boolean>> writer = () -> {
                    List<Boolean> won = new ArrayList<>();
                    for (int round = 0; round < rounds; round++) {
                        start.await(30, TimeUnit.SECONDS);
                        boolean stored = put("race/" + round, mine);
                        won.add(stored);
                        String seen = text("race/" + round);
                        assertThat(seen.startsWith("by ")).isTrue();
                        assertThat(seen.equals(mine)).isEqualTo(stored);
                    }
                    return won;
                };
                results.add(pool.submit(writer));
            }
            List<List<Boolean>> won = new ArrayList<>();
            for (Future<List<Boolean>> result : results) {
                won.add(result.get(60, TimeUnit.SECONDS));
            }
            for (int round = 0; round < rounds; round++) {
                int each = round;
                assertThat(won.stream().filter(list -> list.get(each)).count())
                        .as("winners of round " + round)
                        .isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(keys("race/")).hasSize(rounds);
    }

    /** Returns how many keys a new store has of its own. */
    protected int ownKeys() {
        return 0;
    }

    protected ArtifactStore store() {
        return store;
    }

    protected boolean put(String key, String text) throws IOException {
        return store.putIfAbsent(key, content(text));
    }

    protected String text(String key) throws IOException {
        return text(store.get(key).orElseThrow());
    }

    protected List<String> keys(String prefix) throws IOException {
        try (Stream<Entry> entries = store.list(prefix)) {
            return entries.map(Entry::key).toList();
        }
    }

    protected static String text(Stored stored) throws IOException {
        try (InputStream in = stored.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    protected static Content content(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
