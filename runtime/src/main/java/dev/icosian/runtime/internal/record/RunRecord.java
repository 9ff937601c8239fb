package dev.icosian.runtime.internal.record;

import dev.icosian.internal.Utf8Order;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run was started with; {@code run.json}. Immutable.
 *
 * @param shape of the plan it was started with
 * @param digest of that plan
 * @param code digest of that plan's code
 * @param config effective configuration: value JSON by key
 * @param parameters resolved params: value JSON by name
 * @param scheduledAt the tick, if a schedule started it
 * @param origin who started it: {@code target} at least
 */
public record RunRecord(
        String runId,
        String runKey,
        String pipeline,
        String shape,
        String digest,
        String code,
        Map<String, @Nullable Object> config,
        Map<String, @Nullable Object> parameters,
        @Nullable Instant scheduledAt,
        Map<String, String> origin,
        Instant startedAt) {
    /** Version of the form of run records. */
    static final int FORMAT = 1;

    /** Sorts and copies the maps. */
    public RunRecord {
        config = sorted(config);
        parameters = sorted(parameters);
        origin = sorted(origin);
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        Map<String, V> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        sorted.putAll(map);
        return Collections.unmodifiableMap(sorted);
    }

    /** Returns the stored form. */
    public Map<String, @Nullable Object> toTree() {
        return new Tree()
                .with("formatVersion", FORMAT)
                .with("runId", runId)
                .with("runKey", runKey)
                .with("pipeline", pipeline)
                .with("shape", shape)
                .with("digest", digest)
                .with("code", code)
                .with("config", config)
                .with("parameters", parameters)
                .withIf("scheduledAt", scheduledAt)
                .with("origin", origin)
                .with("startedAt", startedAt)
                .map();
    }

    static RunRecord read(Fields fields) {
        String runId = fields.text("runId");
        if (runId.chars().anyMatch(Character::isISOControl)) {
            throw new RecordException("its field 'runId' has control characters");
        }
        return new RunRecord(
                runId,
                fields.text("runKey"),
                fields.text("pipeline"),
                fields.text("shape"),
                fields.text("digest"),
                fields.text("code"),
                fields.map("config"),
                fields.map("parameters"),
                fields.instantOrNull("scheduledAt"),
                fields.textsByName("origin"),
                fields.instant("startedAt"));
    }
}
