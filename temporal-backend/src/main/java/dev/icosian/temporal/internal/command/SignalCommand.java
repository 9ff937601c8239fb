package dev.icosian.temporal.internal.command;

import dev.icosian.runtime.Target;
import dev.icosian.temporal.internal.connect.Connection;
import dev.icosian.temporal.internal.connect.Setting;
import dev.icosian.temporal.internal.wire.WireNames;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** {@code pause}, {@code unpause} and {@code cancel}: each tells a run one thing. */
final class SignalCommand extends TemporalCommand {
    private final Consumer<WorkflowStub> signal;
    private final String word;
    private final String done;

    private SignalCommand(
            String name, String help, String word, String done, Setting setting, Consumer<WorkflowStub> signal) {
        super(name, help, List.of(RUN), setting);
        this.word = word;
        this.signal = signal;
        this.done = done;
    }

    static List<Target.Command> all(Setting setting) {
        return List.of(
                new SignalCommand(
                        "pause",
                        "let a run start no more steps\nSteps that run are finished. The run stays paused, also when"
                                + " workers or the server start anew, until unpause.",
                        "paused",
                        "paused",
                        setting,
                        stub -> stub.signal(WireNames.PAUSE)),
                new SignalCommand(
                        "unpause",
                        "let a paused run go on",
                        "unpaused",
                        "goes on",
                        setting,
                        stub -> stub.signal(WireNames.UNPAUSE)),
                new SignalCommand(
                        "cancel",
                        "stop a run, and the steps that run\nSteps are interrupted and can clean up. What is finished is"
                                + " kept: submit --resume goes on.",
                        "cancelling",
                        "is asked to stop",
                        setting,
                        WorkflowStub::cancel));
    }

    @Override
    public int run(Target.Context context) {
        try (Connection connection = connect()) {
            try {
                WorkflowStub stub = workflow(context, connection);
                // Some requests about runs that have ended are taken, and come to nothing.
                if (stub.describe().getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
                    throw unknownRun(context, connection, null);
                }
                signal.accept(stub);
            } catch (WorkflowNotFoundException e) {
                throw unknownRun(context, connection, e);
            }
            context.err().println("run " + needed(context, RUN.name()) + " " + done);
            printJson(context, Map.of("done", word, "runId", needed(context, RUN.name())));
            return 0;
        }
    }
}
