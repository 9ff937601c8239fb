package dev.icosian.runtime.internal.params;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.internal.Sha256;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.key.KeyEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a file or folder holds.
 *
 * @param sha256 of a file's bytes; of a folder, over the sorted relative names and digests of its files
 * @param size in bytes; of a folder, of all its files
 * @param files of a folder: each by its relative name with {@code /}, in the order of their bytes; else empty
 */
public record FileDigest(String sha256, long size, Map<String, FileDigest> files) {
    private static final byte[] FOLDER_PREFIX = "icosian/directory/1\n".getBytes(StandardCharsets.US_ASCII);

    /** Reads a file or a folder; a symbolic link inside a folder is a {@link PipelineException}. */
    public static FileDigest of(Path file) throws IOException {
        return Files.isDirectory(file) ? ofFolder(file) : ofFile(file);
    }

    private static FileDigest ofFile(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        long size = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
            }
        }
        return new FileDigest(HexFormat.of().formatHex(digest.digest()), size, Map.of());
    }

    private static FileDigest ofFolder(Path folder) throws IOException {
        Map<String, FileDigest> files = new TreeMap<>(Utf8Order.INSTANCE);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isRegularFile()) {
                    throw notRegular(folder, file, attributes);
                }
                String name = folder.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                files.put(name, ofFile(file));
                return FileVisitResult.CONTINUE;
            }
        });
        MessageDigest digest = Sha256.digest();
        digest.update(FOLDER_PREFIX);
        long size = 0;
        for (Map.Entry<String, FileDigest> file : files.entrySet()) {
            byte[] content = HexFormat.of().parseHex(file.getValue().sha256());
            digest.update(KeyEncoder.encode(List.of(file.getKey(), content)));
            size += file.getValue().size();
        }
        return new FileDigest(HexFormat.of().formatHex(digest.digest()), size, Collections.unmodifiableMap(files));
    }

    private static PipelineException notRegular(Path folder, Path file, BasicFileAttributes attributes) {
        String kind = attributes.isSymbolicLink() ? "a symbolic link" : "no regular file";
        return new PipelineException(List.of(new Problem(
                "Run/NotRegularFile",
                "the folder " + folder + " holds " + kind + ": " + folder.relativize(file),
                null,
                "a folder that a run reads may hold files and folders only, so that its content is its own")));
    }
}
