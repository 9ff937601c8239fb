package dev.icosian.compiler.codec;

/** Ends the search for a form; never leaves this package. */
final class UnsupportedTypeException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String reason;

    UnsupportedTypeException(String code, String reason) {
        super(reason);
        this.code = code;
        this.reason = reason;
    }

    UnsupportedType finding() {
        return new UnsupportedType(code, reason);
    }

    UnsupportedTypeException in(String place) {
        return new UnsupportedTypeException(code, place + ": " + reason);
    }
}
