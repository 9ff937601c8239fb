package dev.icosian.materializers.internal.csv;

import dev.icosian.Column;
import dev.icosian.internal.Nullness;
import dev.icosian.internal.StrictUtf8;
import dev.icosian.materializers.internal.scalar.Scalar;
import dev.icosian.materializers.internal.scalar.Scalars;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of a record class, or all reasons why it has none. Immutable. */
public final class CsvColumns {
    private final List<CsvColumn> columns;
    private final List<String> problems;

    private CsvColumns(List<CsvColumn> columns, List<String> problems) {
        this.columns = List.copyOf(columns);
        this.problems = List.copyOf(problems);
    }

    /** Returns the columns of a record whose components are values of a line. */
    public static CsvColumns ofRow(Class<?> row) {
        return of(row, false);
    }

    /** Returns the columns of a record whose components are arrays, each a whole column. */
    public static CsvColumns ofTable(Class<?> table) {
        return of(table, true);
    }

    static CsvColumns ofArray(Class<?> array, Scalar<?> element) {
        boolean nullable = !array.getComponentType().isPrimitive();
        return new CsvColumns(List.of(new CsvColumn("value", "value", element, nullable)), List.of());
    }

    /** Returns what keeps the class from being written as CSV, clause by clause; empty if nothing does. */
    public List<String> problems() {
        return problems;
    }

    List<CsvColumn> list() {
        if (!problems.isEmpty()) {
            throw new IllegalStateException("there are no columns: " + String.join("; ", problems));
        }
        return columns;
    }

    private static CsvColumns of(Class<?> type, boolean arrays) {
        if (!type.isRecord()) {
            return new CsvColumns(List.of(), List.of(type.getName() + " is no record"));
        }
        List<CsvColumn> columns = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Map<String, String> byHeader = new HashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String header = header(component);
            String other = byHeader.putIfAbsent(header, component.getName());
            if (other != null) {
                problems.add("the components '" + other + "' and '" + component.getName() + "' of " + type.getName()
                        + " have the same header '" + header + "'");
            }
            if (StrictUtf8.unpairedSurrogate(header) >= 0) {
                problems.add("the header of '" + component.getName() + "' has an unpaired surrogate");
            }
            Optional<CsvColumn> column = column(component, header, arrays);
            column.ifPresent(columns::add);
            if (column.isEmpty()) {
                problems.add("the component '" + component.getName() + "' of " + type.getName() + " is a "
                        + component.getGenericType().getTypeName() + ", not "
                        + (arrays ? "a one-dimensional array of scalars" : "a scalar"));
            }
        }
        if (type.getRecordComponents().length == 0) {
            problems.add(type.getName() + " has no components");
        }
        return new CsvColumns(columns, problems);
    }

    private static Optional<CsvColumn> column(RecordComponent component, String header, boolean arrays) {
        Class<?> type = component.getType();
        if (arrays && !type.isArray()) {
            return Optional.empty();
        }
        Class<?> element = arrays ? type.getComponentType() : type;
        // An array of objects is how Java spells a column with missing values.
        boolean nullable = arrays ? !element.isPrimitive() : Nullness.ofComponent(component);
        Optional<Scalar<?>> scalar = Scalars.of(element);
        return scalar.map(found -> new CsvColumn(component.getName(), header, found, nullable));
    }

    private static String header(RecordComponent component) {
        Column column = component.getAnnotation(Column.class);
        return column == null ? component.getName() : column.value();
    }
}
