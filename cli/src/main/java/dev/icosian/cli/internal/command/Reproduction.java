package dev.icosian.cli.internal.command;

import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.StoreChoice;
import dev.icosian.cli.internal.given.Variables;
import dev.icosian.cli.internal.text.Shell;
import dev.icosian.runtime.internal.failure.NodeFailure;
import dev.icosian.runtime.internal.failure.NodeInput;
import dev.icosian.runtime.internal.outside.RelativePlaces;
import dev.icosian.runtime.internal.step.RunContext;
import dev.icosian.runtime.internal.step.StepFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands to go on from here, as a shell in the same folder runs them. */
final class Reproduction {
    private final Invocation invocation;
    private final String pipeline;
    private final StoreChoice store;
    private final boolean storeGiven;

    Reproduction(Invocation invocation, String pipeline, StoreChoice store, boolean storeGiven) {
        this.invocation = invocation;
        this.pipeline = pipeline;
        this.store = store;
        this.storeGiven = storeGiven;
    }

    /** Returns whether another process can go on at all. */
    boolean isPossible() {
        return !store.isMemory();
    }

    /**
     * Returns what helps after a failure, by description; nothing if no other process can go on.
     *
     * @param failure null if it is not known
     */
    Map<String, String> afterFailure(String step, RunContext run, @Nullable StepFailure failure) {
        Map<String, String> commands = new LinkedHashMap<>();
        if (!isPossible()) {
            return commands;
        }
        String input = storedInput(failure);
        if (input != null) {
            commands.put("see the input", show(run.runId(), input));
        }
        commands.put("run it alone", step(step, run));
        commands.put("after the fix", resume(run.runId()));
        return commands;
    }

    private static @Nullable String storedInput(@Nullable StepFailure failure) {
        NodeFailure node = failure == null ? null : failure.nodeFailure();
        if (failure == null || node == null) {
            return null;
        }
        return node.inputs().stream()
                .filter(input -> input.from().equals("node") && failure.inputs().containsKey(input.source()))
                .map(NodeInput::source)
                .findFirst()
                .orElse(null);
    }

    /** Returns the command that computes one step of a run, with the artifacts that the run has. */
    String step(String step, RunContext run) {
        List<String> words = start("step", step, "--run", run.runId());
        words.addAll(List.of("--store", store.shown()));
        if (!RelativePlaces.of(
                        run.compilation(), run.params(), run.compilation().step(step))
                .isEmpty()) {
            words.addAll(List.of("--home", "."));
        }
        addSecrets(words);
        return Shell.command(words);
    }

    /** Returns the command that shows a value that a run has stored. */
    String show(String runId, String node) {
        List<String> words = start("show", runId, node);
        if (storeGiven) {
            words.addAll(List.of("--store", store.shown()));
        }
        return Shell.command(words);
    }

    /** Returns the command that goes on with a run. */
    String resume(String runId) {
        List<String> words = start("run", "--resume", runId);
        if (storeGiven) {
            words.addAll(List.of("--store", store.shown()));
        }
        addSecrets(words);
        return Shell.command(words);
    }

    /** References only: a secret itself is never in them. */
    private void addSecrets(List<String> words) {
        for (String reference : invocation.arguments().values(CommonOptions.SECRET)) {
            words.addAll(List.of("--secret", reference));
        }
    }

    private List<String> start(String... command) {
        List<String> words = new ArrayList<>(invocation.host().program().words());
        words.addAll(List.of(command));
        if (new Variables(invocation).value(CommonOptions.PIPELINE, "ICOSIAN_PIPELINE") != null) {
            words.addAll(List.of("--pipeline", pipeline));
        }
        return words;
    }
}
