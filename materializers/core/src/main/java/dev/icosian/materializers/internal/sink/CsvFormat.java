package dev.icosian.materializers.internal.sink;

import dev.icosian.Materializer;
import dev.icosian.TypeRef;
import dev.icosian.materializers.CsvOptions;
import dev.icosian.materializers.internal.csv.ArrayCsv;
import dev.icosian.materializers.internal.csv.ColumnsCsv;
import dev.icosian.materializers.internal.csv.CsvColumns;
import dev.icosian.materializers.internal.csv.RowsCsv;
import dev.icosian.materializers.internal.scalar.Scalars;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/** CSV for a list of records, a record of arrays, or an array. */
public final class CsvFormat implements Format {
    @Override
    public Optional<Materializer<?>> of(TypeRef<?> type) {
        if (type.type() instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            Type row = generic.getActualTypeArguments()[0];
            return row instanceof Class<?> plain
                            && CsvColumns.ofRow(plain).problems().isEmpty()
                    ? Optional.of(new RowsCsv<>(plain, CsvOptions.defaults()))
                    : Optional.empty();
        }
        if (!(type.type() instanceof Class<?> plain)) {
            return Optional.empty();
        }
        if (plain.isArray()) {
            return Scalars.of(plain.getComponentType())
                    .map(scalar -> new ArrayCsv<>(type, scalar, CsvOptions.defaults()));
        }
        return CsvColumns.ofTable(plain).problems().isEmpty()
                ? Optional.of(new ColumnsCsv<>(plain, CsvOptions.defaults()))
                : Optional.empty();
    }
}
