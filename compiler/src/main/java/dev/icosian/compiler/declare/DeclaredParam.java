package dev.icosian.compiler.declare;

import dev.icosian.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * A run parameter that the pipeline declares. Immutable.
 *
 * @param type null: said in code, so its consumers have it
 * @param nullable whether null, or nothing, is fine
 * @param hasDefault whether {@code defaultValue} counts
 * @param defaultValue decoded if there is a type, else as given
 * @param origin where it is declared, as in a message: {@code component 'cutOff' of Forecast.Params}
 */
public record DeclaredParam(
        String name,
        @Nullable TypeRef<?> type,
        boolean nullable,
        boolean hasDefault,
        @Nullable Object defaultValue,
        String origin) {}
