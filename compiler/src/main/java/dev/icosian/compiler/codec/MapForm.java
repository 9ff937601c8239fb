package dev.icosian.compiler.codec;

import dev.icosian.internal.Utf8Order;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code Map<String, …>}. Values read are unmodifiable and iterate in the order of the keys' bytes, since how somebody
 * ordered a file must not reach a function.
 */
final class MapForm implements ValueForm {
    private final ValueForm values;

    MapForm(ValueForm values) {
        this.values = values;
    }

    @Override
    public String describe() {
        return "an object, each value " + values.describe();
    }

    @Override
    public Object read(@Nullable Object tree) {
        if (!(tree instanceof Map<?, ?> map)) {
            throw ValueCodecException.expected(describe(), tree);
        }
        Map<String, Object> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        map.forEach((key, value) -> {
            try {
                sorted.put((String) key, values.read(value));
            } catch (ValueCodecException e) {
                throw e.within("." + key);
            }
        });
        return Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
    }

    @Override
    public Object write(Object value) {
        Map<String, Object> tree = new TreeMap<>(Utf8Order.INSTANCE);
        ((Map<?, ?>) value).forEach((key, item) -> {
            try {
                tree.put((String) key, CheckedWrite.of(values, item));
            } catch (ValueCodecException e) {
                throw e.within("." + key);
            }
        });
        return tree;
    }

    @Override
    public boolean isScalar() {
        return false;
    }
}
