package dev.icosian.runtime.internal.record;

/** A stored object that is not of its form; the message is a clause that says where and why. */
final class RecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecordException(String why) {
        super(why);
    }

    /** Returns the clause. */
    String why() {
        return String.valueOf(getMessage());
    }
}
