package dev.icosian.compiler.group;

import dev.icosian.internal.Names;
import dev.icosian.internal.Sha256;
import dev.icosian.internal.Utf8Order;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Names of steps made from other names. Which of two clashing names gets the digest must not depend on the graph's
 * order: a name that needs no change comes first, then the order of names.
 */
final class StepNames {
    /** Where an input comes from is a step's name or one of these, so no step can have them. */
    static final Set<String> RESERVED = Set.of("param", "config");

    private static final int KEPT = 54;
    private static final int HEX = 8;

    private StepNames() {}

    /**
     * Returns the name of the step of each original.
     *
     * @param shown by original, which is unique, the text to make the name of
     */
    static Map<String, String> of(Map<String, String> shown) {
        List<String> originals = new ArrayList<>(shown.keySet());
        Map<String, String> plain = new HashMap<>(originals.size() * 2);
        shown.forEach((original, text) -> plain.put(original, Names.generated(text, RESERVED::contains)));
        originals.sort((a, b) -> {
            boolean aStays = a.equals(plain.get(a));
            boolean bStays = b.equals(plain.get(b));
            return aStays == bStays ? Utf8Order.INSTANCE.compare(a, b) : aStays ? -1 : 1;
        });
        Set<String> taken = new HashSet<>(originals.size() * 2);
        Map<String, String> names = new HashMap<>(originals.size() * 2);
        for (String original : originals) {
            String name = Objects.requireNonNull(plain.get(original));
            if (!taken.add(name)) {
                String digest = Sha256.hex(original.getBytes(StandardCharsets.UTF_8));
                name = name.substring(0, Math.min(KEPT, name.length())) + "_" + digest.substring(0, HEX);
                taken.add(name);
            }
            names.put(original, name);
        }
        return names;
    }
}
