package dev.icosian.compiler.fingerprint;

import dev.icosian.Materializer;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.internal.Declaration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints that are made while steps are: a process that plans once spends a third of its planning on either. What
 * nobody looked at before is looked at by a thread of its own; it ends by itself if nobody asks. For one use.
 */
public final class PrintsAhead {
    private final Declaration declaration;
    private final ResolvedDataflow dataflow;
    private final @Nullable CodePrints prints;
    private final @Nullable FutureTask<CodePrints> making;

    private PrintsAhead(Declaration declaration, ResolvedDataflow dataflow) {
        this.declaration = declaration;
        this.dataflow = dataflow;
        if (!declaration.materializers().isEmpty()
                || !declaration.nodeMaterializers().isEmpty()) {
            // Which of them count is known when there are steps.
            prints = null;
            making = null;
            return;
        }
        CodePrints begun = CodePrints.of(declaration, dataflow, List.of());
        prints = begun;
        making = begun.areKnown() ? null : new FutureTask<>(begun::ofNodes, begun);
    }

    /** Begins, and returns at once. */
    public static PrintsAhead begin(Declaration declaration, ResolvedDataflow dataflow) {
        PrintsAhead ahead = new PrintsAhead(declaration, dataflow);
        if (ahead.making != null) {
            Thread thread = new Thread(null, ahead.making, "fingerprints", 0, false);
            thread.setDaemon(true);
            thread.start();
        }
        return ahead;
    }

    /**
     * Returns the fingerprints, as {@link CodePrints#of} does.
     *
     * @param materializers all that values of the dataflow may go through
     */
    public CodePrints with(Collection<Materializer<?>> materializers) {
        if (prints == null || prints.haveCode(materializers)) {
            return CodePrints.of(declaration, dataflow, materializers);
        }
        return making == null ? prints : made(making);
    }

    private static CodePrints made(FutureTask<CodePrints> making) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return making.get();
                } catch (InterruptedException e) {
                    // Planning cannot be stopped half-way; who asked for it sees the interrupt afterwards.
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
