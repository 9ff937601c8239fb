package dev.icosian.runtime.internal.local;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.declare.Placeholders;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.ModelAccess;
import dev.icosian.runtime.internal.exec.Evaluator;
import dev.icosian.runtime.internal.exec.Listeners;
import dev.icosian.runtime.internal.key.LocalRunId;
import dev.icosian.runtime.internal.key.RunKey;
import dev.icosian.runtime.internal.outside.ScheduledDates;
import dev.icosian.runtime.internal.params.ExistingRun;
import dev.icosian.runtime.internal.params.FilePins;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.params.ParamResolver;
import dev.icosian.runtime.internal.params.ParamSet;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Reading;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.RunRecord;
import dev.icosian.runtime.internal.step.ImportedFiles;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepRunner;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts runs and goes on with them, on this machine. Immutable, thread safe. */
public final class LocalRunner {
    private final LocalSettings settings;

    /** Runs with these settings. */
    public LocalRunner(LocalSettings settings) {
        this.settings = settings;
    }

    /**
     * Runs a pipeline and waits; failed steps are in the result. Interrupting the thread cancels.
     *
     * @param given params; of a run that exists, those given must agree with its own
     * @throws PipelineException with all problems of the plan and the params, before anything runs
     */
    public LocalRun run(Pipeline pipeline, GivenParams given, RunOptions options) {
        try {
            return started(pipeline, given, options, true).execute();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private PipelineException unavailable(IOException cause) {
        return new PipelineException(
                List.of(new Problem(
                        "Store/Unavailable",
                        "the store " + settings.store().uri() + " could not be used: " + cause,
                        null,
                        "see to it that the store can be reached and written")),
                cause);
    }

    /**
     * Returns a run that is started or gone on with, but runs nothing: for one step at a time. Files are looked for by
     * the step that reads them, since this machine may be one that runs another.
     *
     * @param given params; of a run that exists, those given must agree with its own
     * @throws PipelineException with all problems of the plan and the params
     */
    public RunContext prepare(Pipeline pipeline, GivenParams given, RunOptions options) {
        try {
            return started(pipeline, given, options, false).runner().run();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /**
     * As {@link #prepare}, and copies the files that the pipeline imports into the store, so that other machines have
     * them.
     */
    public RunContext prepareForOthers(Pipeline pipeline, GivenParams given, RunOptions options) {
        try {
            return imported(started(pipeline, given, options, false)).runner().run();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /**
     * Returns the params of a new run; needs no store.
     *
     * @throws PipelineException with all that is wrong with them, or else with all files that are missing
     */
    public static ParamSet params(Compilation compilation, GivenParams given, RunOptions options) {
        ParamSet params = resolved(compilation, given, options);
        List<Problem> missing = FilePins.missing(params, read(compilation, given), options.base());
        if (!missing.isEmpty()) {
            throw new PipelineException(missing);
        }
        return params;
    }

    private static ParamSet resolved(Compilation compilation, GivenParams given, RunOptions options) {
        return ParamResolver.resolve(
                compilation.plan().pipeline(),
                compilation.dataflow().params(),
                ScheduledDates.fill(compilation.pipeline(), given, options.scheduledAt()));
    }

    private RunExecution started(Pipeline pipeline, GivenParams given, RunOptions options, boolean whole)
            throws IOException {
        String runId =
                options.runId() == null ? new LocalRunId(settings.clock(), new SecureRandom()).next() : options.runId();
        RunRecord existing = existing(pipeline, runId);
        if (existing == null && options.mustExist()) {
            throw new PipelineException(List.of(new Problem(
                    "Run/UnknownRun",
                    "the store " + settings.store().uri() + " has no run '" + runId + "' of pipeline '"
                            + pipeline.name() + "'",
                    null,
                    "give the id that the run printed when it started, and its store")));
        }
        if (existing == null) {
            Compilation compilation = settings.compiler().apply(pipeline);
            ParamSet params = whole ? params(compilation, given, options) : resolved(compilation, given, options);
            RunExecution execution = execution(compilation, runId, RunKey.of(runId), params, options);
            if (whole) {
                execution.checkSupplies();
            }
            RunRecord record = record(compilation, runId, params, options);
            String key = Layout.runRecord(pipeline.name(), RunKey.of(runId));
            if (settings.store().putIfAbsent(key, RecordFiles.content(record.toTree()))) {
                return whole ? imported(execution) : execution;
            }
            existing = existing(pipeline, runId);
            if (existing == null) {
                throw new IOException("'" + key + "' is there and is not there");
            }
        }
        RunExecution execution = goingOn(pipeline, existing, given, options);
        if (!whole) {
            return execution;
        }
        execution.checkSupplies();
        return imported(execution);
    }

    /** From now on any machine can go on. */
    private static RunExecution imported(RunExecution execution) throws IOException {
        new ImportedFiles(execution.runner().run()).importAll();
        return execution;
    }

    /** Returns the params whose files have to be there: those that are given, and those that some step reads. */
    private static Set<String> read(Compilation compilation, GivenParams given) {
        Set<String> names = new HashSet<>(given.values().keySet());
        names.removeAll(ofLocations(compilation));
        names.addAll(compilation.dataflow().outputs());
        compilation.steps().forEach(step -> names.addAll(step.params()));
        return names;
    }

    /** What is at a location is for its source or sink to say, and a sink may make it. */
    private static Set<String> ofLocations(Compilation compilation) {
        Declaration declaration = ModelAccess.get().declaration(compilation.pipeline());
        Set<String> names = new HashSet<>(Placeholders.in(declaration));
        declaration.sources().values().forEach(source -> names.addAll(Placeholders.in(source.location())));
        return names;
    }

    private RunExecution goingOn(Pipeline pipeline, RunRecord existing, GivenParams given, RunOptions options)
            throws IOException {
        Compilation compilation = settings.compiler().apply(RunConfig.configured(pipeline, existing));
        RunConfig.check(pipeline, existing, compilation);
        FilePins files = new FilePins(settings.store(), pipeline.name(), existing.runKey(), options.base());
        ParamSet params = ExistingRun.params(existing, compilation.dataflow().params(), given, files);
        return execution(compilation, existing.runId(), existing.runKey(), params, options);
    }

    /** Finds a run by its id, or by its key. */
    private @Nullable RunRecord existing(Pipeline pipeline, String runId) throws IOException {
        String runKey = RunKey.of(runId);
        String key = Layout.runRecord(pipeline.name(), runKey);
        Reading<RunRecord> reading = RecordFiles.runRecord(settings.store(), key);
        if (reading instanceof Reading.Absent<RunRecord> && !runKey.equals(runId) && isRunKey(runId)) {
            key = Layout.runRecord(pipeline.name(), runId);
            reading = RecordFiles.runRecord(settings.store(), key);
        }
        return reading.sound(key);
    }

    private static boolean isRunKey(String runId) {
        return runId.matches("[a-z0-9][a-z0-9_-]{0,79}");
    }

    private RunRecord record(Compilation compilation, String runId, ParamSet params, RunOptions options) {
        Map<String, String> origin = new LinkedHashMap<>(options.origin());
        origin.put("target", settings.target());
        return new RunRecord(
                runId,
                RunKey.of(runId),
                compilation.plan().pipeline(),
                compilation.plan().shape(),
                compilation.plan().digest(),
                compilation.plan().codeDigest(),
                RunConfig.trees(compilation),
                params.trees(),
                options.scheduledAt(),
                origin,
                settings.clock().instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private RunExecution execution(
            Compilation compilation, String runId, String runKey, ParamSet params, RunOptions options) {
        RunContext context = new RunContext(
                settings.store(),
                compilation,
                runId,
                runKey,
                params,
                new FilePins(settings.store(), compilation.plan().pipeline(), runKey, options.base()),
                settings.target(),
                settings.supplied(),
                new Evaluator(settings.interceptors(), settings.listeners()),
                settings.clock());
        return new RunExecution(
                StepRunner.ofAllSteps(context),
                options,
                new Listeners(settings.listeners()),
                settings.parallelism(),
                settings.grace());
    }
}
