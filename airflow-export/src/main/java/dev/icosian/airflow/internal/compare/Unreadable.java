package dev.icosian.airflow.internal.compare;

/** A text that is not of the form of the files that Icosian writes. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    Unreadable(int line) {
        super("line " + line);
        this.line = line;
    }

    /** Returns the number of the line, from 1. */
    int line() {
        return line;
    }
}
