package dev.icosian.internal.file;

import dev.icosian.internal.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** A file that is replaced as a whole: its readers see the old bytes or the new ones. */
public final class AtomicFile {
    private static final String TEMPORARY = ".tmp";
    private static final int UUID_LENGTH = 36;

    /** No writer pauses that long between two bytes, so that of an older temporary file is dead. */
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    private final Path file;

    /** Makes the file at a path, which need not exist. */
    public AtomicFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Replaces the bytes, durably, unless they are equal; makes the folder where it is missing. Takes away what killed
     * writers of this file left beside it more than an hour ago.
     *
     * @return the SHA-256 of the bytes
     */
    public <X extends Exception> String replace(Filler<X> filler) throws IOException, X {
        Path folder = file.getParent();
        Path name = file.getFileName();
        if (folder == null || name == null) {
            throw new IOException(file + " is no file");
        }
        Files.createDirectories(folder);
        deleteAbandoned(folder, name);
        Path temporary = folder.resolve(prefix(name) + UUID.randomUUID() + TEMPORARY);
        try {
            String sha256 = fill(temporary, filler);
            if (!holds(sha256, Files.size(temporary))) {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                FolderSync.sync(folder);
            }
            return sha256;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static String prefix(Path name) {
        return "." + name + ".";
    }

    /** Looks at nothing but temporary files of this very target. */
    private static void deleteAbandoned(Path folder, Path name) {
        Instant limit = Instant.now().minus(ABANDONED_AFTER);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> isTemporary(file, name))) {
            for (Path left : files) {
                if (Files.getLastModifiedTime(left, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(limit)) {
                    Files.deleteIfExists(left);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Another process may be cleaning up at the same time; what stays is tried again by the next one.
            return;
        }
    }

    private static boolean isTemporary(Path file, Path name) {
        String found = String.valueOf(file.getFileName());
        String prefix = prefix(name);
        if (found.length() != prefix.length() + UUID_LENGTH + TEMPORARY.length()
                || !found.startsWith(prefix)
                || !found.endsWith(TEMPORARY)) {
            return false;
        }
        try {
            UUID.fromString(found.substring(prefix.length(), prefix.length() + UUID_LENGTH));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static <X extends Exception> String fill(Path temporary, Filler<X> filler) throws IOException, X {
        MessageDigest digest = Sha256.digest();
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            OutputStream bytes =
                    new BufferedOutputStream(new DigestOutputStream(Channels.newOutputStream(channel), digest));
            filler.fill(bytes);
            bytes.flush();
            channel.force(false);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private boolean holds(String sha256, long size) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != size) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.hex(in).equals(sha256);
        }
    }

    /**
     * Writes all bytes of a file; must not close the stream.
     *
     * @param <X> what it may throw beside what streams do
     */
    @FunctionalInterface
    public interface Filler<X extends Exception> {
        /** Writes the bytes. */
        void fill(OutputStream out) throws IOException, X;
    }
}
