package dev.icosian.materializers.internal.store;

import dev.icosian.Content;
import dev.icosian.internal.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The entry that says which layout a store has: a JSON object, and a line with the digest of what precedes it. */
public final class StoreVersion {
    /** The layout that this program knows. */
    public static final int VERSION = 1;
    /** Where a store says so. */
    public static final String KEY = "icosian-store.json";

    static final String TEXT = withTrailer("{\"formatVersion\":" + VERSION + "}\n");

    private static final int LARGEST = 4096;
    private static final Pattern OBJECT = Pattern.compile("\\{\"formatVersion\":([1-9][0-9]{0,8})[,}].*");

    private StoreVersion() {}

    /** Returns what a store of this version says. */
    public static Content content() {
        return Content.of(TEXT.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns whether the store says that it has this version; false if it says nothing yet.
     *
     * @throws dev.icosian.PipelineException if it says something else
     */
    static boolean isWritten(Path root) throws IOException {
        Path file = root.resolve(KEY);
        String text;
        try {
            BasicFileAttributes attributes = DirectoryStore.attributes(file);
            if (!attributes.isRegularFile()) {
                throw StoreProblems.foreign(root, file, attributes);
            }
            text = attributes.size() > LARGEST ? "" : Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return false;
        }
        check(text, file.toString());
        return true;
    }

    /**
     * Throws unless what a store says is this version.
     *
     * @param text what it says, each byte as a character
     * @param place names the entry in messages
     * @throws dev.icosian.PipelineException if it says something else
     */
    public static void check(String text, String place) {
        int endOfObject = text.indexOf('\n') + 1;
        Matcher object = OBJECT.matcher(text.substring(0, Math.max(0, endOfObject - 1)));
        if (!object.matches() || !text.equals(withTrailer(text.substring(0, endOfObject)))) {
            throw StoreProblems.damaged(place, TEXT);
        }
        int found = Integer.parseInt(object.group(1));
        if (found != VERSION) {
            throw StoreProblems.unknownVersion(place, found);
        }
    }

    private static String withTrailer(String object) {
        return object + "sha256:" + Sha256.hex(object.getBytes(StandardCharsets.ISO_8859_1)) + "\n";
    }
}
