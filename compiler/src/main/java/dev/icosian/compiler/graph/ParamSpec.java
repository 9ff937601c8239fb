package dev.icosian.compiler.graph;

import dev.icosian.TypeRef;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run parameter.
 *
 * @param type as declared, or as its consumers have it; boxed
 * @param nullable whether null, or nothing, is fine
 * @param hasDefault whether {@code defaultValue} counts
 */
public record ParamSpec(
        String name,
        TypeRef<?> type,
        boolean nullable,
        boolean hasDefault,
        @Nullable Object defaultValue) {
    /** Returns whether it names files, whose content counts: a {@code Path} or a {@code List<Path>}. */
    public boolean namesFiles() {
        return type.type() == Path.class || namesFileList();
    }

    /** Returns whether it is a {@code List<Path>}. */
    public boolean namesFileList() {
        return type.type() instanceof ParameterizedType generic
                && generic.getRawType() == List.class
                && generic.getActualTypeArguments()[0] == Path.class;
    }

    /** Returns whether a run must give a value. */
    public boolean required() {
        return !hasDefault && !nullable;
    }
}
