package dev.icosian.airflow.internal.compare;

/**
 * A word of a file.
 *
 * @param text the value of a text, or as it is written
 * @param line from 1
 * @param column from 0
 */
record Token(Kind kind, String text, int line, int column) {
    /** What it is. */
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SIGN,
        /** The end of a statement. */
        END
    }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
    }
}
