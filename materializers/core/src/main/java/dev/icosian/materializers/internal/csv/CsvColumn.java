package dev.icosian.materializers.internal.csv;

import dev.icosian.materializers.internal.scalar.FormatException;
import dev.icosian.materializers.internal.scalar.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * One column. Immutable and thread safe.
 *
 * @param name the component's name
 * @param header the text of the first line
 * @param scalar the type of its values
 * @param nullable whether null is a value
 */
record CsvColumn(String name, String header, Scalar<?> scalar, boolean nullable) {
    /** Returns the text of a value, null for null. */
    @Nullable
    String write(@Nullable Object value) throws FormatException {
        if (value == null && !nullable) {
            throw new FormatException("null where no @Nullable allows it");
        }
        return value == null ? null : scalar.write(value);
    }

    /** Returns the value of a field, which is null where nothing stands between two separators. */
    @Nullable
    Object read(@Nullable String field) throws FormatException {
        if (field == null && !nullable) {
            throw new FormatException("an empty field, but the column is not @Nullable (an empty text is \"\")");
        }
        return field == null ? null : scalar.read(field);
    }
}
