package dev.icosian.runtime.internal.record;

import dev.icosian.compiler.CodePrint;
import dev.icosian.internal.Utf8Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The code behind a step, in a blob of its own beside the manifest: only explanations read it. Immutable.
 *
 * @param nodes fingerprint by node
 * @param extra fingerprint of other user code: checks, materializers, modifiers
 * @param parts digest by what was reached by any of them
 */
public record CodeTable(Map<String, String> nodes, Map<String, String> extra, Map<String, String> parts) {
    /** Version of the form of code tables. */
    static final int FORMAT = 1;

    /** Sorts and copies the maps. */
    public CodeTable {
        nodes = sorted(nodes);
        extra = sorted(extra);
        parts = sorted(parts);
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        Map<String, V> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        sorted.putAll(map);
        return Collections.unmodifiableMap(sorted);
    }

    /** Returns the table of fingerprints. */
    public static CodeTable of(Map<String, CodePrint> code, Map<String, CodePrint> extraCode) {
        Map<String, String> parts = new TreeMap<>(Utf8Order.INSTANCE);
        Map<String, String> nodes = new LinkedHashMap<>();
        Map<String, String> extra = new LinkedHashMap<>();
        Set<CodePrint> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        code.forEach((name, print) -> {
            nodes.put(name, print.text());
            if (seen.add(print)) {
                parts.putAll(print.parts());
            }
        });
        extraCode.forEach((name, print) -> {
            extra.put(name, print.text());
            parts.putAll(print.parts());
        });
        return new CodeTable(nodes, extra, parts);
    }

    /** Returns the stored form, in which equal fingerprints stand once. */
    public Map<String, @Nullable Object> toTree() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Map<String, Object> numbered = new LinkedHashMap<>();
        nodes.forEach((name, text) -> {
            Integer known = numbers.putIfAbsent(text, numbers.size());
            numbered.put(name, known == null ? numbers.size() - 1 : known);
        });
        return new Tree()
                .with("formatVersion", FORMAT)
                .with("prints", new ArrayList<>(numbers.keySet()))
                .with("nodes", numbered)
                .with("extra", extra)
                .with("parts", parts)
                .map();
    }

    static CodeTable read(Fields fields) {
        List<String> prints = fields.texts("prints");
        Map<String, String> nodes = new LinkedHashMap<>();
        fields.numbersByName("nodes").forEach((name, number) -> {
            if (number < 0 || number >= prints.size()) {
                throw new RecordException("its node '" + name + "' has no print");
            }
            nodes.put(name, prints.get(number.intValue()));
        });
        return new CodeTable(nodes, fields.textsByName("extra"), fields.textsByName("parts"));
    }
}
