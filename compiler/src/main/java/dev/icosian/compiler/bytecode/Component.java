package dev.icosian.compiler.bytecode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record.
 *
 * @param signature generic type; null if it is not generic
 * @param nullable where in its type a {@code @Nullable} stands, sorted: it decides which values can be read
 */
public record Component(
        String name, String descriptor, @Nullable String signature, List<String> nullable) {
    /** Copies the list. */
    public Component {
        nullable = List.copyOf(nullable);
    }
}
