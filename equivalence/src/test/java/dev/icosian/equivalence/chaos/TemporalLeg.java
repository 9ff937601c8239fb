package dev.icosian.equivalence.chaos;

import chaos.Works;
import dev.icosian.materializers.internal.s3.Command;
import dev.icosian.temporal.CommandLine;
import dev.icosian.temporal.CommandLine.Done;
import dev.icosian.temporal.internal.connect.Connection;
import io.temporal.client.WorkflowFailedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** A worker in a process of its own, which makes the steps that a real server tells it to make. */
final class TemporalLeg implements Leg {
    private final Command worker;
    private final Done submitted;
    private final CompletableFuture<Void> end;

    /**
     * Goes on with a run.
     *
     * @param isOpen whether the server knows that it is under way, and only lacks a worker
     */
    TemporalLeg(Home home, Connection connection, boolean isOpen) throws Exception {
        this.worker = home.start(List.of("worker", "--store", home.store()));
        this.submitted = isOpen ? new Done(0, "", "") : submit(home);
        this.end = submitted.exit() != 0
                ? CompletableFuture.completedFuture(null)
                : connection
                        .client()
                        .newUntypedWorkflowStub(home.pipeline() + "/" + home.run())
                        .getResultAsync(5, TimeUnit.MINUTES, Void.class);
    }

    private static Done submit(Home home) {
        return new CommandLine(Works.pipeline(home.pipeline()), home.folder(), home.variables())
                .run(home.onwards("submit", "--shared-files").toArray(String[]::new));
    }

    /** Returns whether the server knows of the run. */
    boolean isSubmitted() {
        return submitted.exit() == 0;
    }

    @Override
    public boolean isOver() {
        return end.isDone();
    }

    @Override
    public void kill() throws Exception {
        worker.kill();
    }

    @Override
    public boolean hasSucceeded() throws Exception {
        if (submitted.exit() != 0) {
            return false;
        }
        try {
            end.get();
            return true;
        } catch (ExecutionException | CompletionException e) {
            if (e.getCause() instanceof WorkflowFailedException) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public String said() throws Exception {
        worker.kill();
        return submitted.err() + worker.await().err();
    }

    @Override
    public void close() {
        worker.close();
    }
}
