package dev.icosian.temporal.internal.command;

import dev.icosian.RunListener;
import dev.icosian.Secret;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.Compiler;
import dev.icosian.internal.ModelAccess;
import dev.icosian.runtime.Target;
import dev.icosian.runtime.internal.key.LocalRunId;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.local.RunRequest;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.params.ParamSet;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.temporal.internal.connect.Limits;
import dev.icosian.temporal.internal.connect.Submission;
import dev.icosian.temporal.internal.wire.WireNames;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A run that is asked for, whoever asks.
 *
 * @param settings store, compiler, resources, secrets and listeners
 */
record Requested(Compilation compilation, GivenParams given, RunOptions options, LocalSettings settings) {
    static Requested of(Target.Context context) {
        if (context instanceof RunRequest request) {
            return new Requested(request.compilation(), request.given(), request.runOptions(), request.settings());
        }
        return new Requested(
                Compiler.compile(context.pipeline()),
                GivenParams.ofValues(context.params()),
                RunOptions.newRun(),
                settings(context));
    }

    /** Returns what a context without a request has to work with. */
    static LocalSettings settings(Target.Context context) {
        LocalSettings settings = LocalSettings.of(context.store(), Compiler::compile);
        for (Map.Entry<String, Object> resource : context.resources().entrySet()) {
            settings = settings.supply(resource.getKey(), resource.getValue());
        }
        for (Map.Entry<String, Secret> secret : context.secrets().entrySet()) {
            settings = settings.supply(secret.getKey(), secret.getValue());
        }
        return settings;
    }

    /** Returns a copy with other options. */
    Requested with(RunOptions other) {
        return new Requested(compilation, given, other, settings);
    }

    /** Returns a copy that tells one more listener. */
    Requested listening(RunListener listener) {
        return new Requested(compilation, given, options, settings.with(listener));
    }

    /**
     * A submission with the id of its run.
     *
     * @param params resolved
     * @param importsFiles whether what the pipeline imports is in the store before workers start
     */
    record Named(String runId, Submission submission, List<ParamSet.Param> params, boolean importsFiles) {
        String workflowId() {
            return WireNames.workflowId(submission.pipeline(), runId);
        }

        /** Returns a copy in which these steps compute. */
        Named recomputing(List<String> steps) {
            return new Named(runId, submission.recomputing(steps), params, importsFiles);
        }
    }

    /**
     * Returns what to submit.
     *
     * @param queue of the workers
     * @param maxParallel how many steps may run at the same time
     */
    Named named(String queue, int maxParallel) {
        if (options.mustExist()) {
            // Its record has the params and the config, and its id where the key was given.
            RunContext existing = new LocalRunner(settings).prepare(compilation.pipeline(), given, options);
            return new Named(
                    existing.runId(),
                    submission(existing.compilation(), Map.of(), queue, maxParallel, true),
                    List.copyOf(existing.params().byName().values()),
                    true);
        }
        String wanted = options.runId();
        String runId = wanted == null ? new LocalRunId(settings.clock(), new SecureRandom()).next() : wanted;
        ParamSet params = LocalRunner.params(compilation, given, options);
        return new Named(
                runId,
                submission(compilation, params.trees(), queue, maxParallel, false),
                List.copyOf(params.byName().values()),
                true);
    }

    /** Returns whether files must be in the store before workers of other machines start. */
    boolean importsFiles(Named named) {
        List<String> importing =
                ModelAccess.get().declaration(compilation.pipeline()).importing();
        return named.params().stream()
                .anyMatch(param -> importing.contains(param.spec().name())
                        && !param.files().isEmpty());
    }

    private Submission submission(
            Compilation compiled,
            Map<String, ? extends @Nullable Object> params,
            String queue,
            int maxParallel,
            boolean resume) {
        return new Submission(
                compiled,
                params,
                settings.store().uri().toString(),
                queue,
                resume,
                options.keepGoing(),
                maxParallel,
                options.to(),
                compiled.steps().stream()
                        .map(step -> step.name())
                        .filter(options.recompute()::contains)
                        .toList(),
                options.fresh());
    }

    /**
     * Returns what a schedule submits: params that are not given get their values when its time comes.
     *
     * @param resolved all params, of which those that are given are taken
     */
    Submission scheduled(String queue, ParamSet resolved) {
        Map<String, @Nullable Object> params = new TreeMap<>();
        given.values()
                .keySet()
                .forEach(name -> params.put(name, resolved.get(name).tree()));
        return submission(compilation, params, queue, Limits.DEFAULT_PARALLEL, false);
    }

    Named named(String queue) {
        return named(queue, Limits.DEFAULT_PARALLEL);
    }

    /** Returns the queues that the steps of a compilation want beside that of the run. */
    static Set<String> queues(Compilation compilation, String queue) {
        Set<String> queues = new TreeSet<>(List.of(queue));
        compilation.steps().forEach(step -> {
            String own = step.plan().policy().queue();
            if (own != null) {
                queues.add(own);
            }
        });
        return queues;
    }
}
