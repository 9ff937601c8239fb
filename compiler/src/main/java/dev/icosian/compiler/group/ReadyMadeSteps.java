package dev.icosian.compiler.group;

import dev.icosian.Problem;
import dev.icosian.internal.GroupingKind;
import dev.icosian.internal.StepDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ready-made groupings: steps whose names are made from what they group by. */
final class ReadyMadeSteps {
    private static final String ALL = "all";

    private ReadyMadeSteps() {}

    static Membership evaluate(Units units, GroupingKind kind, List<Problem> problems) {
        if (kind instanceof GroupingKind.PerNode) {
            return perNode(units);
        }
        if (kind instanceof GroupingKind.PerModule) {
            return perModule(units, problems);
        }
        if (kind instanceof GroupingKind.ByTag byTag) {
            return byTag(units, byTag.key(), problems);
        }
        Map<String, String> all = Map.of(ALL, ALL);
        return grouped(units, unit -> ALL, all, "all in one");
    }

    private static Membership perNode(Units units) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (int unit = 0; unit < units.count(); unit++) {
            if (!units.isEphemeral(unit)) {
                shown.put(units.name(unit), units.name(unit));
            }
        }
        return grouped(units, units::name, shown, "one step per node");
    }

    private static Membership perModule(Units units, List<Problem> problems) {
        Map<String, String> shown = new LinkedHashMap<>();
        List<String> without = new ArrayList<>();
        for (int unit = 0; unit < units.count(); unit++) {
            Class<?> module = units.module(unit);
            if (units.isEphemeral(unit)) {
                continue;
            }
            if (module == null) {
                without.add(units.name(unit));
                continue;
            }
            shown.put(module.getName(), module.getSimpleName());
        }
        Uncovered.reportWithoutModule(without, problems);
        return grouped(
                units,
                unit -> {
                    Class<?> module = units.module(unit);
                    return module == null ? null : module.getName();
                },
                shown,
                "one step per module");
    }

    private static Membership byTag(Units units, String key, List<Problem> problems) {
        Map<String, String> shown = new LinkedHashMap<>();
        List<String> without = new ArrayList<>();
        Map<Integer, String> valueOf = new HashMap<>();
        for (int unit = 0; unit < units.count(); unit++) {
            if (units.isEphemeral(unit)) {
                continue;
            }
            List<String> values = units.tagValues(unit, key);
            if (values.isEmpty()) {
                without.add(units.name(unit));
                continue;
            }
            if (values.size() > 1) {
                problems.add(MissingTag.severalValues(units.name(unit), key, values));
            }
            valueOf.put(unit, values.get(0));
            shown.put(values.get(0), values.get(0));
        }
        MissingTag.report(key, without, problems);
        return grouped(units, valueOf::get, shown, "one step per value of the tag '" + key + "'");
    }

    private static Membership grouped(Units units, OriginalOf originalOf, Map<String, String> shown, String claim) {
        Map<String, String> names = StepNames.of(shown);
        Map<String, Integer> numbers = new HashMap<>();
        List<StepDeclaration> steps = new ArrayList<>();
        List<Integer> stepOf = new ArrayList<>(units.count());
        List<String> claims = new ArrayList<>(units.count());
        for (int unit = 0; unit < units.count(); unit++) {
            String original = units.isEphemeral(unit) ? null : originalOf.unit(unit);
            String name = original == null ? null : names.get(original);
            if (name == null) {
                stepOf.add(Membership.NONE);
                claims.add("");
                continue;
            }
            Integer number = numbers.get(name);
            if (number == null) {
                number = steps.size();
                numbers.put(name, number);
                steps.add(StepDeclaration.named(name));
            }
            stepOf.add(number);
            claims.add(claim);
        }
        return new Membership(steps, stepOf, claims);
    }

    private interface OriginalOf {
        @Nullable
        String unit(int unit);
    }
}
