package dev.icosian.compiler.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code List}; values read are unmodifiable. */
final class ListForm implements ValueForm {
    private final ValueForm items;

    ListForm(ValueForm items) {
        this.items = items;
    }

    @Override
    public String describe() {
        return "a list, each item " + items.describe();
    }

    @Override
    public Object read(@Nullable Object tree) {
        if (tree instanceof List<?> list) {
            return List.copyOf(readItems(list, items));
        }
        throw ValueCodecException.expected(describe(), tree);
    }

    @Override
    public Object write(Object value) {
        return writeItems((List<?>) value, items);
    }

    @Override
    public boolean isScalar() {
        return false;
    }

    static List<Object> readItems(List<?> tree, ValueForm items) {
        List<Object> values = new ArrayList<>(tree.size());
        for (Object item : tree) {
            try {
                values.add(items.read(item));
            } catch (ValueCodecException e) {
                throw e.within("[" + values.size() + "]");
            }
        }
        return values;
    }

    static List<Object> writeItems(List<?> values, ValueForm items) {
        List<Object> tree = new ArrayList<>(values.size());
        for (Object value : values) {
            try {
                tree.add(CheckedWrite.of(items, value));
            } catch (ValueCodecException e) {
                throw e.within("[" + tree.size() + "]");
            }
        }
        return tree;
    }
}
