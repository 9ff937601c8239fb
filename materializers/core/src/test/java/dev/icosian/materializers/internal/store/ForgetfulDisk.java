package dev.icosian.materializers.internal.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A disk that keeps through a power cut what was synced, and nothing else: the bytes of a file since its last sync, the
 * names in a folder since that of the folder. A name without its bytes is an empty file afterwards.
 */
final class ForgetfulDisk implements Disk {
    private final Path root;
    private final Map<Object, byte[]> bytes = new HashMap<>();
    private final Map<Path, Map<String, Object>> names = new HashMap<>();
    private final List<String> syncs = new ArrayList<>();
    private Runnable afterSync = () -> {};

    ForgetfulDisk(Path root) {
        this.root = root;
    }

    /** Calls back whenever something became durable. */
    void afterSync(Runnable action) {
        afterSync = action;
    }

    /** Returns what was synced since the last call: paths in the store, temporary files under one name. */
    synchronized List<String> takeSyncs() {
        List<String> taken = List.copyOf(syncs);
        syncs.clear();
        return taken;
    }

    @Override
    public synchronized void sync(Path file, FileChannel open) throws IOException {
        bytes.put(identity(file), Files.readAllBytes(file));
        note(file);
    }

    @Override
    public synchronized void syncFolder(Path folder) throws IOException {
        Map<String, Object> present = new TreeMap<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                present.put(child.getFileName().toString(), identity(child));
            }
        }
        names.put(folder, present);
        note(folder);
    }

    private void note(Path path) {
        syncs.add(root.relativize(path).toString().replaceAll("[.]tmp-.*", "TEMPORARY"));
        afterSync.run();
    }

    /** Makes a folder as the store's would be after a power cut now. */
    synchronized void cut(Path into) throws IOException {
        copy(root, into);
    }

    private void copy(Path folder, Path into) throws IOException {
        Files.createDirectories(into);
        for (Map.Entry<String, Object> entry :
                names.getOrDefault(folder, Map.of()).entrySet()) {
            Path from = folder.resolve(entry.getKey());
            Path target = into.resolve(entry.getKey());
            if (Files.isDirectory(from)) {
                copy(from, target);
            } else {
                Files.write(target, bytes.getOrDefault(entry.getValue(), new byte[0]));
            }
        }
    }

    private static Object identity(Path file) throws IOException {
        return Objects.requireNonNull(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }
}
