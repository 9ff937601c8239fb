package dev.icosian.materializers.internal.store;

import dev.icosian.ArtifactStore.Entry;
import dev.icosian.internal.store.NewestEntries;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in a file per step which results came last, since a folder says so only by a look at all that is in it. Every
 * writer adds a line once its result is there. The notes count only while nothing has changed in the step's folder after
 * the last line; else all results are looked at, and if they are many, the next writer notes the newest anew. So the file may be deleted, or be old, or
 * say anything: what it names is looked at. Thread safe, and between processes too.
 */
final class RecentResults {
    /** No key can name it. */
    private static final String FOLDER = ".recent";

    private static final String RESULTS = "steps/";
    private static final String JSON = ".json";
    private static final Pattern LINE = Pattern.compile("([0-8]?[0-9]{1,18}) ([0-9A-Za-z_-][0-9A-Za-z._-]{0,254})");

    /** What is read of the end: some dozens of lines. */
    private static final int TAIL = 1 << 13;

    /** What is written down anew: fewer than are read, so that lines that others add meanwhile are read too. */
    private static final int ANEW = 16;

    /** From here on a file begins again. */
    private static final long LONGEST = 1 << 20;

    private static final Set<OpenOption> APPEND = Set.of(StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.APPEND, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS);

    /** So many are looked at faster than notes are. */
    private static final int FEW = 64;

    private final Path root;
    private final RealFolders realFolders;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    RecentResults(Path root, RealFolders realFolders) {
        this.root = root;
        this.realFolders = realFolders;
    }

    /** Returns all entries of a folder. */
    @FunctionalInterface
    interface Listing {
        Iterator<Entry> entries() throws IOException;
    }

    /** Returns one entry, empty if it is not there. */
    @FunctionalInterface
    interface Look {
        Optional<Entry> at(String key) throws IOException;
    }

    /** What a writer knows of the notes before it stores a result; null in it: they are not current. */
    record Before(@Nullable String lines) {}

    /** What was seen by a look at all: who only asks writes nothing. */
    private record Seen(FileTime changed, String lines) {}

    /** Returns what to tell when a key is stored. */
    Before before(String key) {
        String folder = folderOf(key);
        Path notes = key.endsWith(JSON) ? notesOf(folder) : null;
        if (notes == null) {
            return new Before(null);
        }
        if (isCurrent(notes, root.resolve(folder))) {
            return new Before("");
        }
        Seen last = seen.remove(folder);
        if (last == null || !last.changed().equals(changed(root.resolve(folder)))) {
            return new Before(null);
        }
        return new Before(last.lines());
    }

    /**
     * Takes note of a key that has just been stored. Notes that were not current are deleted: else the line would make
     * them look as if they were. Whatever goes wrong only costs time.
     */
    void add(String key, Path file, Before before) {
        Path notes = key.endsWith(JSON) ? notesOf(folderOf(key)) : null;
        if (notes == null) {
            return;
        }
        String lines = before.lines();
        try {
            if (lines == null) {
                Files.deleteIfExists(notes);
                return;
            }
            FileTime time = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
            append(notes, lines + line(key, time.toInstant()), lines.isEmpty() ? APPEND : CREATE);
        } catch (IOException e) {
            // Without its line, the change of the folder makes the next one who asks look at all.
            return;
        }
    }

    /** Returns the newest results in a folder, newest first. */
    List<Entry> newest(String folder, int count, Listing listing, Look look) throws IOException {
        Path notes = notesOf(folder);
        List<Entry> noted = notes == null ? List.of() : noted(notes, folder, count, look);
        if (noted.size() == count) {
            return noted;
        }
        FileTime before = changed(root.resolve(folder));
        NewestEntries newest = new NewestEntries(Math.max(count, ANEW));
        AtomicInteger results = new AtomicInteger();
        listing.entries().forEachRemaining(entry -> {
            if (entry.key().indexOf('/', folder.length()) < 0) {
                results.incrementAndGet();
                newest.add(entry);
            }
        });
        List<Entry> all = newest.list();
        if (notes != null && before != null && results.get() > FEW) {
            seen.put(folder, new Seen(before, lines(all.subList(0, Math.min(ANEW, all.size())))));
        }
        return all.subList(0, Math.min(count, all.size()));
    }

    private static String lines(List<Entry> newestFirst) {
        StringBuilder lines = new StringBuilder();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            lines.append(line(newestFirst.get(i).key(), newestFirst.get(i).modifiedAt()));
        }
        return lines.toString();
    }

    private static boolean isCurrent(Path notes, Path folder) {
        try {
            BasicFileAttributes attributes = DirectoryStore.attributes(notes);
            return attributes.isRegularFile()
                    && attributes
                                    .lastModifiedTime()
                                    .compareTo(DirectoryStore.attributes(folder).lastModifiedTime())
                            >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns fewer than so many if the notes do not say more. */
    private List<Entry> noted(Path notes, String folder, int count, Look look) {
        List<Entry> found = new ArrayList<>();
        if (!isCurrent(notes, root.resolve(folder))) {
            return found;
        }
        Set<String> names = new HashSet<>();
        try {
            for (Note note : tail(notes)) {
                if (found.size() < count && names.add(note.name())) {
                    look.at(folder + note.name()).ifPresent(found::add);
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return found;
    }

    private record Note(long nanos, String name) {}

    /** Returns the last notes, the newest first. */
    private static List<Note> tail(Path notes) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(TAIL);
        boolean isWhole;
        try (SeekableByteChannel channel =
                Files.newByteChannel(notes, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            long from = Math.max(0, channel.size() - TAIL);
            isWhole = from == 0;
            channel.position(from);
            int read = 0;
            while (read >= 0 && bytes.hasRemaining()) {
                read = channel.read(bytes);
            }
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
        List<Note> lines = new ArrayList<>();
        List<String> ofText = text.lines().toList();
        // The first may be the end of one.
        for (String line : ofText.subList(isWhole || ofText.isEmpty() ? 0 : 1, ofText.size())) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && matcher.group(2).endsWith(JSON)) {
                lines.add(new Note(Long.parseLong(matcher.group(1)), matcher.group(2)));
            }
        }
        // Of those of one moment, the last that was written down.
        Collections.reverse(lines);
        lines.sort((left, right) -> Long.compare(right.nanos(), left.nanos()));
        return lines;
    }

    private static @Nullable FileTime changed(Path folder) {
        try {
            return DirectoryStore.attributes(folder).lastModifiedTime();
        } catch (IOException e) {
            return null;
        }
    }

    private static String folderOf(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }

    private static String line(String key, Instant time) {
        long nanos = TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
        return Math.max(0, nanos) + " " + key.substring(key.lastIndexOf('/') + 1) + "\n";
    }

    private static void append(Path notes, String lines, Set<OpenOption> options) throws IOException {
        if (options.contains(StandardOpenOption.CREATE)) {
            createFolder(notes.resolveSibling(""));
        }
        boolean isTooLong;
        try (FileChannel channel = FileChannel.open(notes, options)) {
            isTooLong = channel.size() > LONGEST;
            // In one piece, which others cannot write into.
            channel.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.ISO_8859_1)));
        }
        if (isTooLong) {
            Files.deleteIfExists(notes);
        }
    }

    private static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            createFolder(parent);
        }
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            return;
        }
    }

    /** Returns the file for a folder of results; null if it is no such folder, or what leads there is no folder. */
    private @Nullable Path notesOf(String folder) {
        boolean isOfResults = folder.startsWith(RESULTS)
                && folder.indexOf('/', RESULTS.length()) == folder.lastIndexOf('/', folder.length() - 2)
                && folder.length() > folder.indexOf('/', RESULTS.length()) + 1;
        if (!isOfResults) {
            return null;
        }
        Path notes = root.resolve(FOLDER).resolve(folder.substring(RESULTS.length(), folder.length() - 1));
        realFolders.check(notes.resolveSibling(""));
        return notes;
    }
}
