package dev.icosian.compiler.plan;

import dev.icosian.TypeRef;
import dev.icosian.compiler.codec.ValueCodec;
import dev.icosian.compiler.json.CanonicalJson;
import org.jspecify.annotations.Nullable;

/** Values in structures, which hold no decimals: as the text of their canonical JSON. */
final class ValueTexts {
    private ValueTexts() {}

    /** Returns the text of a value's canonical JSON. */
    static String canonical(TypeRef<?> type, @Nullable Object value) {
        return value == null ? "null" : codec(type).canonicalText(value);
    }

    /** Returns texts, whole numbers and booleans as they are, everything else as the text of its canonical JSON. */
    static Object plain(TypeRef<?> type, Object value) {
        Object tree = codec(type).toJson(value);
        if (tree instanceof String || tree instanceof Boolean || tree instanceof Long) {
            return tree;
        }
        return tree instanceof Integer number ? (Object) number.longValue() : CanonicalJson.valueText(tree);
    }

    private static ValueCodec codec(TypeRef<?> type) {
        return ValueCodec.forType(type)
                .orElseThrow(() -> new IllegalStateException("resolution let a value of type " + type + " through"));
    }
}
