package dev.icosian.cli.internal.args;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was given on a command line. Immutable.
 *
 * @param operands the words that are no options, in the order given
 * @param options values by option name, in the order given; a switch has one empty value
 */
public record Arguments(List<String> operands, Map<String, List<String>> options) {
    /** Copies the collections. */
    public Arguments {
        operands = List.copyOf(operands);
        Map<String, List<String>> sorted = new TreeMap<>();
        options.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
        options = Collections.unmodifiableMap(sorted);
    }

    /** Returns the first word that is no option; null if there is none. */
    public @Nullable String operand() {
        return operand(0);
    }

    /** Returns a word that is no option, counted from 0; null if fewer are given. */
    public @Nullable String operand(int index) {
        return index < operands.size() ? operands.get(index) : null;
    }

    /** Returns whether an option is given. */
    public boolean has(String option) {
        return options.containsKey(option);
    }

    /** Returns the value of an option that is given at most once; null if it is not. */
    public @Nullable String value(String option) {
        List<String> values = options.get(option);
        return values == null ? null : values.get(0);
    }

    /** Returns the values of an option, in the order given. */
    public List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }
}
