package org.words;

/** Stands for a library: it comes in a jar with a version. */
public final class Words {
    private Words() {}

    public static String trimmed(String text) {
        return text.strip();
    }
}
