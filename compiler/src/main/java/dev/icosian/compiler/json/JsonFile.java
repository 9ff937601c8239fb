package dev.icosian.compiler.json;

import dev.icosian.internal.BytesContent;
import dev.icosian.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of every JSON file in a store: a canonical object, a newline, and a line {@code sha256:<hex>} over all bytes
 * before that line. A file that a crash or a disk cut short or changed is known by it. Thread-safe.
 */
public final class JsonFile {
    private static final String MARK = "sha256:";
    private static final int TRAILER_BYTES = MARK.length() + 64 + 1;

    private JsonFile() {}

    /** What a reader found. */
    public sealed interface Content {}

    /**
     * A whole file.
     *
     * @param value its object, in the order of the file; decimals are doubles
     * @param sha256 of all bytes
     */
    public record Whole(Map<String, @Nullable Object> value, String sha256) implements Content {}

    /**
     * A file that must not be used.
     *
     * @param why a clause to stand after the file's name and a colon
     */
    public record Damaged(String why) implements Content {}

    /** Returns the bytes of a file. Throws {@link JsonException} if the tree has no canonical JSON. */
    public static BytesContent write(Map<String, ? extends @Nullable Object> value) {
        byte[] object = CanonicalJson.value(value);
        int end = object.length + 1;
        byte[] file = Arrays.copyOf(object, end + TRAILER_BYTES);
        file[end - 1] = '\n';
        MessageDigest digest = Sha256.digest();
        digest.update(file, 0, end);
        System.arraycopy(trailer(digest), 0, file, end, TRAILER_BYTES);
        digest.update(file, end, TRAILER_BYTES);
        return BytesContent.of(file, HexFormat.of().formatHex(digest.digest()));
    }

    /** Returns what a file holds; never throws for its bytes. */
    public static Content read(byte[] file) {
        if (file.length == 0) {
            return new Damaged("it is empty");
        }
        if (file.length < TRAILER_BYTES || file[file.length - 1] != '\n') {
            return new Damaged("it is cut off: its last line is not 'sha256:' and a digest");
        }
        int end = file.length - TRAILER_BYTES;
        if (!new String(file, end, MARK.length(), StandardCharsets.ISO_8859_1).equals(MARK)) {
            return new Damaged("its last line is not 'sha256:' and a digest");
        }
        MessageDigest digest = Sha256.digest();
        digest.update(file, 0, end);
        if (!Arrays.equals(trailer(digest), Arrays.copyOfRange(file, end, file.length))) {
            return new Damaged("its bytes do not have the digest that its last line states");
        }
        digest.update(file, end, TRAILER_BYTES);
        return parsed(Arrays.copyOf(file, end), HexFormat.of().formatHex(digest.digest()));
    }

    @SuppressWarnings("unchecked") // the reader makes maps with text keys only
    private static Content parsed(byte[] body, String sha256) {
        try {
            Object tree = JsonReader.readStored(body, Decimals.DOUBLE);
            if (tree instanceof Map<?, ?>) {
                return new Whole((Map<String, @Nullable Object>) tree, sha256);
            }
            return new Damaged("it holds no JSON object");
        } catch (JsonException e) {
            return new Damaged("it is not JSON: " + e.getMessage());
        }
    }

    /** Returns the line over what was digested so far, after which the digest goes on. */
    private static byte[] trailer(MessageDigest soFar) {
        String digest = HexFormat.of().formatHex(Sha256.copy(soFar).digest());
        return (MARK + digest + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
