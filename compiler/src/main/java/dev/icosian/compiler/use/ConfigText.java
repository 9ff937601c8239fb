package dev.icosian.compiler.use;

import dev.icosian.compiler.json.CanonicalJson;

/** Configuration values as the text that conditions compare. */
public final class ConfigText {
    private ConfigText() {}

    /** Returns texts, enums and the like as they are, everything else as canonical JSON: {@code 1}, {@code true}. */
    public static String of(Object value) {
        Object tree = Coercion.tree(value);
        return tree instanceof String text ? text : CanonicalJson.valueText(tree);
    }
}
