package dev.icosian.materializers.internal.s3;

import dev.icosian.ArtifactStore.Entry;
import dev.icosian.ArtifactStore.Stored;
import dev.icosian.materializers.internal.store.Keys;
import dev.icosian.materializers.internal.store.VerifyingInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What an object holds, verified if it is a blob. */
record StoredObject(Entry entry, Bytes bytes) implements Stored {
    /** Opens the bytes as they come from the server. */
    @FunctionalInterface
    interface Bytes {
        InputStream open() throws IOException;
    }

    static StoredObject inMemory(Entry entry, byte[] bytes) {
        return new StoredObject(entry, () -> new ByteArrayInputStream(bytes));
    }

    @Override
    public InputStream open() throws IOException {
        InputStream in = bytes.open();
        return Keys.digestOf(entry.key())
                .<InputStream>map(digest -> new VerifyingInputStream(in, entry.key(), digest))
                .orElse(in);
    }

    /** Returns a channel of a copy that lasts as long as it is open: who jumps asks for many small pieces. */
    @Override
    public SeekableByteChannel channel() throws IOException {
        Path copy = file();
        try {
            return Files.newByteChannel(copy, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    @Override
    public long size() {
        return entry.size();
    }
}
