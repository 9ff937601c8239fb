package dev.icosian.materializers.internal.store;

import dev.icosian.Content;
import dev.icosian.internal.BytesContent;
import dev.icosian.internal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/** Writes content to a new file, and checks on the way that it is what it says. */
final class FileContent {
    private static final int BUFFER = 1 << 16;
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    private static final FileAttribute<?>[] NONE = {};

    /** For whom, the user says by the umask. */
    private static final FileAttribute<?>[] READ_ONLY = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--r--r--"))
    };

    private FileContent() {}

    /** Returns a name for a temporary file in a folder, which no key can name. */
    static Path temporaryIn(Path folder) {
        return folder.resolve(Folders.TEMPORARY_PREFIX + UUID.randomUUID());
    }

    /** Writes a file that must not exist yet; what it leaves after an exception is the caller's to delete. */
    static void write(Path file, Content content, Kind kind, Disk disk) throws IOException {
        FileAttribute<?>[] attributes = kind == Kind.BLOB && hasPermissions(file) ? READ_ONLY : NONE;
        try (FileChannel channel = FileChannel.open(file, NEW, attributes)) {
            copy(content, channel);
            if (kind != Kind.LOSSY) {
                disk.sync(file, channel);
            }
        }
    }

    private static void copy(Content content, FileChannel channel) throws IOException {
        if (content instanceof BytesContent bytes) {
            // Nobody can have changed these.
            writeAll(bytes.buffer(), channel);
            return;
        }
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, content.size()))];
        long size = 0;
        try (InputStream in = content.open()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                size += count;
                writeAll(ByteBuffer.wrap(buffer, 0, count), channel);
            }
        }
        if (size != content.size() || !HexFormat.of().formatHex(digest.digest()).equals(content.sha256())) {
            throw new IOException("the content changed while it was being stored");
        }
    }

    private static void writeAll(ByteBuffer bytes, FileChannel channel) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static boolean hasPermissions(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
