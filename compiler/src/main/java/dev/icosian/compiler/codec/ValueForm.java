package dev.icosian.compiler.codec;

import org.jspecify.annotations.Nullable;

/** How values of one type look as a JSON tree. Immutable. */
interface ValueForm {
    /** Returns what a value must be, with its article: {@code a whole number}, {@code one of US, UK}. */
    String describe();

    /**
     * Returns the value of a tree, whose decimals may be exact or doubles. Throws {@link ValueCodecException} if the tree
     * does not fit.
     */
    Object read(@Nullable Object tree);

    /** Returns the tree of a value. Throws {@link ValueCodecException} if it holds what cannot be written. */
    Object write(Object value);

    /** Returns whether the text form of a value is its JSON text without the quotes. */
    default boolean isVerbatim() {
        return false;
    }

    /** Returns whether values have no parts. */
    default boolean isScalar() {
        return true;
    }
}
