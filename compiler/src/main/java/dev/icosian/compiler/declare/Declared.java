package dev.icosian.compiler.declare;

import dev.icosian.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a pipeline declares beside its nodes. Immutable.
 *
 * @param config keys by name
 * @param params by name
 * @param outputs in the order of the request
 * @param problems what was wrong; a key with a wrong value has none
 */
public record Declared(
        Map<String, ConfigKey> config,
        Map<String, DeclaredParam> params,
        List<DeclaredOutput> outputs,
        List<Problem> problems) {
    /** Copies the collections. */
    public Declared {
        config = Collections.unmodifiableMap(new TreeMap<>(config));
        params = Collections.unmodifiableMap(new TreeMap<>(params));
        outputs = List.copyOf(outputs);
        problems = List.copyOf(problems);
    }

    /** Returns whether a key has no value only because the one that was said, or its type, is wrong, which is reported. */
    public boolean hasWrongValue(String configKey) {
        return problems.stream()
                .anyMatch(problem -> (problem.code().equals(ConfigReader.WRONG_TYPE)
                                || problem.code().equals(ConfigReader.UNSUPPORTED_TYPE))
                        && problem.message().contains("config key '" + configKey + "':"));
    }

    /** Returns the declaration of nothing. */
    public static Declared none() {
        return new Declared(Map.of(), Map.of(), List.of(), List.of());
    }
}
