package dev.icosian.compiler.bytecode;

import java.util.ArrayList;
import java.util.List;

/** Lists with one more element. */
final class Lists {
    private Lists() {}

    static <T> List<T> with(List<T> list, T last) {
        List<T> result = new ArrayList<>(list.size() + 1);
        result.addAll(list);
        result.add(last);
        return result;
    }
}
