package expected;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Any value of numbers as one row of doubles, row by row; booleans count as 0 and 1. */
final class Numbers {
    private Numbers() {}

    static double[] flatten(Object value) {
        List<Double> numbers = new ArrayList<>();
        add(value, numbers);
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void add(Object value, List<Double> numbers) {
        if (value instanceof Number number) {
            numbers.add(number.doubleValue());
        } else if (value instanceof Boolean flag) {
            numbers.add(flag ? 1.0 : 0.0);
        } else if (value instanceof List<?> items) {
            items.forEach(item -> add(item, numbers));
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                add(component(value, component), numbers);
            }
        } else if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                add(Array.get(value, i), numbers);
            }
        } else {
            throw new AssertionError("no numbers in a value of " + value.getClass());
        }
    }

    static Object component(Object record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot read " + component, e);
        }
    }
}
