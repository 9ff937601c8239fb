package dev.icosian.compiler.json;

import org.jspecify.annotations.Nullable;

/**
 * Writes trees as canonical JSON: UTF-8, keys in the order of their bytes, no white space, strings escaped only where
 * they must be. Equal trees give equal bytes, on every JDK.
 *
 * <p>A tree is made of {@code Map<String, ?>}, {@code List}, {@code String}, {@code Integer}, {@code Long},
 * {@code BigInteger}, {@code Boolean} and null; a <em>value</em> may also hold {@code Double}, a <em>structure</em> may
 * not. Anything else, an unpaired surrogate, or more than 1,000 levels is a {@link JsonException}. Nothing ends with a
 * newline unless it says so. Thread-safe.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** Returns the bytes of a tree without doubles. */
    public static byte[] structure(@Nullable Object tree) {
        return JsonWriter.of(false).value(tree).toBytes();
    }

    /** Returns the text of a tree without doubles. */
    public static String structureText(@Nullable Object tree) {
        return JsonWriter.of(false).value(tree).toText();
    }

    /** Returns the bytes of a tree without doubles as a document, which ends with a newline: what plan digests cover. */
    public static byte[] document(@Nullable Object tree) {
        return JsonWriter.of(false).value(tree).newline().toBytes();
    }

    /** Returns the bytes of a tree that may hold doubles. */
    public static byte[] value(@Nullable Object tree) {
        return JsonWriter.of(true).value(tree).toBytes();
    }

    /** Returns the text of a tree that may hold doubles. */
    public static String valueText(@Nullable Object tree) {
        return JsonWriter.of(true).value(tree).toText();
    }
}
