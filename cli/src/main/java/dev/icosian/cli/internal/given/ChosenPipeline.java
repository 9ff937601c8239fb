package dev.icosian.cli.internal.given;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.compiler.json.Decimals;
import dev.icosian.compiler.json.JsonException;
import dev.icosian.compiler.json.JsonReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pipeline that options choose, with the configuration that they give. */
public final class ChosenPipeline {
    private ChosenPipeline() {}

    /** Returns what {@code --pipeline} and {@code --config} say. */
    public static Pipeline of(Invocation invocation) {
        return configured(
                invocation.pipelines().choose(invocation.arguments().value(CommonOptions.PIPELINE)),
                Assignments.of(CommonOptions.CONFIG, invocation.arguments().values(CommonOptions.CONFIG)));
    }

    /** Returns the pipeline with config values in text form; planning decodes them and knows which keys there are. */
    public static Pipeline configured(Pipeline pipeline, Map<String, String> config) {
        Pipeline configured = pipeline;
        for (Map.Entry<String, String> entry : config.entrySet()) {
            configured = configured.with(entry.getKey(), entry.getValue());
        }
        return configured;
    }

    /**
     * Returns the text forms of config values that are given as a JSON object.
     *
     * @param source what has the JSON, for messages: {@code ICOSIAN_CONFIG}
     */
    public static Map<String, String> texts(String source, @Nullable String json) {
        if (json == null || json.isBlank()) {
            return Map.of();
        }
        Object tree;
        try {
            tree = JsonReader.read(json, Decimals.DOUBLE);
        } catch (JsonException e) {
            throw notAnObject(source, String.valueOf(e.getMessage()));
        }
        if (!(tree instanceof Map<?, ?> object)) {
            throw notAnObject(source, "it is another kind of value");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            if (value != null) {
                texts.put((String) key, value instanceof String text ? text : CanonicalJson.valueText(value));
            }
        });
        return texts;
    }

    private static PipelineException notAnObject(String source, String reason) {
        return new PipelineException(List.of(new Problem(
                "Config/NotJson",
                source + " is not a JSON object: " + reason,
                null,
                "write an object with one field per config key: {\"region\":\"UK\"}")));
    }
}
