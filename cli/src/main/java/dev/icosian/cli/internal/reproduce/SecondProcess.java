package dev.icosian.cli.internal.reproduce;

import dev.icosian.ArtifactStore;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another process of the same program, for the second time: in it, what depends on the process is different, such as the
 * order of {@code Set.of}. It is started as this one was, with a few properties more, which say what to compute again.
 *
 * @param store holds the run
 * @param regrouped whether every unit is a step of its own
 */
public record SecondProcess(String store, String runId, boolean regrouped) {
    private static final String STORE = "dev.icosian.verify.store";
    private static final String RUN = "dev.icosian.verify.run";
    private static final String REGROUPED = "dev.icosian.verify.regrouped";

    /** Returns what this process has to compute again; null if it is not a second one. */
    public static @Nullable SecondProcess asked() {
        String store = System.getProperty(STORE);
        String run = System.getProperty(RUN);
        return store == null || run == null ? null : new SecondProcess(store, run, Boolean.getBoolean(REGROUPED));
    }

    /** Opens the store that holds the run. */
    public ArtifactStore open() {
        return ArtifactStore.at(store);
    }

    /**
     * Runs it and waits.
     *
     * @return whether it could be started: the operating system may not say how this one was
     * @throws PipelineException if it did not end well
     */
    boolean run() throws IOException {
        ProcessHandle.Info own = ProcessHandle.current().info();
        Optional<String> java = own.command();
        Optional<String[]> words = own.arguments();
        if (java.isEmpty() || words.isEmpty()) {
            return false;
        }
        List<String> command = new ArrayList<>();
        command.add(java.get());
        command.add("-D" + STORE + "=" + store);
        command.add("-D" + RUN + "=" + runId);
        command.add("-D" + REGROUPED + "=" + regrouped);
        command.addAll(Arrays.asList(words.get()));
        // What functions print was seen the first time.
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            process.getOutputStream().close();
            int code = process.waitFor();
            if (code != 0) {
                throw problem("Cli/OtherProcess", "the process for the second time ended with exit code " + code);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problem("Run/Cancelled", "the second time was cancelled");
        } finally {
            process.destroy();
        }
    }

    private static PipelineException problem(String code, String message) {
        return new PipelineException(
                List.of(new Problem(code, message, null, "see what it has said, and verify once more")));
    }
}
