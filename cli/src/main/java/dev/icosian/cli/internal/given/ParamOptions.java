package dev.icosian.cli.internal.given;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.Compiler;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.compiler.json.Decimals;
import dev.icosian.compiler.json.JsonException;
import dev.icosian.compiler.json.JsonReader;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.params.GivenParams.Given;
import dev.icosian.runtime.internal.params.ParamResolver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The params that a command line gives. */
public final class ParamOptions {
    private static final String VARIABLE = "ICOSIAN_PARAM_";
    /** Linux: one variable with its name. */
    private static final int LARGEST_VARIABLE = 128 * 1024;

    private ParamOptions() {}

    /** Returns what {@code --param} and {@code --params} give; a param that both give is a problem. */
    public static GivenParams given(Invocation invocation) {
        Map<String, Given> given = new TreeMap<>(Utf8Order.INSTANCE);
        Assignments.of(CommonOptions.PARAM, invocation.arguments().values(CommonOptions.PARAM))
                .forEach((name, text) -> given.put(name, new GivenParams.Text(text)));
        String file = invocation.arguments().value(CommonOptions.PARAMS);
        if (file == null) {
            return GivenParams.of(given);
        }
        List<Problem> problems = new ArrayList<>();
        ParamFile.read(file, invocation.host().workingDirectory()).forEach((name, tree) -> {
            if (given.putIfAbsent(name, new GivenParams.Json(tree)) != null) {
                problems.add(new Problem(
                        "Params/GivenTwice",
                        "param '" + name + "' is given by --param and by the file '" + file + "'",
                        null,
                        "keep one of them"));
            }
        });
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return GivenParams.of(given);
    }

    /**
     * Returns what the options give, and what variables {@code ICOSIAN_PARAM_<name>} give as JSON otherwise.
     *
     * @throws PipelineException also if a value is too large for a variable: then no target could start this step
     */
    public static GivenParams givenOrSet(Invocation invocation) {
        Map<String, Given> given = new TreeMap<>(variables(invocation.host().environment()));
        given.putAll(given(invocation).values());
        refuseLarge(given);
        return GivenParams.of(given);
    }

    private static void refuseLarge(Map<String, Given> given) {
        List<Problem> problems = new ArrayList<>();
        given.forEach((name, value) -> {
            // There is an equals sign before it and a zero behind.
            long size = bytes(VARIABLE + name) + 2 + size(value);
            if (size > LARGEST_VARIABLE) {
                problems.add(new Problem(
                        "Params/TooLarge",
                        "param '" + name + "' would have " + size + " bytes as a variable, and a process takes "
                                + LARGEST_VARIABLE,
                        null,
                        "put large values into a file, and give its path"));
            }
        });
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
    }

    private static long size(Given given) {
        if (given instanceof GivenParams.Text text) {
            return bytes(text.text());
        }
        return given instanceof GivenParams.Json json ? size(json.tree()) : 0;
    }

    /** Returns the size of JSON; its depth is that which the reader of JSON allows. */
    private static long size(@Nullable Object tree) {
        if (tree instanceof List<?> list) {
            return 1 + list.stream().mapToLong(item -> size(item) + 1).sum();
        }
        if (tree instanceof Map<?, ?> map) {
            return 1
                    + map.entrySet().stream()
                            .mapToLong(entry -> size(entry.getKey()) + size(entry.getValue()) + 2)
                            .sum();
        }
        return tree instanceof Number number ? number.toString().length() : bytes(CanonicalJson.valueText(tree));
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Map<String, Given> variables(Map<String, String> environment) {
        Map<String, Given> given = new TreeMap<>(Utf8Order.INSTANCE);
        List<Problem> problems = new ArrayList<>();
        environment.forEach((variable, json) -> {
            if (!variable.startsWith(VARIABLE)) {
                return;
            }
            try {
                given.put(
                        variable.substring(VARIABLE.length()),
                        new GivenParams.Json(JsonReader.read(json, Decimals.EXACT)));
            } catch (JsonException e) {
                problems.add(
                        new Problem(
                                "Params/NotJson",
                                variable + " is not JSON: " + e.getMessage(),
                                null,
                                "write the value as JSON: a text in double quotes, a number, true or false, a list or an object"));
            }
        });
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return given;
    }

    /** Returns the decoded values of all params of a pipeline. */
    public static Map<String, Object> decoded(Invocation invocation, Pipeline pipeline) {
        Map<String, Object> values = new TreeMap<>(Utf8Order.INSTANCE);
        ParamResolver.resolve(pipeline.name(), Compiler.dataflow(pipeline).params(), given(invocation))
                .byName()
                .forEach((name, param) -> {
                    @Nullable Object value = param.valueIn(invocation.host().workingDirectory());
                    if (value != null) {
                        values.put(name, value);
                    }
                });
        return Collections.unmodifiableMap(values);
    }
}
