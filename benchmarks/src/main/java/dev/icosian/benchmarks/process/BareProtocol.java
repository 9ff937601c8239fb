package dev.icosian.benchmarks.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The same files with the same syncs, by nothing but the JDK: what durable storage costs by itself. */
final class BareProtocol {
    private BareProtocol() {}

    /**
     * A file to store.
     *
     * @param path relative
     * @param bytes not changed
     */
    record Stored(Path path, byte[] bytes) {}

    /** Stores files one after the other below a folder; each is durable, and seen whole or not at all. */
    static void store(Path root, List<Stored> files) throws IOException {
        for (Stored file : files) {
            Path target = root.resolve(file.path());
            Path folder = target.resolveSibling("");
            ensure(folder);
            Path temporary = folder.resolve(".tmp-" + System.nanoTime());
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(file.bytes());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
            }
            Files.createLink(target, temporary);
            Files.delete(temporary);
            sync(folder);
        }
    }

    private static void ensure(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.resolveSibling("");
        ensure(parent);
        Files.createDirectory(folder);
        sync(parent);
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
