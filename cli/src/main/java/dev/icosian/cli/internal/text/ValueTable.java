package dev.icosian.cli.internal.text;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored value as lines: texts as they are, records, lists, arrays and maps as tables with types, of long ones the
 * head. Digits are never rounded. Never calls {@code toString} of a user's class.
 */
public final class ValueTable {
    private static final int WIDEST = 60;

    private final List<List<String>> rows = new ArrayList<>();
    private final int head;

    private ValueTable(int head) {
        this.head = head;
    }

    /**
     * Returns the lines; none if the value is of a type without a text of its own.
     *
     * @param head how many rows are shown
     */
    public static List<String> lines(@Nullable Object value, int head) {
        if (value instanceof CharSequence text) {
            return cut(text.toString().lines().toList(), head, "line");
        }
        ValueTable table = new ValueTable(head);
        if (value instanceof Record one) {
            table.addRecord(one);
            return table.lines(0, "row");
        }
        if (value instanceof Map<?, ?> map) {
            table.addMap(map);
            return table.lines(map.size(), "entry");
        }
        if (value instanceof Collection<?> items) {
            table.addItems(new ArrayList<>(items));
            return table.lines(items.size(), "row");
        }
        if (value != null && value.getClass().isArray()) {
            table.addArray(value);
            return table.lines(Array.getLength(value), "row");
        }
        return ValueText.of(value).map(shown -> List.of(shown.text())).orElse(List.of());
    }

    private static List<String> cut(List<String> lines, int head, String noun) {
        if (lines.size() <= head) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, head));
        shown.add(rest(lines.size() - head, noun));
        return shown;
    }

    private static String rest(int count, String noun) {
        String plural = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return "… " + count + " more " + (count == 1 ? noun : plural) + ": --head N";
    }

    private List<String> lines(int count, String noun) {
        List<String> lines = new ArrayList<>(Table.lines(aligned(), "  "));
        if (count > head) {
            lines.add(rest(count - head, noun));
        }
        return lines;
    }

    /** Numbers stand at the right of their column, in which the second row has types. */
    private List<List<String>> aligned() {
        if (rows.size() < 2) {
            return rows;
        }
        List<List<String>> aligned = new ArrayList<>();
        List<String> types = rows.get(1);
        int[] widths = new int[types.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                boolean isNumber = i < types.size() && isNumber(types.get(i));
                cells.add(isNumber ? " ".repeat(widths[i] - cell.length()) + cell : cell);
            }
            aligned.add(cells);
        }
        return aligned;
    }

    private static boolean isNumber(String type) {
        return switch (type) {
            case "#", "double", "Double", "float", "Float", "long", "Long", "int", "Integer" -> true;
            case "short", "Short", "byte", "Byte", "BigDecimal", "BigInteger" -> true;
            default -> false;
        };
    }

    private void addRecord(Record one) {
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            rows.add(List.of(
                    component.getName(),
                    TypeNames.simple(component.getGenericType().getTypeName()),
                    ValueText.cell(read(one, component), WIDEST)));
        }
    }

    private void addMap(Map<?, ?> map) {
        rows.add(List.of("key", "value"));
        rows.add(List.of(type(map.keySet()), type(map.values())));
        map.entrySet().stream()
                .limit(head)
                .forEach(entry -> rows.add(
                        List.of(ValueText.cell(entry.getKey(), WIDEST), ValueText.cell(entry.getValue(), WIDEST))));
    }

    private void addItems(List<?> items) {
        Object first = items.isEmpty() ? null : items.get(0);
        boolean isTable = first instanceof Record
                && items.stream().allMatch(item -> item != null && item.getClass() == first.getClass());
        if (first == null || !isTable) {
            addColumn(items, type(items));
            return;
        }
        RecordComponent[] components = first.getClass().getRecordComponents();
        rows.add(Arrays.stream(components).map(RecordComponent::getName).toList());
        rows.add(Arrays.stream(components)
                .map(component -> TypeNames.simple(component.getGenericType().getTypeName()))
                .toList());
        for (Object item : items.subList(0, Math.min(head, items.size()))) {
            rows.add(Arrays.stream(components)
                    .map(component -> ValueText.cell(read(item, component), WIDEST))
                    .toList());
        }
    }

    private void addColumn(List<?> items, String type) {
        rows.add(List.of("", "value"));
        rows.add(List.of("#", type));
        for (int i = 0; i < Math.min(head, items.size()); i++) {
            rows.add(List.of(Integer.toString(i), ValueText.cell(items.get(i), WIDEST)));
        }
    }

    private void addArray(Object array) {
        Class<?> item = array.getClass().getComponentType();
        int length = Math.min(head, Array.getLength(array));
        if (!item.isArray()) {
            rows.add(List.of("", "value"));
            rows.add(List.of("#", item.getSimpleName()));
            for (int i = 0; i < length; i++) {
                rows.add(List.of(Integer.toString(i), ValueText.cell(Array.get(array, i), WIDEST)));
            }
            return;
        }
        int columns = Array.getLength(array) == 0 ? 0 : Array.getLength(Array.get(array, 0));
        List<String> names = new ArrayList<>(List.of(""));
        List<String> types = new ArrayList<>(List.of("#"));
        for (int i = 0; i < columns; i++) {
            names.add(Integer.toString(i));
            types.add(item.getComponentType().getSimpleName());
        }
        rows.add(names);
        rows.add(types);
        for (int i = 0; i < length; i++) {
            Object row = Array.get(array, i);
            List<String> cells = new ArrayList<>(List.of(Integer.toString(i)));
            for (int j = 0; j < Array.getLength(row); j++) {
                cells.add(ValueText.cell(Array.get(row, j), WIDEST));
            }
            rows.add(cells);
        }
    }

    /** Returns the type of all items; empty if they have several. */
    private static String type(Collection<?> items) {
        Class<?> type = null;
        for (Object item : items) {
            if (item != null && type != null && item.getClass() != type) {
                return "";
            }
            type = item == null ? type : item.getClass();
        }
        return type == null ? "" : type.getSimpleName();
    }

    private static @Nullable Object read(@Nullable Object owner, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(owner);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Collections.emptyList();
        }
    }
}
