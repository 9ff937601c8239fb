package dev.icosian.cli.internal.reproduce;

import dev.icosian.ArtifactStore;
import dev.icosian.Grouping;
import dev.icosian.Pipeline;
import dev.icosian.Problem;
import dev.icosian.StepOutcome;
import dev.icosian.cli.internal.reproduce.Regrouped.Stored;
import dev.icosian.cli.internal.reproduce.Verification.Difference;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.Compiler;
import dev.icosian.runtime.internal.local.FinishedRun;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.local.StepSelection;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.StoredOutput;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs a pipeline in stores that are thrown away, and compares. For one use. */
public final class Verifier {
    private final Function<ArtifactStore, LocalSettings> settings;
    private final GivenParams given;
    private final RunOptions options;
    private final Consumer<String> again;
    private final boolean isProcess;

    /**
     * Takes how to run.
     *
     * @param again told of every step that was computed the second time
     * @param isProcess whether the second time can be in another process
     */
    public Verifier(
            Function<ArtifactStore, LocalSettings> settings,
            GivenParams given,
            RunOptions options,
            Consumer<String> again,
            boolean isProcess) {
        this.settings = settings;
        this.given = given;
        this.options = options;
        this.again = again;
        this.isProcess = isProcess;
    }

    /** Computes the steps of a run that another process has computed once more. */
    public void again(Compilation compilation, SecondProcess asked) {
        Pipeline pipeline =
                asked.regrouped() ? compilation.pipeline().grouped(Grouping.perNode()) : compilation.pipeline();
        try (ArtifactStore store = asked.open()) {
            RunOptions goingOn = RunOptions.resume(asked.runId()).relativeTo(options.base());
            RunContext run = new LocalRunner(settings.apply(store)).prepare(pipeline, given, goingOn);
            SecondPass.compute(run, StepSelection.upTo(run.compilation(), options.to()), again);
        }
    }

    /**
     * Computes everything twice.
     *
     * @param regroup whether every unit is to be a step of its own
     */
    public Verified verify(Compilation compilation, boolean regroup) throws IOException {
        Pipeline pipeline = compilation.pipeline();
        if (regroup) {
            // What is wrong with it is to be known before anything is run.
            Compiler.compile(pipeline.grouped(Grouping.perNode()));
        }
        try (ThrowAwayStore store = ThrowAwayStore.open()) {
            FinishedRun first = run(pipeline, store.store());
            if (!first.succeeded()) {
                return Verified.failed(compilation, failures(first));
            }
            if (!regroup) {
                return new Verified(compilation, false, twice(store.store(), first, false), List.of(), List.of());
            }
            return regrouped(compilation, store.store(), first);
        }
    }

    private Verified regrouped(Compilation compilation, ArtifactStore declared, FinishedRun first) throws IOException {
        try (ThrowAwayStore store = ThrowAwayStore.open()) {
            FinishedRun perUnit = run(compilation.pipeline().grouped(Grouping.perNode()), store.store());
            if (!perUnit.succeeded()) {
                return Verified.failed(compilation, failures(perUnit));
            }
            // Before they are computed again: of each step, the first result is the one that belongs to its inputs.
            Stored units = stored(store.store(), perUnit);
            List<Verification> twice = twice(store.store(), perUnit, true);
            Set<String> known = new HashSet<>();
            for (Verification verification : twice) {
                verification.nodes().forEach(node -> known.add(node.node()));
            }
            Map<String, CompiledStep> steps = new TreeMap<>();
            for (CompiledStep step : perUnit.context().compilation().steps()) {
                step.plan().nodes().forEach(node -> steps.put(node.name(), step));
            }
            List<Difference> differences = new Regrouped(
                            perUnit.context().compilation().dataflow())
                    .compare(stored(declared, first), units, steps, known);
            return new Verified(compilation, true, twice, differences, List.of());
        }
    }

    private FinishedRun run(Pipeline pipeline, ArtifactStore store) {
        return new LocalRunner(settings.apply(store)).run(pipeline, given, options);
    }

    private static List<Problem> failures(FinishedRun run) {
        return run.steps().stream()
                .map(StepOutcome::failure)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Verification> twice(ArtifactStore store, FinishedRun first, boolean regrouped) throws IOException {
        List<CompiledStep> steps = new ArrayList<>();
        Map<String, Manifest> manifests = new LinkedHashMap<>();
        for (StepOutcome outcome : first.steps()) {
            CompiledStep step = first.context().compilation().step(outcome.step());
            StepResult result = first.result(outcome.step());
            if (result != null) {
                steps.add(step);
                manifests.put(step.name(), result.manifest());
            }
        }
        SecondProcess process = new SecondProcess(store.uri().toString(), first.id(), regrouped);
        if (!isProcess || !process.run()) {
            SecondPass.compute(first.context(), steps, again);
        }
        Map<String, SecondPass.Again> second = SecondPass.results(first.context(), steps);
        List<Verification> verifications = new ArrayList<>();
        for (CompiledStep step : steps) {
            Manifest manifest = manifests.get(step.name());
            SecondPass.Again result = second.get(step.name());
            if (manifest != null && result != null) {
                verifications.add(Verification.of(store, step, manifest, result));
            }
        }
        return verifications;
    }

    private static Stored stored(ArtifactStore store, FinishedRun run) {
        Map<String, StoredOutput> outputs = new TreeMap<>();
        for (StepOutcome outcome : run.steps()) {
            StepResult result = run.result(outcome.step());
            if (result != null) {
                result.manifest().outputs().forEach(output -> outputs.put(output.node(), output));
            }
        }
        return new Stored(store, outputs);
    }
}
