package dev.icosian.compiler.json;

/** A tree that has no canonical JSON, or text that is no JSON; the message says where and why. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String reason;

    JsonException(String reason) {
        this("", reason);
    }

    private JsonException(String path, String reason) {
        super(path.isEmpty() ? reason : path + ": " + reason);
        this.path = path;
        this.reason = reason;
    }

    /** Returns the same finding as seen from one level further out. */
    JsonException within(String outer) {
        return new JsonException(outer + path, reason);
    }
}
