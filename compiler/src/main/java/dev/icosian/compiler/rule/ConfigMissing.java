package dev.icosian.compiler.rule;

import dev.icosian.compiler.declare.ConfigKey;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.compiler.wiring.Ask;
import dev.icosian.compiler.wiring.Conditions;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.Wiring;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A configuration key without value that something reads. */
final class ConfigMissing implements Rule {
    static final String CODE = "Config/Missing";

    @Override
    public void check(Wiring wiring, Findings findings) {
        Set<String> decisive = Conditions.decisive(wiring);
        for (ConfigKey key : wiring.world().declared().config().values()) {
            if (key.value() != null || wiring.world().declared().hasWrongValue(key.name())) {
                continue;
            }
            List<Ask> asks = wiring.asksByConfigKey().getOrDefault(key.name(), List.of()).stream()
                    .filter(ask -> !ask.nullable() || !key.nullable())
                    .toList();
            if (!asks.isEmpty() || isMissingForVariants(decisive, key)) {
                findings.problem(CODE, message(wiring, decisive, key, asks), Wiring.place(asks), hint(key));
            }
        }
    }

    /** Returns whether a value is missing that decides which variants exist. */
    static boolean decides(Wiring wiring) {
        Set<String> decisive = Conditions.decisive(wiring);
        for (ConfigKey key : wiring.world().declared().config().values()) {
            if (key.value() == null && isMissingForVariants(decisive, key)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMissingForVariants(Set<String> decisive, ConfigKey key) {
        return !key.nullable() && decisive.contains(key.name());
    }

    private static String message(Wiring wiring, Set<String> decisive, ConfigKey key, List<Ask> asks) {
        String text = "config key '" + key.name() + "' ("
                + TypeText.alone(key.type().type()) + ") has no value and no default; declared by " + key.origin();
        if (isMissingForVariants(decisive, key)) {
            text += "\n  it decides which variants exist";
        }
        return asks.isEmpty() ? text : text + Asked.lines(wiring, asks);
    }

    private static String hint(ConfigKey key) {
        Class<?> type = key.type().rawClass();
        if (!type.isEnum()) {
            return "give it with --config " + key.name() + "=… or .with(\"" + key.name() + "\", …)";
        }
        String constants = Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(" or "));
        return "give it with --config " + key.name() + "=… or .with(\"" + key.name() + "\", …); it may be " + constants;
    }
}
