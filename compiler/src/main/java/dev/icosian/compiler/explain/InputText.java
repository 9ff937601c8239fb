package dev.icosian.compiler.explain;

import dev.icosian.compiler.expand.Unit;
import dev.icosian.compiler.expand.Variant;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.compiler.graph.ParamSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Explains what is no node and no step: params and configuration keys. */
final class InputText {
    private InputText() {}

    static Explanation ofParam(Facts facts, ParamSpec param) {
        Entries entries = new Entries()
                .line("value", "given per run, --param " + param.name() + "=…; " + BindText.given(param))
                .parts("used by", facts.byPlace(facts.readersOf(param.name())), " · ")
                .lines("replaces", replaces(facts, param.name()));
        return new Explanation(
                "param",
                Words.title(param.name(), Words.type(param.type()), "") + ", a run parameter",
                "",
                entries.asList());
    }

    static Explanation ofConfig(Facts facts, ConfigSpec key) {
        Object value = key.value();
        Entries entries = new Entries()
                .line(
                        "value",
                        value == null
                                ? "none"
                                : BindText.value(key.type(), value) + ", set with --config " + key.name() + "=…")
                .parts("used by", facts.byPlace(facts.readersOf(key.name())), " · ")
                .lines("chooses", chooses(facts, key.name()))
                .lines("replaces", replaces(facts, key.name()));
        return new Explanation(
                "config",
                Words.title(key.name(), Words.type(key.type()), "") + ", a configuration key",
                "",
                entries.asList());
    }

    private static List<String> chooses(Facts facts, String key) {
        List<String> lines = new ArrayList<>();
        for (Unit unit : facts.compilation().origins().expansion().units()) {
            if (mentions(unit.condition(), key)) {
                boolean needed = facts.dataflow().find(unit.name()) != null;
                lines.add(unit.name() + ", because " + unit.condition() + (needed ? "" : " (not needed now)"));
            }
        }
        for (Variant variant : facts.compilation().origins().expansion().unchosen()) {
            if (mentions(variant.condition(), key)) {
                lines.add("not " + variant.function() + " for " + variant.name() + ", which needs "
                        + variant.condition());
            }
        }
        return lines;
    }

    private static boolean mentions(String condition, String key) {
        return condition.matches("(?s).*\\b" + Pattern.quote(key) + "\\b.*");
    }

    private static List<String> replaces(Facts facts, String name) {
        return facts.compilation().origins().replacements().stream()
                .filter(replacement -> replacement.name().equals(name))
                .map(replacement -> replacement.by() + " stands here instead of " + replacement.instead())
                .toList();
    }
}
