package dev.icosian.runtime.internal.record;

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
     */
    public record Entry(String name, String sha256, long size) {}

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
        return new Entry(fields.text("name"), fields.sha256("sha256"), fields.number("size"));
    }

    private static Tree tree(Entry entry) {
        return new Tree()
                .with("name", entry.name())
                .with("sha256", entry.sha256())
                .with("size", entry.size());
    }
}
