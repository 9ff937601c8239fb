package dev.icosian.runtime.internal.exec;

import dev.icosian.Dataflow;
import dev.icosian.Plan;
import dev.icosian.RunListener;
import dev.icosian.StepOutcome;
import dev.icosian.StepOutcome.Reason;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Several listeners as one that never fails: what one of them throws is logged. As thread safe as they are. */
public final class Listeners implements StepProgress {
    private final List<RunListener> listeners;

    /** Takes the listeners in the order in which they are called. */
    public Listeners(List<RunListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Returns whether there is nobody to tell. */
    public boolean isEmpty() {
        return listeners.isEmpty();
    }

    @Override
    public void runStarted(String runId, Plan plan) {
        tell(listener -> listener.runStarted(runId, plan));
    }

    @Override
    public void stepStarted(String runId, String step, int attempt) {
        tell(listener -> listener.stepStarted(runId, step, attempt));
    }

    @Override
    public void stepComputes(String runId, String step, int attempt, List<Reason> reasons) {
        tell(listener -> {
            if (listener instanceof StepProgress progress) {
                progress.stepComputes(runId, step, attempt, reasons);
            }
        });
    }

    @Override
    public void nodeFinished(String runId, Dataflow.Node node, Duration time, @Nullable Throwable failure) {
        tell(listener -> listener.nodeFinished(runId, node, time, failure));
    }

    @Override
    public void stepFinished(String runId, StepOutcome outcome) {
        tell(listener -> listener.stepFinished(runId, outcome));
    }

    @Override
    public void runFinished(String runId, boolean succeeded) {
        tell(listener -> listener.runFinished(runId, succeeded));
    }

    private void tell(Consumer<RunListener> event) {
        for (RunListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (OutOfMemoryError e) {
                throw e;
            } catch (Throwable e) {
                logger().log(
                                Level.WARNING,
                                "the listener " + listener.getClass().getName() + " failed",
                                e);
            }
        }
    }

    /** Only when there is something to say: making loggers takes long. */
    private static System.Logger logger() {
        return System.getLogger(RunListener.class.getName());
    }
}
