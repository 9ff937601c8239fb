package dev.icosian.temporal;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Secret;
import dev.icosian.compiler.Compiler;
import dev.icosian.runtime.internal.exec.Listeners;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.temporal.internal.work.Attempts;
import dev.icosian.temporal.internal.work.PlanActivities;
import dev.icosian.temporal.internal.work.WorkedRuns;
import dev.icosian.temporal.internal.work.Workers;
import io.temporal.worker.Worker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lets a worker of an existing {@code WorkerFactory} run pipelines. Immutable; setters return a copy. */
public final class IcosianWorkers {
    private static final String HOME = "ICOSIAN_HOME";

    private final LocalSettings settings;
    private final List<Pipeline> pipelines;

    private IcosianWorkers(LocalSettings settings, List<Pipeline> pipelines) {
        this.settings = settings;
        this.pipelines = List.copyOf(pipelines);
    }

    /** Returns workers on a store that all of them must reach; the caller closes it. */
    public static IcosianWorkers of(ArtifactStore store) {
        return new IcosianWorkers(LocalSettings.of(store, Compiler::compile), List.of());
    }

    /** Supplies a resource that a pipeline declares; never closed by the worker. */
    public IcosianWorkers resource(String name, Object value) {
        return new IcosianWorkers(settings.supply(name, value), pipelines);
    }

    /** Supplies a secret that a pipeline declares. */
    public IcosianWorkers secret(String name, Secret value) {
        return new IcosianWorkers(settings.supply(name, value), pipelines);
    }

    /** Adds a pipeline whose steps may run here. */
    public IcosianWorkers pipeline(Pipeline pipeline) {
        List<Pipeline> more = new ArrayList<>(pipelines);
        more.add(pipeline);
        return new IcosianWorkers(settings, more);
    }

    /**
     * Registers the interpreter and the steps; call it before the factory starts. The worker's queue should be its own.
     * Relative paths in params count from the variable {@code ICOSIAN_HOME}.
     *
     * @throws PipelineException with all problems of the pipelines, or if the worker has dynamic types already
     */
    public void register(Worker worker) {
        LocalSettings all = settings.withFound();
        String home = System.getenv(HOME);
        WorkedRuns runs = new WorkedRuns(all, pipelines, home == null || home.isEmpty() ? null : Path.of(home));
        runs.compiled();
        Attempts attempts = new Attempts(new Listeners(all.listeners()), true, all.grace());
        Workers.register(worker, new PlanActivities(runs, attempts));
    }
}
