package dev.icosian.temporal.internal.work;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.json.Decimals;
import dev.icosian.compiler.json.JsonReader;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunConfig;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.params.ParamSet;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.temporal.internal.wire.StepCall;
import dev.icosian.temporal.internal.wire.WireNames;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pipelines of a worker, and the runs that it has seen lately. Thread safe. */
public final class WorkedRuns {
    private static final int KEPT = 100;

    private final LocalSettings settings;
    private final Map<String, Pipeline> pipelines;
    private final @Nullable Path home;
    private final Map<List<String>, Compilation> compilations = lately();
    private final Map<List<String>, RunContext> runs = lately();

    /**
     * Takes what a worker has.
     *
     * @param pipelines with their configuration
     * @param home folder from which relative paths count; null: there must be none
     */
    public WorkedRuns(LocalSettings settings, List<Pipeline> pipelines, @Nullable Path home) {
        Map<String, Pipeline> byName = new TreeMap<>(Utf8Order.INSTANCE);
        pipelines.forEach(pipeline -> byName.put(pipeline.name(), pipeline));
        this.pipelines = byName;
        this.home = home;
        Function<Pipeline, Compilation> compiler = settings.compiler();
        LocalSettings worked = new LocalSettings(
                "temporal",
                settings.store(),
                pipeline -> compiled(pipeline, compiler),
                settings.supplied(),
                settings.interceptors(),
                settings.listeners(),
                settings.parallelism(),
                settings.grace(),
                settings.clock());
        this.settings = worked;
    }

    private static <V> Map<List<String>, V> lately() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<List<String>, V> eldest) {
                return size() > KEPT;
            }
        };
    }

    LocalSettings settings() {
        return settings;
    }

    /**
     * Records a run, or reads its record.
     *
     * @param tick when a schedule started it; null: none did
     * @throws StepFailure if this worker has another plan or another store
     */
    RunContext start(
            String pipeline,
            String runId,
            String shape,
            String store,
            Map<String, ? extends @Nullable Object> config,
            GivenParams params,
            boolean mustExist,
            @Nullable Instant tick)
            throws StepFailure {
        checkStore(store);
        Pipeline configured = RunConfig.configured(pipeline(pipeline), config);
        checkShape(pipeline, shape, settings.compiler().apply(configured));
        RunOptions options = mustExist
                ? RunOptions.resume(runId)
                : RunOptions.newRun().withRunId(runId).scheduledAt(tick);
        RunContext run = new LocalRunner(settings).prepare(configured, params, options.relativeTo(base()));
        checkShape(pipeline, shape, run.compilation());
        checkHome(run);
        synchronized (runs) {
            runs.put(List.of(pipeline, runId, shape), run);
        }
        return run;
    }

    /**
     * Returns a run that has begun.
     *
     * @throws StepFailure if this worker has another plan or another store
     */
    RunContext run(String pipeline, String runId, String shape, String store) throws StepFailure {
        checkStore(store);
        List<String> key = List.of(pipeline, runId, shape);
        synchronized (runs) {
            RunContext known = runs.get(key);
            if (known != null) {
                return known;
            }
        }
        RunContext run = new LocalRunner(settings)
                .prepare(
                        pipeline(pipeline),
                        GivenParams.none(),
                        RunOptions.resume(runId).relativeTo(base()));
        checkShape(pipeline, shape, run.compilation());
        checkHome(run);
        synchronized (runs) {
            runs.put(key, run);
        }
        return run;
    }

    RunContext run(String pipeline, StepCall call) throws StepFailure {
        return run(pipeline, call.run(), call.shape(), call.store());
    }

    /** Returns a pipeline's compilation with a configuration. */
    Compilation compilation(String pipeline, Map<String, ? extends @Nullable Object> config) throws StepFailure {
        return settings.compiler().apply(RunConfig.configured(pipeline(pipeline), config));
    }

    static Map<String, @Nullable Object> config(String json) {
        return tree(json, Decimals.DOUBLE);
    }

    static Map<String, @Nullable Object> params(String json) {
        return tree(json, Decimals.EXACT);
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    private static Map<String, @Nullable Object> tree(String json, Decimals decimals) {
        Object tree = JsonReader.read(json, decimals);
        if (tree instanceof Map<?, ?> object) {
            return (Map<String, @Nullable Object>) object;
        }
        throw new IllegalArgumentException("no JSON object: " + json);
    }

    private Pipeline pipeline(String name) throws StepFailure {
        Pipeline pipeline = pipelines.get(name);
        if (pipeline == null) {
            throw StepFailure.permanent(
                    new Problem(
                            WireNames.SHAPE_DIFFERS,
                            "the worker's program has no pipeline '" + name + "'; it has "
                                    + String.join(", ", pipelines.keySet()),
                            null,
                            "deploy the program that has it to every worker of this queue, or submit to another queue"),
                    null);
        }
        return pipeline;
    }

    private static void checkShape(String pipeline, String shape, Compilation compilation) throws StepFailure {
        String mine = compilation.plan().shape();
        if (!mine.equals(shape)) {
            throw StepFailure.permanent(
                    new Problem(
                            WireNames.SHAPE_DIFFERS,
                            "the plan of pipeline '" + pipeline + "' has shape " + mine
                                    + " on this worker, and the run has " + shape,
                            null,
                            "deploy workers and what submits from the same sources"),
                    null);
        }
    }

    private Path base() {
        return home == null ? Path.of("") : home;
    }

    private void checkHome(RunContext run) throws StepFailure {
        if (home != null) {
            return;
        }
        // These are in the store, wherever they came from.
        List<String> imports =
                ModelAccess.get().declaration(run.compilation().pipeline()).importing();
        for (ParamSet.Param param : run.params().byName().values()) {
            if (imports.contains(param.spec().name())) {
                continue;
            }
            for (Path file : param.files()) {
                if (!file.isAbsolute()) {
                    throw StepFailure.permanent(
                            new Problem(
                                    "Run/NoHome",
                                    "param '" + param.spec().name() + "' is the relative path '" + file
                                            + "', and this worker does not know what it counts from",
                                    null,
                                    "start the worker with ICOSIAN_HOME=FOLDER"),
                            null);
                }
            }
        }
    }

    private void checkStore(String store) throws StepFailure {
        String mine = settings.store().uri().toString();
        if (!store.isEmpty() && !mine.equals(store)) {
            throw StepFailure.permanent(
                    new Problem(
                            "Temporal/OtherStore",
                            "the run uses the store " + store + ", and this worker has " + mine,
                            null,
                            "give the worker the same --store; a shared folder must have one path on every machine"),
                    null);
        }
    }

    private Compilation compiled(Pipeline pipeline, Function<Pipeline, Compilation> compiler) {
        List<String> key = List.of(
                pipeline.name(),
                ModelAccess.get().declaration(pipeline).configValues().toString());
        synchronized (compilations) {
            Compilation known = compilations.get(key);
            if (known == null) {
                known = compiler.apply(pipeline);
                compilations.put(key, known);
            }
            return known;
        }
    }

    /**
     * Plans all pipelines, so that a worker does not start with one that cannot run.
     *
     * @throws PipelineException with the problems of all of them
     */
    public List<Compilation> compiled() {
        List<Compilation> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Pipeline pipeline : pipelines.values()) {
            try {
                all.add(settings.compiler().apply(pipeline));
            } catch (PipelineException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return List.copyOf(all);
    }
}
