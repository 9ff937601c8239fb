package dev.icosian.runtime.internal.record;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.json.JsonFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the JSON files of a store. A file that is not there, a damaged one and a whole one are different
 * outcomes; one of a newer format is {@code Store/NewerFormat}, a {@link PipelineException}. Thread safe.
 */
public final class RecordFiles {
    private static final String VERSION = "formatVersion";

    /** Ten times what the manifest of 100,000 nodes has. */
    private static final int LARGEST = 64 << 20;

    private RecordFiles() {}

    /** Reads a manifest. */
    public static Reading<Manifest> manifest(ArtifactStore store, String key) throws IOException {
        return named(read(store, key, Manifest.FORMAT, Manifest::read), manifest -> {
            String prefix = Layout.manifests(manifest.pipeline(), manifest.step()) + manifest.key() + ".";
            return key.startsWith(prefix)
                    ? null
                    : "it is the manifest of step '" + manifest.step() + "' of " + manifest.pipeline();
        });
    }

    /** Reads a pin. */
    public static Reading<Pin> pin(ArtifactStore store, String key) throws IOException {
        return named(read(store, key, Pin.FORMAT, Pin::read), pin -> {
            String name = key.substring(key.lastIndexOf('/') + 1);
            boolean isOwn = name.startsWith(pin.step() + ".")
                    && name.indexOf('.') == pin.step().length();
            return isOwn ? null : "it is a pin of step '" + pin.step() + "'";
        });
    }

    /** Reads a run record. */
    public static Reading<RunRecord> runRecord(ArtifactStore store, String key) throws IOException {
        return named(
                read(store, key, RunRecord.FORMAT, RunRecord::read),
                record -> key.equals(Layout.runRecord(record.pipeline(), record.runKey()))
                        ? null
                        : "it is the record of run '" + record.runId() + "' of " + record.pipeline());
    }

    /** Reads a file pin. */
    public static Reading<FilePin> filePin(ArtifactStore store, String key) throws IOException {
        return read(store, key, FilePin.FORMAT, FilePin::read);
    }

    /** Reads a code table. */
    public static Reading<CodeTable> codeTable(ArtifactStore store, String key) throws IOException {
        return read(store, key, CodeTable.FORMAT, CodeTable::read);
    }

    /** What stands under another name than its own is of somebody else, and may say anything. */
    private static <T> Reading<T> named(Reading<T> reading, Function<T, @Nullable String> other) {
        String why = reading instanceof Reading.Found<T> found ? other.apply(found.value()) : null;
        return why == null ? reading : new Reading.Damaged<>(why);
    }

    /** Returns the bytes of a stored form. */
    public static Content content(Map<String, @Nullable Object> tree) {
        return JsonFile.write(tree);
    }

    /**
     * Returns the bytes of a file that was read before.
     *
     * @throws IOException also if it is gone
     */
    public static Content bytes(ArtifactStore store, String key) throws IOException {
        return Content.of(bytes(store.get(key).orElseThrow(() -> new IOException("'" + key + "' is gone"))));
    }

    /** Returns the bytes of a file, but not many more than the most that one may have. */
    private static byte[] bytes(ArtifactStore.Stored stored) throws IOException {
        try (InputStream in = stored.open()) {
            return in.readNBytes(LARGEST + 1);
        }
    }

    private static <T> Reading<T> read(ArtifactStore store, String key, int known, Function<Fields, T> reader)
            throws IOException {
        Optional<ArtifactStore.Stored> stored = store.get(key);
        if (stored.isEmpty()) {
            return new Reading.Absent<>();
        }
        byte[] bytes;
        try {
            bytes = stored.get().size() > LARGEST ? new byte[0] : bytes(stored.get());
        } catch (IOException e) {
            // Another process may have removed it between the two calls.
            if (store.head(key).isEmpty()) {
                return new Reading.Absent<>();
            }
            throw e;
        }
        if (bytes.length > LARGEST || stored.get().size() > LARGEST) {
            return new Reading.Damaged<>("it has more than " + (LARGEST >> 20) + " MiB, which no such file has");
        }
        JsonFile.Content content = JsonFile.read(bytes);
        if (content instanceof JsonFile.Damaged damaged) {
            return new Reading.Damaged<>(damaged.why());
        }
        JsonFile.Whole whole = (JsonFile.Whole) content;
        try {
            return new Reading.Found<>(value(key, whole.value(), known, reader), whole.sha256());
        } catch (RecordException e) {
            return new Reading.Damaged<>(e.why());
        }
    }

    private static <T> T value(
            String key, Map<String, @Nullable Object> object, int known, Function<Fields, T> reader) {
        Fields version = new Fields(object, "");
        long found = version.number(VERSION);
        if (found > known) {
            throw new PipelineException(List.of(new Problem(
                    "Store/NewerFormat",
                    "'" + key + "' has format version " + found + ", and this program knows " + known,
                    null,
                    "use the version of Icosian that wrote it, or a newer one")));
        }
        if (found != known) {
            throw new RecordException("it has the unknown format version " + found);
        }
        return version.all(reader);
    }
}
