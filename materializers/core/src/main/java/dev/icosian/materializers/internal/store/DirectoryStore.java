package dev.icosian.materializers.internal.store;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.PipelineException;
import dev.icosian.internal.store.FolderStore;
import dev.icosian.internal.store.HistoryStore;
import dev.icosian.internal.store.LossyStore;
import dev.icosian.internal.store.StagingStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A store in a folder: a key is a relative path. What is stored survives a power cut once the call returned, and is
 * seen whole or not at all. Thread safe, and between processes too unless links are off.
 */
public final class DirectoryStore implements ArtifactStore, LossyStore, StagingStore, FolderStore, HistoryStore {
    private static final String DEFAULT_FOLDER = ".icosian";

    private final Path root;
    private final boolean links;
    private final Disk disk;
    private final Publication publication;
    private final Folders folders;
    private final RealFolders realFolders;
    private final RecentResults recent;
    private final DurableBlobs durableBlobs = new DurableBlobs();

    private DirectoryStore(Path root, boolean links, Disk disk, Publication publication) {
        this.root = root;
        this.links = links;
        this.disk = disk;
        this.publication = publication;
        this.folders = new Folders(root, disk);
        this.realFolders = new RealFolders(root);
        this.recent = new RecentResults(root, realFolders);
    }

    /**
     * Opens the store in a folder, which is made if absent.
     *
     * @throws PipelineException if the folder cannot be written, refuses hard links, or has another format version
     */
    public static DirectoryStore open(Path folder) {
        return open(folder, Disk.REAL);
    }

    /** Opens a store for one writer at a time on a file system without hard links. */
    public static DirectoryStore openWithoutLinks(Path folder) {
        DirectoryStore store = new DirectoryStore(absolute(folder), false, Disk.REAL, new ExclusiveFiles());
        store.initialize(() -> {});
        return store;
    }

    static DirectoryStore open(Path folder, Disk disk) {
        return open(folder, disk, new HardLinks(disk));
    }

    static DirectoryStore open(Path folder, HardLinks hardLinks) {
        return open(folder, Disk.REAL, hardLinks);
    }

    private static DirectoryStore open(Path folder, Disk disk, HardLinks hardLinks) {
        DirectoryStore store = new DirectoryStore(absolute(folder), true, disk, hardLinks);
        store.initialize(() -> hardLinks.probe(store.root));
        return store;
    }

    @Override
    public URI uri() {
        String uri = root.toUri().toString();
        String withoutSlash = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        return URI.create(withoutSlash + (links ? "" : "?links=off"));
    }

    @Override
    public Optional<Stored> get(String key) throws IOException {
        return head(key).map(entry -> new StoredFile(entry, path(key)));
    }

    @Override
    public Optional<Entry> head(String key) throws IOException {
        Path file = path(key);
        try {
            BasicFileAttributes attributes = attributes(file);
            return attributes.isRegularFile()
                    ? Optional.of(new Entry(
                            key,
                            attributes.size(),
                            attributes.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (liesBelowFile(file)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public boolean putIfAbsent(String key, Content content) throws IOException {
        return put(key, content, isBlob(key) ? Kind.BLOB : Kind.RECORD);
    }

    @Override
    public boolean putIfAbsentLossy(String key, Content content) throws IOException {
        return put(key, content, Kind.LOSSY);
    }

    @Override
    public Staged stage(String key, Content content) {
        return new StagedRecord(key, content);
    }

    private boolean put(String key, Content content, Kind kind) throws IOException {
        Keys.checkContent(Keys.check(key), content);
        Path file = path(key);
        Path folder = folderOf(file);
        // Records have a number that was free a moment ago; blobs are often there.
        if (kind == Kind.BLOB && head(key).isPresent()) {
            makeDurable(key, folder, kind);
            return false;
        }
        try {
            return inFolder(folder, () -> {
                RecentResults.Before noted = recent.before(key);
                boolean mine = publication.publish(file, content, kind);
                if (mine) {
                    recent.add(key, file, noted);
                }
                makeDurable(key, folder, kind);
                if (!mine) {
                    checkRegular(key, file);
                }
                return mine;
            });
        } catch (PipelineException e) {
            // Who may not write can still be told that there is nothing to write.
            if (head(key).isPresent()) {
                makeDurable(key, folder, kind);
                return false;
            }
            throw e;
        }
    }

    /** What took the name may be nothing that a store has, and never goes away by itself. */
    private void checkRegular(String key, Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = attributes(file);
        } catch (NoSuchFileException e) {
            return;
        }
        if (attributes.isDirectory()) {
            throw new IOException(key + " cannot be stored, since it is the folder of other keys");
        }
        if (!attributes.isRegularFile()) {
            throw StoreProblems.foreign(root, file, attributes);
        }
    }

    /** Also what another process wrote, which may not have come to this yet: the caller is about to rely on it. */
    private void makeDurable(String key, Path folder, Kind kind) throws IOException {
        if (kind == Kind.LOSSY || durableBlobs.contains(key)) {
            return;
        }
        disk.syncFolder(folder);
        folders.makeDurable(folder);
        if (kind == Kind.BLOB) {
            durableBlobs.add(key);
        }
    }

    @Override
    public void repairBlob(String sha256, Content content) throws IOException {
        String key = Keys.blob(sha256);
        Keys.checkContent(key, content);
        Path file = path(key);
        Path folder = folderOf(file);
        inFolder(folder, () -> {
            Path temporary = FileContent.temporaryIn(folder);
            try {
                FileContent.write(temporary, content, Kind.BLOB, disk);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
            disk.syncFolder(folder);
            folders.makeDurable(folder);
            return true;
        });
    }

    /** Returns the entries lazily; the stream throws {@link UncheckedIOException} where a folder cannot be read. */
    @Override
    public Stream<Entry> list(String prefix) throws IOException {
        Keys.checkPrefix(prefix);
        realFolders.check(root.resolve(prefix.substring(0, Math.max(0, prefix.lastIndexOf('/')))));
        KeyIterator keys = new KeyIterator(root, prefix);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(keys, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    @Override
    public List<Foreign> foreign(String folder) throws IOException {
        return new ForeignFiles(root).in(path(folder));
    }

    @Override
    public List<Entry> newest(String folder, int count) throws IOException {
        Keys.checkPrefix(folder);
        realFolders.check(root.resolve(folder));
        try {
            return recent.newest(folder, count, () -> new KeyIterator(root, folder), this::head);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void delete(String key) throws IOException {
        Path file = path(key);
        if (head(key).isEmpty()) {
            return;
        }
        durableBlobs.remove(key);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            if (StoreProblems.saysNotWritable(e)) {
                throw StoreProblems.notWritable(folderOf(file), e);
            }
            throw e;
        }
    }

    @Override
    public void close() {}

    static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private void initialize(Attempt probe) {
        try {
            boolean created = folders.createRoot();
            probe.run();
            if (created && root.endsWith(DEFAULT_FOLDER)) {
                publish(".gitignore", Content.of("*\n".getBytes(StandardCharsets.UTF_8)));
            }
            while (!StoreVersion.isWritten(root)) {
                publish(StoreVersion.KEY, StoreVersion.content());
            }
        } catch (HardLinks.LinkRefused e) {
            throw StoreProblems.noHardLinks(root, e.refusal());
        } catch (IOException | UnsupportedOperationException e) {
            throw StoreProblems.notWritable(root, e);
        }
    }

    private void publish(String name, Content content) throws IOException {
        publication.publish(root.resolve(name), content, Kind.RECORD);
        disk.syncFolder(root);
    }

    /** Makes the folder and writes into it; once more if the folder was deleted behind our back. */
    private boolean inFolder(Path folder, Write write) throws IOException {
        try {
            folders.ensure(folder);
            try {
                return write.run();
            } catch (NoSuchFileException e) {
                folders.forget();
                realFolders.forget();
                folders.ensure(folder);
                return write.run();
            }
        } catch (IOException e) {
            if (StoreProblems.saysNotWritable(e)) {
                throw StoreProblems.notWritable(folder, e);
            }
            throw e;
        }
    }

    private Path path(String key) {
        Path file = root.resolve(Keys.check(key));
        realFolders.check(folderOf(file));
        return file;
    }

    private boolean liesBelowFile(Path file) {
        for (Path next = file.getParent(); next != null && next.startsWith(root); next = next.getParent()) {
            if (Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                return !Files.isDirectory(next);
            }
        }
        return false;
    }

    private static boolean isBlob(String key) {
        return Keys.digestOf(key).isPresent();
    }

    private static Path folderOf(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " has no folder");
        }
        return folder;
    }

    private static Path absolute(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    @FunctionalInterface
    private interface Write {
        boolean run() throws IOException;
    }

    /** What goes wrong on the way is found once more, and told, when the content is put. */
    private final class StagedRecord implements Staged {
        private final String key;
        private final Content content;
        private @Nullable StagedFile file;

        StagedRecord(String key, Content content) {
            this.key = key;
            this.content = content;
            this.file = isBlob(key) || !publication.takesWritten() ? null : begun();
        }

        private @Nullable StagedFile begun() {
            Path folder;
            try {
                folder = folderOf(path(key));
                folders.ensure(folder);
            } catch (IOException | PipelineException e) {
                return null;
            }
            return StagedFile.write(folder, content, Kind.RECORD, disk);
        }

        @Override
        public boolean putIfAbsent() throws IOException {
            StagedFile staged = file;
            file = null;
            Path written = staged == null ? null : staged.awaitFile();
            if (written != null) {
                try {
                    boolean mine = publication.publishWritten(path(key), written, content);
                    if (mine) {
                        makeDurable(key, folderOf(path(key)), Kind.RECORD);
                        return true;
                    }
                } catch (NoSuchFileException e) {
                    // The folder was deleted behind our back.
                    folders.forget();
                    realFolders.forget();
                }
            }
            return DirectoryStore.this.putIfAbsent(key, content);
        }

        @Override
        public void close() {
            if (file != null) {
                file.delete();
            }
        }
    }

    private record StoredFile(Entry entry, Path path) implements Stored {
        @Override
        public InputStream open() throws IOException {
            InputStream bytes = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
            return Keys.digestOf(entry.key())
                    .<InputStream>map(digest -> new VerifyingInputStream(bytes, entry.key(), digest))
                    .orElse(bytes);
        }

        @Override
        public SeekableByteChannel channel() throws IOException {
            if (isBlob(entry.key())) {
                try (InputStream bytes = open()) {
                    bytes.transferTo(OutputStream.nullOutputStream());
                }
            }
            return Files.newByteChannel(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        public long size() {
            return entry.size();
        }
    }
}
