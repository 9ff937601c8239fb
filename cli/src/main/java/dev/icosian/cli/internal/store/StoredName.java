package dev.icosian.cli.internal.store;

import dev.icosian.runtime.internal.record.Layout;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the keys of a store say about the files behind them. */
final class StoredName {
    private static final String NUMBER = "(?:0|[1-9][0-9]{0,8})";
    private static final Pattern BLOB = Pattern.compile("blobs/sha256/([0-9a-f]{2})/([0-9a-f]{62})");
    private static final Pattern MANIFEST =
            Pattern.compile("steps/([^/]+)/([^/]+)/([0-9a-f]{64})\\." + NUMBER + "\\.json");
    private static final Pattern RESULT =
            Pattern.compile("steps/([^/]+)/([^/]+)/([0-9a-f]{64})\\.(" + NUMBER + ")\\.(json|condemned)");
    private static final Pattern RECORD = Pattern.compile("runs/([^/]+)/([^/]+)/run\\.json");
    private static final Pattern PIN = Pattern.compile("runs/([^/]+)/([^/]+)/steps/([^/]+)\\.(" + NUMBER + ")\\.json");
    private static final Pattern FILES = Pattern.compile("runs/([^/]+)/([^/]+)/files/([^/]+)\\.json");

    private StoredName() {}

    /** The name of a manifest. */
    record Manifest(String pipeline, String step, String key) {}

    /**
     * The name of a manifest, or of the mark that it is condemned.
     *
     * @param generation counts from 0
     */
    record Result(String pipeline, String step, String key, int generation, boolean isMark) {
        /** Returns what the names of all generations begin with, and of their marks. */
        String prefix() {
            return Layout.manifests(pipeline, step) + key + ".";
        }

        /** Returns the mark of a generation. */
        String mark(int number) {
            return Layout.condemned(pipeline, step, key, number);
        }
    }

    /**
     * The name of a file of a run.
     *
     * @param step of a pin; else empty
     * @param number of a pin; else 0
     */
    record OfRun(Kind kind, String pipeline, String runKey, String step, int number) {
        RunRecords.Place place() {
            return new RunRecords.Place(pipeline, runKey);
        }
    }

    /** What a run has. */
    enum Kind {
        RECORD,
        PIN,
        FILES
    }

    /** Returns the digest that a key names; null if it names no blob. */
    static @Nullable String digest(String key) {
        Matcher blob = BLOB.matcher(key);
        return blob.matches() ? blob.group(1) + blob.group(2) : null;
    }

    /** Returns what the key of a manifest says; null if it is none. */
    static @Nullable Manifest manifest(String key) {
        Matcher manifest = MANIFEST.matcher(key);
        return manifest.matches() ? new Manifest(manifest.group(1), manifest.group(2), manifest.group(3)) : null;
    }

    /** Returns what the key of a manifest or its mark says; null if it is neither. */
    static @Nullable Result result(String key) {
        Matcher result = RESULT.matcher(key);
        return result.matches()
                ? new Result(
                        result.group(1),
                        result.group(2),
                        result.group(3),
                        Integer.parseInt(result.group(4)),
                        result.group(5).equals("condemned"))
                : null;
    }

    /** Returns whether a file says that a manifest is about to be collected. */
    static boolean isMark(String key) {
        Result result = result(key);
        return result != null && result.isMark();
    }

    /** Returns what the key of a run's file says; null if it is none. */
    static @Nullable OfRun ofRun(String key) {
        Matcher record = RECORD.matcher(key);
        if (record.matches()) {
            return new OfRun(Kind.RECORD, record.group(1), record.group(2), "", 0);
        }
        Matcher pin = PIN.matcher(key);
        if (pin.matches()) {
            return new OfRun(Kind.PIN, pin.group(1), pin.group(2), pin.group(3), Integer.parseInt(pin.group(4)));
        }
        Matcher files = FILES.matcher(key);
        return files.matches() ? new OfRun(Kind.FILES, files.group(1), files.group(2), "", 0) : null;
    }

    /** Returns what helps where the result of a step cannot be used. */
    static String recomputed(String pipeline, String step) {
        return "run again what needs it: step '" + step + "' of " + pipeline + " is then computed once more";
    }
}
