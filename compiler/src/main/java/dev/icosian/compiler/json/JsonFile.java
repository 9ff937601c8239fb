package dev.icosian.compiler.json;

import dev.icosian.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
     */
    public record Whole(Map<String, @Nullable Object> value) implements Content {}

    /**
     * A file that must not be used.
     *
     * @param why a clause to stand after the file's name and a colon
     */
    public record Damaged(String why) implements Content {}

    /** Returns the bytes of a file. Throws {@link JsonException} if the tree has no canonical JSON. */
    public static byte[] write(Map<String, ? extends @Nullable Object> value) {
        byte[] body = (CanonicalJson.valueText(value) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] trailer = trailer(body);
        byte[] file = Arrays.copyOf(body, body.length + trailer.length);
        System.arraycopy(trailer, 0, file, body.length, trailer.length);
        return file;
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
        byte[] body = Arrays.copyOf(file, end);
        byte[] found = Arrays.copyOfRange(file, end, file.length);
        if (!new String(found, StandardCharsets.ISO_8859_1).startsWith(MARK)) {
            return new Damaged("its last line is not 'sha256:' and a digest");
        }
        if (!Arrays.equals(found, trailer(body))) {
            return new Damaged("its bytes do not have the digest that its last line states");
        }
        return parsed(body);
    }

    @SuppressWarnings("unchecked") // the reader makes maps with text keys only
    private static Content parsed(byte[] body) {
        try {
            Object tree = JsonReader.read(body, Decimals.DOUBLE);
            if (tree instanceof Map<?, ?>) {
                return new Whole((Map<String, @Nullable Object>) tree);
            }
            return new Damaged("it holds no JSON object");
        } catch (JsonException e) {
            return new Damaged("it is not JSON: " + e.getMessage());
        }
    }

    private static byte[] trailer(byte[] body) {
        String digest = Sha256.hex(body);
        return (MARK + digest + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
