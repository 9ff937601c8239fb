package dev.icosian.compiler.declare;

import dev.icosian.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * A configuration key with its effective value. Immutable.
 *
 * @param type declared, or that of the value
 * @param exact whether the type was declared; else the value itself is checked against what its readers want
 * @param nullable whether it may stay without a value
 * @param value given, or the default; null: none
 * @param origin where it is declared, as in a message: {@code component 'region' of Forecast.Config}
 */
public record ConfigKey(
        String name,
        TypeRef<?> type,
        boolean exact,
        boolean nullable,
        @Nullable Object value,
        String origin) {}
