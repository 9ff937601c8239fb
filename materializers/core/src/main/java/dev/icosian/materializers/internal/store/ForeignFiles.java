package dev.icosian.materializers.internal.store;

import dev.icosian.internal.Utf8Order;
import dev.icosian.internal.store.FolderStore.Foreign;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what stands in the folders of a store and is none of its files: links, pipes and the like, which are in the way,
 * and names that no key has, which are not. Looks into no folder that a key does not lead to. For one use.
 */
final class ForeignFiles {
    /** Also those that change the direction of what follows. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    private final Path root;
    private final Deque<Path> folders = new ArrayDeque<>();
    private final List<Foreign> found = new ArrayList<>();

    ForeignFiles(Path root) {
        this.root = root;
    }

    /** Returns what is found in a folder below the root, or in its place. */
    List<Foreign> in(Path top) throws IOException {
        BasicFileAttributes attributes = attributes(top);
        if (attributes == null) {
            return List.of();
        }
        if (attributes.isDirectory()) {
            folders.push(top);
        } else {
            add(top, attributes);
        }
        while (!folders.isEmpty()) {
            look(folders.pop());
        }
        found.sort(Comparator.comparing(Foreign::path, Utf8Order.INSTANCE));
        return List.copyOf(found);
    }

    private void look(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                BasicFileAttributes attributes = attributes(file);
                if (attributes != null && !Folders.isTemporary(file)) {
                    judge(file, attributes);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // It went away meanwhile, and what was in it, too.
            return;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void judge(Path file, BasicFileAttributes attributes) {
        if (!attributes.isDirectory() && !attributes.isRegularFile()) {
            add(file, attributes);
        } else if (!Keys.isSegment(String.valueOf(file.getFileName()))) {
            found.add(new Foreign(path(file), null));
        } else if (attributes.isDirectory()) {
            folders.push(file);
        }
    }

    private void add(Path file, BasicFileAttributes attributes) {
        StoreProblems.foreign(root, file, attributes)
                .problems()
                .forEach(problem -> found.add(new Foreign(path(file), problem)));
    }

    private String path(Path file) {
        return shown(
                root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/"));
    }

    /** Returns a name as it can be shown: others chose it. */
    static String shown(String name) {
        return UNSEEN.matcher(name).replaceAll("?");
    }

    private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
        try {
            return DirectoryStore.attributes(file);
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
