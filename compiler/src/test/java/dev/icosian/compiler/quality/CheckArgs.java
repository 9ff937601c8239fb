package dev.icosian.compiler.quality;

import dev.icosian.Check;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All arguments of {@code @Check}, of which a test says some. */
final class CheckArgs {
    private CheckArgs() {}

    static Map<String, Object> of(Map<String, Object> said) {
        Map<String, Object> args = new TreeMap<>();
        for (Method member : Check.class.getDeclaredMethods()) {
            Object value = member.getDefaultValue();
            args.put(member.getName(), value.getClass().isArray() ? list(value) : value);
        }
        args.putAll(said);
        return args;
    }

    private static List<Object> list(Object array) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            list.add(Array.get(array, i));
        }
        return list;
    }
}
