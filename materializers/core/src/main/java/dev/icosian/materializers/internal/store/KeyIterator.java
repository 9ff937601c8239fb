package dev.icosian.materializers.internal.store;

import dev.icosian.ArtifactStore.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
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
        String file = key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
        BasicFileAttributes attributes = attributes(file);
        if (attributes == null) {
            return;
        }
        if (attributes.isDirectory()) {
            levels.push(childrenOf(file + "/"));
        } else if (attributes.isRegularFile() && file.startsWith(prefix)) {
            next = new Entry(
                    file, attributes.size(), attributes.lastModifiedTime().toInstant());
        }
    }

    /** Returns names below a folder in the order of the keys that they lead to, without a look at most of the files. */
    private Iterator<String> childrenOf(String folder) throws IOException {
        List<String> children = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path path : paths) {
                String name = path.getFileName().toString();
                String file = folder + name;
                if (Keys.isSegment(name) && (file.startsWith(prefix) || prefix.startsWith(file + "/"))) {
                    children.add(file);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Collections.emptyIterator();
        }
        Collections.sort(children);
        if (markFolders(children)) {
            Collections.sort(children);
        }
        return children.iterator();
    }

    /**
     * Gives a folder its final slash where that decides its place: keys below {@code a} come after the key {@code a-b},
     * which sorts behind {@code a}. Returns whether any got one.
     */
    private boolean markFolders(List<String> sorted) throws IOException {
        boolean isMarked = false;
        for (int i = 0; i < sorted.size() - 1; i++) {
            String name = sorted.get(i);
            String following = sorted.get(i + 1);
            if (following.startsWith(name) && following.charAt(name.length()) < '/') {
                BasicFileAttributes attributes = attributes(name);
                if (attributes != null && attributes.isDirectory()) {
                    sorted.set(i, name + "/");
                    isMarked = true;
                }
            }
        }
        return isMarked;
    }

    private @Nullable BasicFileAttributes attributes(String file) throws IOException {
        try {
            return DirectoryStore.attributes(root.resolve(file));
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
