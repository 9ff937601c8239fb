package dev.icosian.runtime.internal.record;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of the files that a param named when the run first used them; {@code files/<param>.json}. Immutable.
 *
 * @param many whether the param is a list; else there is exactly one entry
 */
public record FilePin(boolean many, List<Entry> entries) {
    /** Version of the form of file pins. */
    static final int FORMAT = 1;

    /** Copies the list. */
    public FilePin {
        entries = List.copyOf(entries);
        if (!many && entries.size() != 1) {
            throw new IllegalArgumentException("a single file has one entry");
        }
    }

    /**
     * One file or folder.
     *
     * @param name as it was given
     * @param sha256 of the content; of a folder, over its sorted names and digests
     * @param size in bytes; of a folder, of all its files
     * @param stored the files whose bytes are in the store, so that the run does without the path; null: none are
     */
    public record Entry(
            String name, String sha256, long size, @Nullable List<StoredFile> stored) {
        /** Copies the list. */
        public Entry {
            stored = stored == null ? null : List.copyOf(stored);
        }

        /** Makes the entry of a file or folder that is not in the store. */
        public Entry(String name, String sha256, long size) {
            this(name, sha256, size, null);
        }
    }

    /**
     * A file in the store, as a blob.
     *
     * @param name relative to the folder, with {@code /}; empty for a file that stands alone
     */
    public record StoredFile(String name, String sha256, long size) {}

    /** Returns whether the bytes of all files are in the store. */
    public boolean isImported() {
        return entries.stream().allMatch(entry -> entry.stored() != null);
    }

    /** Returns the digests in order. */
    public List<String> digests() {
        return entries.stream().map(Entry::sha256).toList();
    }

    /** Returns the stored form: the fields of the one file, or a list {@code files}. */
    public Map<String, @Nullable Object> toTree() {
        if (many) {
            return new Tree()
                    .with("formatVersion", FORMAT)
                    .list("files", entries, FilePin::tree)
                    .map();
        }
        return tree(entries.get(0)).with("formatVersion", FORMAT).map();
    }

    static FilePin read(Fields fields) {
        if (fields.has("files")) {
            return new FilePin(true, fields.objects("files", FilePin::readEntry));
        }
        return new FilePin(false, List.of(readEntry(fields)));
    }

    private static Entry readEntry(Fields fields) {
        String name = fields.text("name");
        if (name.indexOf('\0') >= 0) {
            throw new RecordException("its field 'name' is no name of a file");
        }
        return new Entry(
                name,
                fields.sha256("sha256"),
                fields.number("size"),
                fields.has("stored") ? fields.objects("stored", FilePin::readStored) : null);
    }

    private static StoredFile readStored(Fields fields) {
        String name = fields.text("name");
        // Each becomes the name of a file in a folder of whoever reads it.
        boolean isInside = name.isEmpty()
                || Arrays.stream(name.split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        if (!isInside || name.indexOf('\0') >= 0) {
            throw new RecordException("its field 'stored' names a file that is not inside the folder: '" + name + "'");
        }
        return new StoredFile(name, fields.sha256("sha256"), fields.number("size"));
    }

    private static Tree tree(Entry entry) {
        Tree tree = new Tree()
                .with("name", entry.name())
                .with("sha256", entry.sha256())
                .with("size", entry.size());
        List<StoredFile> stored = entry.stored();
        return stored == null ? tree : tree.list("stored", stored, FilePin::tree);
    }

    private static Tree tree(StoredFile file) {
        return new Tree()
                .with("name", file.name())
                .with("sha256", file.sha256())
                .with("size", file.size());
    }
}
