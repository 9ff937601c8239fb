package dev.icosian.compiler.modify;

import dev.icosian.Nodes;
import dev.icosian.TypeRef;
import dev.icosian.When;
import dev.icosian.compiler.use.BuiltIn;
import dev.icosian.compiler.use.Condition;
import dev.icosian.compiler.use.ConfigText;
import dev.icosian.compiler.use.UnitUse;
import dev.icosian.internal.NearNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code @When}: the node exists only under some configuration. */
final class WhenModifier extends BuiltIn implements Condition {
    WhenModifier() {
        super(When.class, Phase.SELECT);
    }

    @Override
    public Nodes apply(Nodes unit, UnitUse use) {
        String key = use.text("key");
        List<String> is = use.texts("is");
        List<String> not = use.texts("not");
        boolean unset = (Boolean) use.argument("unset");
        if (is.isEmpty() && not.isEmpty() && !unset) {
            throw problem(
                    "When/NoCondition",
                    "@When(key = \"" + key + "\") of '" + use.node() + "' says no value",
                    "add is, not, or unset = true");
        }
        Object value = use.config(key);
        checkValues(key, use.configType(key), is, not);
        String text = value == null ? null : ConfigText.of(value);
        return matches(text, is, not, unset) ? unit : Nodes.of();
    }

    @Override
    @SuppressWarnings("unchecked") // arguments have the types of the annotation's members
    public String text(Map<String, Object> args) {
        Object key = args.get("key");
        List<String> is = (List<String>) args.getOrDefault("is", List.of());
        List<String> not = (List<String>) args.getOrDefault("not", List.of());
        List<String> parts = new ArrayList<>();
        boolean unset = Boolean.TRUE.equals(args.get("unset"));
        if (!is.isEmpty()) {
            parts.add(key + "=" + String.join("|", is) + (unset ? " or " + key + " unset" : ""));
        } else if (unset) {
            parts.add(key + " unset");
        }
        if (!not.isEmpty()) {
            parts.add(key + "!=" + String.join("|", not));
        }
        return String.join(" and ", parts);
    }

    private static boolean matches(@Nullable String value, List<String> is, List<String> not, boolean unset) {
        if (value == null) {
            return unset || is.isEmpty();
        }
        boolean any = is.isEmpty() && !unset;
        return (any || is.contains(value)) && !not.contains(value);
    }

    private static void checkValues(String key, @Nullable TypeRef<?> type, List<String> is, List<String> not) {
        List<String> constants = constants(type);
        if (constants.isEmpty()) {
            return;
        }
        List<String> said = new ArrayList<>(is);
        said.addAll(not);
        for (String value : said) {
            if (!constants.contains(value)) {
                String near = NearNames.question(value, constants);
                throw problem(
                        "Config/UnknownValue",
                        "config key '" + key + "' has no value '" + value + "'; it has " + String.join(", ", constants),
                        near == null ? "use one of these" : near);
            }
        }
    }

    /** Returns the only values that a key can have; empty if there is no such list. */
    private static List<String> constants(@Nullable TypeRef<?> type) {
        if (type == null) {
            return List.of();
        }
        if (type.rawClass() == Boolean.class || type.rawClass() == boolean.class) {
            return List.of("true", "false");
        }
        Object[] constants = type.rawClass().getEnumConstants();
        return constants == null
                ? List.of()
                : Arrays.stream(constants)
                        .map(constant -> ((Enum<?>) constant).name())
                        .toList();
    }
}
