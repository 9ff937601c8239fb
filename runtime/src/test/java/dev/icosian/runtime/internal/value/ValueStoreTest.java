package dev.icosian.runtime.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactInput;
import dev.icosian.ArtifactOutput;
import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.Materializer;
import dev.icosian.TypeRef;
import dev.icosian.internal.Sha256;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.MaterializerUse;
import dev.icosian.runtime.internal.record.StoredOutput;
import dev.icosian.runtime.internal.testing.ForwardingStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueStoreTest {
    private static final byte[] BYTES = "some bytes of a value".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path root;

    private final AttemptFolder folder = AttemptFolder.create();

    @AfterEach
    void close() {
        folder.close();
    }

    /** A way to read bytes. */
    interface Way {
        byte[] read(ArtifactInput in) throws Exception;
    }

    static List<Arguments> ways() {
        return List.of(
                way("all of the stream", in -> in.open().readAllBytes()),
                way("a part of the stream, then all", in -> {
                    try (InputStream first = in.open()) {
                        first.read();
                    }
                    return in.open().readAllBytes();
                }),
                way("as many as it needs, without the end", in -> in.open().readNBytes((int) in.size())),
                way("byte by byte", in -> {
                    InputStream stream = in.open();
                    byte[] bytes = new byte[(int) in.size()];
                    for (int i = 0; i < bytes.length; i++) {
                        bytes[i] = (byte) stream.read();
                    }
                    return bytes;
                }),
                way("with a jump forward", in -> {
                    InputStream stream = in.open();
                    stream.skipNBytes(5);
                    byte[] rest = stream.readAllBytes();
                    byte[] all = in.open().readAllBytes();
                    assertThat(Arrays.copyOfRange(all, 5, all.length)).isEqualTo(rest);
                    return all;
                }),
                way("through a channel", in -> {
                    try (SeekableByteChannel channel = in.channel()) {
                        channel.position(5);
                        channel.read(ByteBuffer.allocate(3));
                        channel.position(0);
                        return Channels.newInputStream(channel).readAllBytes();
                    }
                }),
                way("as a file", in -> Files.readAllBytes(in.file())));
    }

    private static Arguments way(String name, Way way) {
        return Arguments.of(name, way);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void everyWayToReadGivesTheBytes(String name, Way way) throws Exception {
        try (ArtifactStore store = Stores.memory()) {
            store.putIfAbsent(Layout.blob(Sha256.hex(BYTES)), Content.of(BYTES));
            assertThat(new ValueStore(store).read(blob(), reader(way), folder)).isEqualTo(BYTES);
            assertThat(new ValueStore(store).read(inline(), reader(way), folder))
                    .isEqualTo(BYTES);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void noWayToReadLetsWrongBytesThrough(String name, Way way) throws Exception {
        byte[] wrong = BYTES.clone();
        wrong[7] ^= 1;
        try (ArtifactStore store = harmed(wrong)) {
            assertThatThrownBy(() -> new ValueStore(store).read(blob(), reader(way), folder))
                    .isInstanceOf(DamagedBytes.class);
        }
    }

    @Test
    void readerThatChokesOnWrongBytesIsNotToBlame() throws Exception {
        try (ArtifactStore store = harmed("some bytes of a vALUE".getBytes(StandardCharsets.UTF_8))) {
            assertThatThrownBy(() -> new ValueStore(store).read(blob(), choking(), folder))
                    .isInstanceOf(DamagedBytes.class)
                    .hasMessageStartingWith("expected sha256:" + Sha256.hex(BYTES) + ", found sha256:");
        }
        try (ArtifactStore store = Stores.memory()) {
            store.putIfAbsent(Layout.blob(Sha256.hex(BYTES)), Content.of(BYTES));
            assertThatThrownBy(() -> new ValueStore(store).read(blob(), choking(), folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("choked");
        }
    }

    @Test
    void cutBytesAreDamaged() throws Exception {
        try (ArtifactStore store = harmed(Arrays.copyOf(BYTES, 5))) {
            assertThatThrownBy(() -> new ValueStore(store).read(blob(), reader(in -> new byte[0]), folder))
                    .isInstanceOf(DamagedBytes.class)
                    .hasMessage("expected 21 bytes of sha256:" + Sha256.hex(BYTES) + ", found 5");
        }
    }

    @Test
    void wrongBytesAreReadOnceMore() throws Exception {
        byte[] wrong = BYTES.clone();
        wrong[0] ^= 1;
        try (ArtifactStore store = new ForwardingStore(Stores.memory()) {
            private int reads;

            @Override
            public Optional<Stored> get(String key) {
                return Optional.of(new Fixed(key, ++reads == 1 ? wrong : BYTES));
            }
        }) {
            assertThat(new ValueStore(store).read(blob(), reader(in -> in.open().readAllBytes()), folder))
                    .isEqualTo(BYTES);
        }
    }

    @Test
    void wrongBlobIsRepairedWhenTheRightOneIsWritten() throws Exception {
        try (ArtifactStore store = harmed(Arrays.copyOf(BYTES, BYTES.length - 1))) {
            new ValueStore(store).write(Content.of(BYTES));
            assertThat(new ValueStore(store).read(blob(), reader(in -> in.open().readAllBytes()), folder))
                    .isEqualTo(BYTES);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1 << 20, (1 << 20) + 1, 3_000_000})
    void spoolKnowsSizeAndDigestBeforeAnythingIsSent(int size) throws Exception {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Spool spool = new Spool(folder);
        OutputStream out = spool.open();
        for (int at = 0; at < size; at += 100_000) {
            out.write(bytes, at, Math.min(100_000, size - at));
        }
        Content content = spool.content();
        assertThat(content.size()).isEqualTo(size);
        assertThat(content.sha256()).isEqualTo(Sha256.hex(bytes));
        for (int i = 0; i < 2; i++) {
            try (InputStream in = content.open()) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void spoolTakesAFileToo() throws Exception {
        Spool spool = new Spool(folder);
        Path file = spool.file();
        assertThat(file).doesNotExist();
        Files.write(file, BYTES);
        assertThat(spool.content().sha256()).isEqualTo(Sha256.hex(BYTES));
        assertThatThrownBy(spool::open).hasMessage("an output can be opened once");
        assertThatThrownBy(() -> new Spool(folder).content())
                .isInstanceOf(IOException.class)
                .hasMessage("the materializer wrote nothing: it must open the output, or fill its file");
    }

    @Test
    void attemptFolderIsGoneWithTheAttempt() throws IOException {
        AttemptFolder gone = AttemptFolder.create();
        Files.createDirectories(gone.path().resolve("deep/deeper"));
        Files.writeString(gone.path().resolve("deep/deeper/file"), "x");
        gone.close();
        assertThat(gone.path()).doesNotExist();
    }

    private ArtifactStore harmed(byte[] wrong) throws IOException {
        ArtifactStore store = Stores.directory(root);
        String key = Layout.blob(Sha256.hex(BYTES));
        store.putIfAbsent(key, Content.of(BYTES));
        Path file = root.resolve(key);
        Files.delete(file);
        Files.write(file, wrong);
        return store;
    }

    private static StoredOutput blob() {
        return output(new StoredOutput.Bytes("text/plain", BYTES.length, Sha256.hex(BYTES), null, null));
    }

    private static StoredOutput inline() {
        return output(StoredOutput.Bytes.inline("text/plain", Sha256.hex(BYTES), null, BYTES));
    }

    private static StoredOutput output(StoredOutput.Bytes bytes) {
        return new StoredOutput("x", "byte[]", new MaterializerUse("test", 1, java.util.Map.of()), bytes);
    }

    private static Materializer<byte[]> choking() {
        return reader(in -> {
            throw new IllegalStateException("choked");
        });
    }

    private static Materializer<byte[]> reader(Way way) {
        return new Materializer<>() {
            @Override
            public String id() {
                return "test";
            }

            @Override
            public int version() {
                return 1;
            }

            @Override
            public TypeRef<byte[]> type() {
                return TypeRef.of(byte[].class);
            }

            @Override
            public String mediaType() {
                return "text/plain";
            }

            @Override
            public void write(byte[] value, ArtifactOutput out) {
                throw new UnsupportedOperationException();
            }

            @Override
            public byte[] read(ArtifactInput in) throws Exception {
                return way.read(in);
            }
        };
    }

    private record Fixed(String key, byte[] bytes) implements ArtifactStore.Stored {
        @Override
        public ArtifactStore.Entry entry() {
            return new ArtifactStore.Entry(key, bytes.length, java.time.Instant.EPOCH);
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public SeekableByteChannel channel() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() {
            return bytes.length;
        }
    }
}
