package dev.icosian.runtime.internal.record;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A value that left a step. Immutable.
 *
 * @param bytes where its bytes are; null for a null value, which has none
 */
public record StoredOutput(
        String node,
        String type,
        MaterializerUse materializer,
        @Nullable Bytes bytes) {
    /** Returns the digest, null for a null value. */
    public @Nullable String sha256() {
        return bytes == null ? null : bytes.sha256();
    }

    /**
     * The bytes of a value.
     *
     * @param name file name of a value that is a file; null for others
     * @param inline the bytes themselves, base64; null if they are a blob
     */
    public record Bytes(
            String mediaType,
            long size,
            String sha256,
            @Nullable String name,
            @Nullable String inline) {
        /** Returns bytes that stand in the manifest. */
        public static Bytes inline(String mediaType, String sha256, @Nullable String name, byte[] bytes) {
            return new Bytes(
                    mediaType, bytes.length, sha256, name, Base64.getEncoder().encodeToString(bytes));
        }

        /** Returns the bytes that stand in the manifest, null if they are a blob. */
        public byte @Nullable [] decoded() {
            return inline == null ? null : Base64.getDecoder().decode(inline);
        }
    }

    static StoredOutput read(Fields fields) {
        return new StoredOutput(
                fields.text("node"),
                fields.text("type"),
                fields.object("materializer", MaterializerUse::read),
                fields.has("null") ? readNull(fields) : readBytes(fields));
    }

    private static @Nullable Bytes readNull(Fields fields) {
        if (!fields.flag("null")) {
            throw new RecordException("its field 'outputs' has a 'null' that is not true");
        }
        return null;
    }

    private static Bytes readBytes(Fields fields) {
        String inline = fields.textOrNull("inline");
        Bytes bytes = new Bytes(
                fields.text("mediaType"),
                fields.number("size"),
                fields.sha256("sha256"),
                fields.textOrNull("name"),
                inline);
        try {
            bytes.decoded();
        } catch (IllegalArgumentException e) {
            throw new RecordException("its field 'outputs' has an 'inline' that is not base64");
        }
        return bytes;
    }

    Tree tree() {
        Tree tree = new Tree()
                .with("node", node)
                .with("type", type)
                .with("materializer", materializer.tree().map());
        if (bytes == null) {
            return tree.with("null", true);
        }
        return tree.with("mediaType", bytes.mediaType())
                .with("size", bytes.size())
                .with("sha256", bytes.sha256())
                .withIf("name", bytes.name())
                .withIf("inline", bytes.inline());
    }
}
