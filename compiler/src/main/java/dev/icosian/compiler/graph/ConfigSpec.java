package dev.icosian.compiler.graph;

import dev.icosian.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * A configuration key with its effective value.
 *
 * @param value decoded; null if unset
 */
public record ConfigSpec(
        String name, TypeRef<?> type, @Nullable Object value) {}
