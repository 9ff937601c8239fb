package dev.icosian.runtime.internal.driver;

import dev.icosian.TypeRef;
import org.jspecify.annotations.Nullable;

/** A value with its name and declared type. */
public record NamedValue(
        String name, TypeRef<?> type, @Nullable Object value) {}
