package dev.icosian.runtime.internal.record;

import org.jspecify.annotations.Nullable;

/** What was found under a key. */
public sealed interface Reading<T> {
    /** Returns the value, null unless the file is there and whole. */
    default @Nullable T orNull() {
        return this instanceof Found<T> found ? found.value() : null;
    }

    /** There is no file. */
    record Absent<T>() implements Reading<T> {}

    /**
     * There is a file that must not be used.
     *
     * @param why a clause to stand after the file's name and a colon
     */
    record Damaged<T>(String why) implements Reading<T> {}

    /**
     * A whole file.
     *
     * @param sha256 of all its bytes, as a pin names it
     */
    record Found<T>(T value, String sha256) implements Reading<T> {}
}
