package dev.icosian.runtime.internal.outside;

import org.jspecify.annotations.Nullable;

/** Stands for an exception that had a secret in its message, or in that of a cause. */
final class RedactedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String original;

    /**
     * Says what is left.
     *
     * @param original name of the exception's class
     */
    RedactedException(String original, @Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
        this.original = original;
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // readers need the class that it stands for, which a message has not
    public String toString() {
        String message = getMessage();
        return message == null ? original : original + ": " + message;
    }
}
