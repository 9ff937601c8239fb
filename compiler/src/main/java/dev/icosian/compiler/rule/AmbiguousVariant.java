package dev.icosian.compiler.rule;

import dev.icosian.compiler.wiring.Conditions;
import dev.icosian.compiler.wiring.Entry;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.Wiring;
import java.util.List;
import java.util.Map;

/** Several variants of one name exist under the configuration. */
final class AmbiguousVariant implements Rule {
    static final String CODE = "Dataflow/AmbiguousVariant";

    @Override
    public void check(Wiring wiring, Findings findings) {
        for (Map.Entry<String, List<Entry>> clash : wiring.table().clashes().entrySet()) {
            List<Entry> entries = clash.getValue();
            if (entries.stream().anyMatch(AmbiguousVariant::isVariant)) {
                findings.problem(
                        CODE,
                        message(wiring, clash.getKey(), entries),
                        entries.get(entries.size() - 1).place(),
                        "make their conditions exclude each other, or mark the general one with @Otherwise");
            }
        }
    }

    static boolean isVariant(Entry entry) {
        return !entry.unit().condition().isEmpty() || entry.data().fallback();
    }

    private static String message(Wiring wiring, String name, List<Entry> entries) {
        List<String> conditions =
                entries.stream().map(entry -> entry.unit().condition()).toList();
        StringBuilder text = new StringBuilder()
                .append(entries.size())
                .append(" variants of '")
                .append(name)
                .append("' exist ")
                .append(Conditions.under(wiring.world(), conditions));
        for (Entry entry : entries) {
            String condition = entry.unit().condition();
            text.append("\n  ").append(entry.origin()).append(": ");
            if (entry.data().fallback()) {
                text.append("otherwise");
            } else {
                text.append(condition.isEmpty() ? "always" : condition);
            }
        }
        return text.toString();
    }
}
