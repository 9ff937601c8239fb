package dev.icosian.materializers.internal.csv;

import dev.icosian.TypeRef;
import dev.icosian.materializers.CsvOptions;
import dev.icosian.materializers.internal.record.RecordAccess;
import dev.icosian.materializers.internal.scalar.FormatException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of equally long arrays, one column each. Immutable and thread safe. */
public final class ColumnsCsv<R> extends Csv<R> {
    private final Class<R> table;
    private final RecordAccess access;
    private final List<Class<?>> elementTypes;

    /**
     * Makes the materializer.
     *
     * @throws dev.icosian.PipelineException if a component is no one-dimensional array of scalars
     */
    public ColumnsCsv(Class<R> table, CsvOptions options) {
        super(TypeRef.of(table), CsvColumns.ofTable(table), options);
        this.table = table;
        this.access = RecordAccess.of(table);
        this.elementTypes =
                access.types().stream().<Class<?>>map(Class::getComponentType).toList();
    }

    @Override
    void write(R value, CsvWriter out) throws IOException {
        List<Object> arrays = new ArrayList<>();
        for (int column = 0; column < columns().size(); column++) {
            arrays.add(array(value, column));
        }
        int rows = Array.getLength(arrays.get(0));
        checkLengths(arrays, rows);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < arrays.size(); column++) {
                out.value(row, column, Array.get(arrays.get(column), row));
            }
        }
    }

    @Override
    R read(CsvReader in) throws IOException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (@Nullable Object[] values = in.next(); values != null; values = in.next()) {
            rows.add(values);
        }
        @Nullable Object[] arrays = new @Nullable Object[elementTypes.size()];
        for (int column = 0; column < arrays.length; column++) {
            Object array = Array.newInstance(elementTypes.get(column), rows.size());
            for (int row = 0; row < rows.size(); row++) {
                Array.set(array, row, rows.get(row)[column]);
            }
            arrays[column] = array;
        }
        return table.cast(access.make(arrays));
    }

    private Object array(R value, int column) throws FormatException {
        Object array = access.get(value, column);
        if (array == null) {
            throw new FormatException("the column '" + columns().get(column).header() + "' is null");
        }
        return array;
    }

    private void checkLengths(List<Object> arrays, int rows) throws FormatException {
        for (int column = 1; column < arrays.size(); column++) {
            int length = Array.getLength(arrays.get(column));
            if (length != rows) {
                throw new FormatException("the column '" + columns().get(column).header() + "' has " + length
                        + " values, the column '" + columns().get(0).header() + "' has " + rows);
            }
        }
    }
}
