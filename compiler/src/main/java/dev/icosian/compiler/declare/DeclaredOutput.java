package dev.icosian.compiler.declare;

import dev.icosian.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * A requested name. Immutable.
 *
 * @param type of the record component; null: any
 * @param origin where it is requested, as in a message
 */
public record DeclaredOutput(String name, @Nullable TypeRef<?> type, String origin) {}
