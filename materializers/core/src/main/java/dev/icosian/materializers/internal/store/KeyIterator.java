package dev.icosian.materializers.internal.store;

import dev.icosian.ArtifactStore.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The keys under a prefix in byte order, one folder in memory at a time per level. Files that come or go meanwhile may
 * or may not be seen. Not thread safe; throws {@link UncheckedIOException}.
 */
final class KeyIterator implements Iterator<Entry> {
    private final Path root;
    private final String prefix;
    private final Deque<Iterator<String>> levels = new ArrayDeque<>();
    private @Nullable Entry next;

    /** Makes an iterator; throws if the folder of the prefix cannot be read. */
    KeyIterator(Path root, String prefix) throws IOException {
        this.root = root;
        this.prefix = prefix;
        levels.push(childrenOf(prefix.substring(0, prefix.lastIndexOf('/') + 1)));
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && !levels.isEmpty()) {
                advance();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next != null;
    }

    @Override
    public Entry next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Entry result = next;
        next = null;
        return result;
    }

    private void advance() throws IOException {
        Iterator<String> level = levels.getFirst();
        if (!level.hasNext()) {
            levels.pop();
            return;
        }
        String key = level.next();
        if (key.endsWith("/")) {
            levels.push(childrenOf(key));
            return;
        }
        try {
            BasicFileAttributes attributes = DirectoryStore.attributes(root.resolve(key));
            next = new Entry(
                    key, attributes.size(), attributes.lastModifiedTime().toInstant());
        } catch (NoSuchFileException e) {
            next = null;
        }
    }

    /** Returns keys of files, and of folders with a final slash: that is how folders sort among the keys. */
    private Iterator<String> childrenOf(String folder) throws IOException {
        List<String> children = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path path : paths) {
                String name = path.getFileName().toString();
                String file = folder + name;
                // Most names of a large folder are refused without a look at the file.
                if (!Keys.isSegment(name) || !(file.startsWith(prefix) || prefix.startsWith(file + "/"))) {
                    continue;
                }
                String key = keyOf(path, file);
                if (key != null && mayLeadToPrefix(key)) {
                    children.add(key);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Collections.emptyIterator();
        }
        Collections.sort(children);
        return children.iterator();
    }

    private boolean mayLeadToPrefix(String key) {
        return key.startsWith(prefix) || (key.endsWith("/") && prefix.startsWith(key));
    }

    /** Returns the key of a file, or that of a folder with a final slash; null for anything else. */
    private static @Nullable String keyOf(Path path, String file) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                return file + "/";
            }
            return attributes.isRegularFile() ? file : null;
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
