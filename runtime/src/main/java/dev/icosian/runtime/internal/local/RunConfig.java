package dev.icosian.runtime.internal.local;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.codec.ValueCodec;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.params.ExistingRun;
import dev.icosian.runtime.internal.record.RunRecord;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The configuration of a run: kept in its record, and the same whenever the run goes on. */
public final class RunConfig {
    private RunConfig() {}

    /** Returns the configuration that a plan consumes, as the run record has it. */
    public static Map<String, @Nullable Object> trees(Compilation compilation) {
        Map<String, @Nullable Object> trees = new TreeMap<>(Utf8Order.INSTANCE);
        for (ConfigSpec spec : compilation.dataflow().config().values()) {
            trees.put(spec.name(), tree(spec));
        }
        return Collections.unmodifiableMap(trees);
    }

    /** Returns the pipeline with the run's configuration, but for keys that were set to something, or are gone. */
    public static Pipeline configured(Pipeline pipeline, RunRecord run) {
        return configured(pipeline, run.config());
    }

    /** Returns the pipeline with a configuration as {@link #trees} gives it, but for keys that were set, or are gone. */
    public static Pipeline configured(Pipeline pipeline, Map<String, ? extends @Nullable Object> config) {
        Declaration declaration = ModelAccess.get().declaration(pipeline);
        Set<String> open = keys(declaration);
        open.removeAll(declaration.configValues().keySet());
        Pipeline configured = pipeline;
        for (Map.Entry<String, ? extends @Nullable Object> entry : config.entrySet()) {
            Object tree = entry.getValue();
            if (tree != null && open.contains(entry.getKey())) {
                configured = configured.with(
                        entry.getKey(), tree instanceof String text ? text : CanonicalJson.valueText(tree));
            }
        }
        return configured;
    }

    /** Throws if keys were set to something else than the run has. */
    static void check(Pipeline pipeline, RunRecord run, Compilation compilation) {
        Map<String, @Nullable Object> now = trees(compilation);
        List<Problem> problems = new ArrayList<>();
        for (String key : ModelAccess.get().declaration(pipeline).configValues().keySet()) {
            if (!now.containsKey(key) || !run.config().containsKey(key)) {
                continue;
            }
            String before = CanonicalJson.valueText(run.config().get(key));
            String after = CanonicalJson.valueText(now.get(key));
            if (!before.equals(after)) {
                problems.add(ExistingRun.different(run, "config", key, before, after));
            }
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
    }

    private static Set<String> keys(Declaration declaration) {
        Set<String> keys = new HashSet<>(declaration.configDefaults().keySet());
        Class<? extends Record> type = declaration.configType();
        if (type != null) {
            for (RecordComponent component : type.getRecordComponents()) {
                keys.add(component.getName());
            }
        }
        return keys;
    }

    private static @Nullable Object tree(ConfigSpec spec) {
        Object value = spec.value();
        return value == null
                ? null
                : ValueCodec.forType(spec.type())
                        .map(codec -> codec.toJson(value))
                        .orElse(null);
    }
}
