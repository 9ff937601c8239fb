package dev.icosian.temporal.internal.command;

import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.Compiler;
import dev.icosian.runtime.Target;
import dev.icosian.runtime.internal.key.LocalRunId;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.local.RunRequest;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.temporal.internal.connect.Limits;
import dev.icosian.temporal.internal.connect.Submission;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        LocalSettings settings = LocalSettings.of(context.store(), Compiler::compile);
        for (Map.Entry<String, Object> resource : context.resources().entrySet()) {
            settings = settings.supply(resource.getKey(), resource.getValue());
        }
        return new Requested(
                Compiler.compile(context.pipeline()),
                GivenParams.ofValues(context.params()),
                RunOptions.newRun(),
                settings);
    }

    /** A submission with the id of its run. */
    record Named(String runId, Submission submission) {}

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
            return new Named(existing.runId(), submission(existing.compilation(), Map.of(), queue, maxParallel, true));
        }
        String wanted = options.runId();
        String runId = wanted == null ? new LocalRunId(settings.clock(), new SecureRandom()).next() : wanted;
        Map<String, ?> params = LocalRunner.params(compilation, given, options).trees();
        return new Named(runId, submission(compilation, params, queue, maxParallel, false));
    }

    private Submission submission(
            Compilation compiled, Map<String, ?> params, String queue, int maxParallel, boolean resume) {
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

    Named named(String queue) {
        return named(queue, Limits.DEFAULT_PARALLEL);
    }

    /** Returns the queues that the steps of a compilation want beside that of the run. */
    static Set<String> queues(Compilation compilation, String queue) {
        Set<String> queues = new java.util.TreeSet<>(List.of(queue));
        compilation.steps().forEach(step -> {
            String own = step.plan().policy().queue();
            if (own != null) {
                queues.add(own);
            }
        });
        return queues;
    }
}
