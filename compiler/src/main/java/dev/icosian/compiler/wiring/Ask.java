package dev.icosian.compiler.wiring;

import dev.icosian.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * One name that one node wants.
 *
 * @param by the node that asks
 * @param parameter of its body, or with a dot a part of one: {@code parts.valScore}
 * @param name what is asked for
 * @param type of the value wanted
 * @param nullable whether nothing, and null, is fine
 * @param hasDefault whether {@code defaultValue} counts
 * @param defaultValue as given: a value of the type, or a text
 */
public record Ask(
        Entry by,
        String parameter,
        String name,
        TypeRef<?> type,
        boolean nullable,
        boolean hasDefault,
        @Nullable Object defaultValue)
        implements Slot {
    /** Returns whether the name may mean nothing. */
    public boolean optional() {
        return nullable || hasDefault;
    }
}
