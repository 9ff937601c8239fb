package dev.icosian.runtime.internal.step;

import dev.icosian.Location;
import dev.icosian.Materializer;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.Sink;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Declaration.PublicationDeclaration;
import dev.icosian.runtime.internal.failure.Cancelled;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin.Published;
import dev.icosian.runtime.internal.record.StoredOutput;
import dev.icosian.runtime.internal.value.AttemptFolder;
import dev.icosian.runtime.internal.value.DamagedBytes;
import dev.icosian.runtime.internal.value.ValueStore;
import java.util.ArrayList;
import java.util.List;

/** Writes values of a committed step for others. Immutable. */
final class Publisher {
    private final RunContext run;
    private final CompiledStep step;

    Publisher(RunContext run, CompiledStep step) {
        this.run = run;
        this.step = step;
    }

    /** Throws if the attempt must not go on. */
    @FunctionalInterface
    interface Right {
        void check() throws AttemptCancelled;
    }

    /**
     * Publishes what the pipeline wants of the step, from its stored bytes, so that a reused step publishes the same.
     *
     * @param folder for files that a value may need
     * @param right asked before each publication
     */
    List<Published> publish(Manifest manifest, AttemptFolder folder, Right right) throws Exception {
        List<Published> published = new ArrayList<>();
        for (PublicationDeclaration publication : run.publications(step)) {
            StoredOutput output = manifest.output(publication.node());
            Materializer<?> materializer = step.outputs().get(publication.node());
            if (output != null && materializer != null) {
                right.check();
                published.add(publish(publication, output, materializer, folder));
            }
        }
        return published;
    }

    private Published publish(
            PublicationDeclaration publication, StoredOutput output, Materializer<?> materializer, AttemptFolder folder)
            throws Exception {
        Object value;
        try {
            value = new ValueStore(run.store()).read(output, materializer, folder);
        } catch (DamagedBytes e) {
            throw StepFailure.damaged(
                    DamagedProblems.of(run, step.name(), output.node(), String.valueOf(e.getMessage())),
                    new DamagedValue(step.name(), output.node(), e.isMissing()));
        }
        String to = publication.sink().location().template();
        if (value == null) {
            throw StepFailure.permanent(
                    new Problem(
                            "Publish/Null",
                            "'" + publication.node() + "' is null, and cannot be published to " + to,
                            null,
                            "publish a node that always has a value"),
                    null);
        }
        Sink<?> sink = bound(publication);
        to = run.resolve(sink.location());
        try (SinkUses uses = SinkUses.open(run, sink, folder)) {
            return new Published(to, publishTo(sink, value, new Location.Resolved(to, uses.values())));
        } catch (InterruptedException e) {
            throw e;
        } catch (StepFailure | AttemptCancelled | PipelineException | Cancelled e) {
            throw e;
        } catch (Exception e) {
            throw StepFailures.failedOrCancelled(
                    e,
                    new Problem(
                            "Publish/Failed",
                            "'" + publication.node() + "' could not be published to " + to + ": " + e,
                            null,
                            "the step's result is stored; resume the run once the target can be written: run --resume "
                                    + run.runId()));
        }
    }

    private Sink<?> bound(PublicationDeclaration publication) {
        ResolvedNode node = run.compilation().dataflow().find(publication.node());
        return node == null ? publication.sink() : publication.sink().forType(node.type());
    }

    @SuppressWarnings("unchecked") // the plan has checked that the sink accepts the node's type
    private static String publishTo(Sink<?> sink, Object value, Location.Resolved at) throws Exception {
        return ((Sink<Object>) sink).publish(value, at);
    }
}
