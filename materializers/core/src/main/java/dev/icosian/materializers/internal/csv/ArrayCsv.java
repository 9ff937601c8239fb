package dev.icosian.materializers.internal.csv;

import dev.icosian.TypeRef;
import dev.icosian.materializers.CsvOptions;
import dev.icosian.materializers.internal.scalar.Scalar;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array as the one column {@code value}. Immutable and thread safe. */
public final class ArrayCsv<T> extends Csv<T> {
    private final Class<?> elementType;

    /** Makes the materializer of an array type whose elements are of the scalar. */
    public ArrayCsv(TypeRef<T> type, Scalar<?> scalar, CsvOptions options) {
        super(type, CsvColumns.ofArray(type.rawClass(), scalar), options);
        this.elementType = Objects.requireNonNull(type.rawClass().getComponentType());
    }

    @Override
    void write(T value, CsvWriter out) throws IOException {
        for (int row = 0; row < Array.getLength(value); row++) {
            out.value(row, 0, Array.get(value, row));
        }
    }

    @Override
    @SuppressWarnings("unchecked") // an array of the type's elements
    T read(CsvReader in) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        for (@Nullable Object[] values = in.next(); values != null; values = in.next()) {
            elements.add(values[0]);
        }
        Object array = Array.newInstance(elementType, elements.size());
        for (int row = 0; row < elements.size(); row++) {
            Array.set(array, row, elements.get(row));
        }
        return (T) array;
    }
}
