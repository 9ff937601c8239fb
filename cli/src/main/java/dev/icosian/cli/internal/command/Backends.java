package dev.icosian.cli.internal.command;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.Secret;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.ParamOptions;
import dev.icosian.compiler.Compilation;
import dev.icosian.internal.NearNames;
import dev.icosian.runtime.Backend;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Target;
import dev.icosian.runtime.internal.local.FinishedRun;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.PinnedRun;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.local.RunRequest;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.step.RunContext;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The targets that {@code run --on} can name. */
final class Backends {
    private static final String LOCAL = "local";

    private Backends() {}

    /** Returns the backend of this name; null for the local one, which is the default. */
    static @Nullable Backend chosen(Invocation invocation, @Nullable String name) {
        if (name == null || name.equals(LOCAL)) {
            return null;
        }
        List<String> names = new ArrayList<>(List.of(LOCAL));
        for (Target target : invocation.jar().allTargets()) {
            if (target instanceof Backend backend) {
                if (backend.name().equals(name)) {
                    return backend;
                }
                names.add(backend.name());
            }
        }
        throw new PipelineException(List.of(new Problem(
                "Usage/UnknownTarget",
                "--on " + name + " names no target of this program",
                null,
                NearNames.hint(name, names, "the targets are: ")
                        + "; a target is there when its library is on the class path")));
    }

    /**
     * Runs on a backend and waits.
     *
     * @throws PipelineException with what the backend cannot express, before anything runs
     */
    static FinishedRun run(
            Backend backend,
            Invocation invocation,
            Compilation compilation,
            GivenParams given,
            RunOptions options,
            LocalSettings settings) {
        List<Problem> problems = backend.check(compilation.plan());
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        Instant start = settings.clock().instant();
        try {
            Run run = backend.run(new Request(invocation, compilation, given, options, settings));
            if (run instanceof FinishedRun finished) {
                return finished;
            }
            RunContext context = new LocalRunner(settings)
                    .prepare(compilation.pipeline(), GivenParams.none(), RunOptions.resume(run.id()));
            return PinnedRun.read(context, options.to(), start);
        } catch (IOException e) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Store/Unavailable",
                            "the store " + settings.store().uri() + " could not be used: " + e,
                            null,
                            "see to it that the store can be reached, then resume the run")),
                    e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("target " + backend.name() + " failed: " + e, e);
        }
    }

    private record Request(
            Invocation invocation,
            Compilation compilation,
            GivenParams given,
            RunOptions runOptions,
            LocalSettings settings)
            implements RunRequest {
        @Override
        public List<Pipeline> pipelines() {
            return List.of(compilation.pipeline());
        }

        @Override
        public Pipeline pipeline() {
            return compilation.pipeline();
        }

        @Override
        public ArtifactStore store() {
            return settings.store();
        }

        @Override
        public Map<String, Object> params() {
            return ParamOptions.decoded(invocation, compilation.pipeline());
        }

        @Override
        public Map<String, Secret> secrets() {
            Map<String, Secret> secrets = new TreeMap<>();
            settings.supplied().forEach((name, value) -> {
                if (value instanceof Secret secret) {
                    secrets.put(name, secret);
                }
            });
            return Collections.unmodifiableMap(secrets);
        }

        @Override
        public Map<String, Object> resources() {
            Map<String, Object> resources = new TreeMap<>(settings.supplied());
            resources.values().removeIf(Secret.class::isInstance);
            return Collections.unmodifiableMap(resources);
        }

        @Override
        public Map<String, List<String>> options() {
            return Collections.unmodifiableMap(
                    new TreeMap<>(invocation.arguments().options()));
        }

        @Override
        public PrintStream out() {
            return invocation.host().out();
        }

        @Override
        public PrintStream err() {
            return invocation.host().err();
        }
    }
}
