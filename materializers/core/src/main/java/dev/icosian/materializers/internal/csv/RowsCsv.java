package dev.icosian.materializers.internal.csv;

import dev.icosian.TypeRef;
import dev.icosian.internal.ModelAccess;
import dev.icosian.materializers.CsvOptions;
import dev.icosian.materializers.internal.record.RecordAccess;
import dev.icosian.materializers.internal.scalar.FormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of records, one line each. Immutable and thread safe. */
public final class RowsCsv<R> extends Csv<List<R>> {
    private final Class<R> row;
    private final RecordAccess access;

    /**
     * Makes the materializer.
     *
     * @throws dev.icosian.PipelineException if a component is no scalar
     */
    public RowsCsv(Class<R> row, CsvOptions options) {
        super(listOf(row), CsvColumns.ofRow(row), options);
        this.row = row;
        this.access = RecordAccess.of(row);
    }

    @Override
    void write(List<R> rows, CsvWriter out) throws IOException {
        int number = 0;
        for (R each : rows) {
            if (each == null) {
                throw new FormatException("row " + number + " is null");
            }
            for (int column = 0; column < columns().size(); column++) {
                out.value(number, column, access.get(each, column));
            }
            number++;
        }
    }

    @Override
    List<R> read(CsvReader in) throws IOException {
        List<R> rows = new ArrayList<>();
        for (@Nullable Object[] values = in.next(); values != null; values = in.next()) {
            try {
                rows.add(row.cast(access.make(values)));
            } catch (FormatException e) {
                throw e.at("line " + in.line());
            }
        }
        return Collections.unmodifiableList(rows);
    }

    @SuppressWarnings("unchecked") // the type is made of the class
    private static <R> TypeRef<List<R>> listOf(Class<R> row) {
        return (TypeRef<List<R>>) ModelAccess.get().typeRef(new ListType(row));
    }
}
