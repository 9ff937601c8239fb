package dev.icosian.temporal.internal.connect;

import dev.icosian.TypeRef;
import dev.icosian.compiler.codec.ValueCodec;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.internal.ModelAccess;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.temporal.internal.wire.RunEnd;
import dev.icosian.temporal.internal.wire.RunInput;
import dev.icosian.temporal.internal.wire.WireNames;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Starts runs from workflow code, where nothing may be planned: the workers of the run know the plan. */
public final class ChildRuns {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuuMMdd't'HHmmss'z'", Locale.ROOT);

    private ChildRuns() {}

    /** Starts a child workflow and returns its end. */
    public static Promise<RunEnd> start(String pipeline, String digest, String queue, String params) {
        String second =
                SECOND.format(Instant.ofEpochMilli(Workflow.currentTimeMillis()).atOffset(ZoneOffset.UTC));
        String runId = "r-" + second + "-"
                + HexFormat.of().toHexDigits(Workflow.newRandom().nextInt());
        RunInput input = new RunInput(
                RunInput.VERSION,
                "",
                digest,
                "",
                "{}",
                params,
                false,
                false,
                Limits.DEFAULT_PARALLEL,
                List.of(),
                List.of(),
                false,
                null,
                null,
                null,
                null,
                null);
        ChildWorkflowOptions options = ChildWorkflowOptions.newBuilder()
                .setTaskQueue(queue)
                .setWorkflowId(WireNames.workflowId(pipeline, runId))
                .setStaticSummary("pipeline " + pipeline)
                .build();
        return Workflow.newUntypedChildWorkflowStub(pipeline, options).executeAsync(RunEnd.class, input);
    }

    /** Returns the canonical JSON of params, one per component. */
    public static String json(Record params) {
        Map<String, TypeRef<?>> types = new HashMap<>();
        for (RecordComponent component : params.getClass().getRecordComponents()) {
            types.put(component.getName(), ModelAccess.get().typeRef(component.getGenericType()));
        }
        Map<String, @Nullable Object> trees = new TreeMap<>();
        GivenParams.ofRecord(params).values().forEach((name, given) -> {
            Object value = given instanceof GivenParams.Decoded decoded ? decoded.value() : null;
            trees.put(name, value == null ? null : tree(types.get(name), value));
        });
        return CanonicalJson.valueText(trees);
    }

    /** Returns the canonical JSON of params by name, each in the form of its value's type. */
    public static String json(Map<String, ? extends @Nullable Object> params) {
        Map<String, @Nullable Object> trees = new TreeMap<>();
        params.forEach((name, value) -> trees.put(name, value == null ? null : tree(null, value)));
        return CanonicalJson.valueText(trees);
    }

    private static Object tree(@Nullable TypeRef<?> type, Object value) {
        TypeRef<?> known = type == null ? TypeRef.of(value.getClass()) : type;
        Optional<ValueCodec> codec = ValueCodec.forType(known);
        if (codec.isPresent()) {
            return codec.get().toJson(value);
        }
        if (value instanceof Collection<?> items) {
            List<Object> trees = new ArrayList<>();
            for (Object item : items) {
                trees.add(tree(null, item));
            }
            return trees;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> trees = new TreeMap<>();
            map.forEach((key, item) -> trees.put((String) key, tree(null, item)));
            return trees;
        }
        throw new IllegalArgumentException("a param cannot have the type " + known);
    }
}
