package dev.icosian.compiler.wiring;

import dev.icosian.compiler.graph.ShortLists;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that one node needs, each once, in order of first use: few as a rule, thousands in gathering nodes. */
final class DistinctNames {
    private static final int FEW = 8;

    private String[] names;
    private int count;
    private @Nullable Set<String> many;

    DistinctNames(int expected) {
        names = new String[Math.min(expected, FEW)];
    }

    void add(String name) {
        if (many != null) {
            many.add(name);
            return;
        }
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                return;
            }
        }
        if (count == FEW) {
            many = new LinkedHashSet<>(Arrays.asList(names).subList(0, count));
            many.add(name);
            return;
        }
        if (count == names.length) {
            names = Arrays.copyOf(names, FEW);
        }
        names[count] = name;
        count++;
    }

    List<String> asList() {
        if (many != null) {
            return List.copyOf(many);
        }
        return ShortLists.of(count == names.length ? names : Arrays.copyOf(names, count));
    }
}
