package dev.icosian.compiler.codec;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays of primitives or objects, as lists. */
final class ArrayForm implements ValueForm {
    private final Class<?> componentType;
    private final ValueForm items;

    ArrayForm(Class<?> componentType, ValueForm items) {
        this.componentType = componentType;
        this.items = items;
    }

    @Override
    public String describe() {
        return "a list, each item " + items.describe();
    }

    @Override
    public Object read(@Nullable Object tree) {
        if (!(tree instanceof List<?> list)) {
            throw ValueCodecException.expected(describe(), tree);
        }
        List<Object> values = ListForm.readItems(list, items);
        Object array = Array.newInstance(componentType, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }

    @Override
    public Object write(Object value) {
        if (!value.getClass().isArray()) {
            throw new ClassCastException("not an array");
        }
        int length = Array.getLength(value);
        List<@Nullable Object> values = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            values.add(Array.get(value, i));
        }
        return ListForm.writeItems(values, items);
    }

    @Override
    public boolean isScalar() {
        return false;
    }
}
