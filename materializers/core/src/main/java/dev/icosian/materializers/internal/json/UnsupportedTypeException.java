package dev.icosian.materializers.internal.json;

/** A type without a form in JSON; the message is a clause that says why. */
final class UnsupportedTypeException extends Exception {
    private final boolean placed;

    UnsupportedTypeException(String why) {
        this(why, false);
    }

    private UnsupportedTypeException(String why, boolean placed) {
        super(why);
        this.placed = placed;
    }

    /** Returns the finding with the place where it was met; a place that it has already is the nearer one. */
    UnsupportedTypeException in(String place) {
        return placed ? this : new UnsupportedTypeException(getMessage() + " (" + place + ")", true);
    }
}
