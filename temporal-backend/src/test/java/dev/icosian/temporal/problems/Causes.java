package dev.icosian.temporal.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.compiler.Compiler;
import dev.icosian.runtime.internal.exec.Listeners;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.temporal.CommandLine;
import dev.icosian.temporal.IcosianWorkers;
import dev.icosian.temporal.PipelineStub;
import dev.icosian.temporal.PipelineStubTest;
import dev.icosian.temporal.internal.connect.Starting;
import dev.icosian.temporal.internal.connect.Submission;
import dev.icosian.temporal.internal.interpret.PlanWorkflow;
import dev.icosian.temporal.internal.wire.BeginDone;
import dev.icosian.temporal.internal.work.Attempts;
import dev.icosian.temporal.internal.work.PlanActivities;
import dev.icosian.temporal.internal.work.WorkedRuns;
import dev.icosian.temporal.internal.work.Workers;
import dev.icosian.temporal.program.Shapes;
import io.temporal.activity.DynamicActivity;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What causes the problems that no command line causes alone. */
final class Causes {
    private static final String QUEUE = "pipelines";

    /** By problem code. */
    static final Map<String, Cause> BY_CODE = Map.ofEntries(
            Map.entry("Temporal/DynamicTypes", Causes::workerWithADynamicWorkflow),
            Map.entry("Temporal/Health", Causes::portThatIsTaken),
            Map.entry("Temporal/InputTooLarge", Causes::largeParam),
            Map.entry("Temporal/Internal", Causes::storeWithAFault),
            Map.entry("Temporal/NameTooLong", Causes::longQueue),
            Map.entry("Temporal/NewerInput", Causes::inputOfANewerVersion),
            Map.entry("Temporal/NotAwaited", Causes::interruptOfTheWaiting),
            Map.entry("Temporal/OtherStore", Causes::workerWithAnotherStore),
            Map.entry("Temporal/Terminated", Causes::termination),
            Map.entry("Temporal/WorkerLost", Causes::workersThatAreNotHeardOf),
            Map.entry("Temporal/WorkerStopped", Causes::workerThatStops));

    private Causes() {}

    /** Causes a problem. */
    @FunctionalInterface
    interface Cause {
        /** Returns the problem as it is shown. */
        String message(Path folder) throws Exception;
    }

    static Pipeline shop() {
        return Shapes.named("diamond", step -> step.heartbeat(Duration.ofSeconds(30)))
                .renamed("shop");
    }

    private static String thrown(Runnable action) {
        PipelineException thrown = catchThrowableOfType(PipelineException.class, action::run);
        return String.valueOf(thrown.getMessage()).strip();
    }

    private static String ended(WorkflowStub stub) {
        WorkflowFailedException failed =
                catchThrowableOfType(WorkflowFailedException.class, () -> stub.getResult(Void.class));
        ApplicationFailure failure = (ApplicationFailure) failed.getCause();
        return "[" + failure.getType() + "] " + failure.getOriginalMessage();
    }

    private static WorkflowStub start(WorkflowClient client, Pipeline pipeline, String store, String rules) {
        Submission submission = new Submission(
                Compiler.compile(pipeline),
                Map.of("rules", rules),
                store,
                QUEUE,
                false,
                false,
                10,
                Set.of(),
                List.of(),
                false);
        return Starting.start(client, submission, "monday", Map.of());
    }

    private static String workerWithADynamicWorkflow(Path folder) {
        try (TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance();
                ArtifactStore store = ArtifactStore.at("memory:problems")) {
            Worker worker = server.newWorker("orders");
            worker.registerWorkflowImplementationTypes(PipelineStubTest.Any.class);
            return thrown(() -> IcosianWorkers.of(store).pipeline(shop()).register(worker));
        }
    }

    private static String portThatIsTaken(Path folder) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            String printed = new CommandLine(shop(), folder, Map.of("HOME", folder.toString()))
                    .run("worker", "--store", folder.resolve("store").toString(), "--health", port)
                    .err();
            return printed.substring("error ".length()).strip().replace(port, "8080");
        }
    }

    private static String largeParam(Path folder) {
        try (TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance()) {
            PipelineStub stub = PipelineStub.of(server.getWorkflowClient(), shop(), QUEUE);
            return thrown(() -> stub.start(Map.of("rules", "x".repeat(1_600_000))));
        }
    }

    private static String longQueue(Path folder) {
        try (TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance()) {
            PipelineStub stub = PipelineStub.of(server.getWorkflowClient(), shop(), "very-long-".repeat(30));
            return thrown(() -> stub.start(Map.of()));
        }
    }

    private static String storeWithAFault(Path folder) {
        try (TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance();
                ArtifactStore sound = ArtifactStore.at("memory:fault")) {
            ArtifactStore store = (ArtifactStore) Proxy.newProxyInstance(
                    Causes.class.getClassLoader(), new Class<?>[] {ArtifactStore.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("putIfAbsent")) {
                            throw new IllegalStateException("no one thought of this");
                        }
                        try {
                            return method.invoke(sound, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
            IcosianWorkers.of(store).pipeline(shop()).register(server.newWorker(QUEUE));
            server.start();
            return ended(start(server.getWorkflowClient(), shop(), "", ""));
        }
    }

    private static String inputOfANewerVersion(Path folder) {
        try (TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance();
                ArtifactStore store = ArtifactStore.at("memory:newer")) {
            IcosianWorkers.of(store).pipeline(shop()).register(server.newWorker(QUEUE));
            server.start();
            WorkflowStub stub = server.getWorkflowClient()
                    .newUntypedWorkflowStub(
                            "shop",
                            WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
            stub.start(Map.of("version", 2));
            return ended(stub);
        }
    }

    private static String workerWithAnotherStore(Path folder) {
        try (TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance();
                ArtifactStore store = ArtifactStore.at("memory:here")) {
            IcosianWorkers.of(store).pipeline(shop()).register(server.newWorker(QUEUE));
            server.start();
            return ended(start(server.getWorkflowClient(), shop(), "s3://lake/icosian", ""));
        }
    }

    /** What {@code submit --wait} prints while nobody works, after something has happened to it. */
    private static String waiting(Path folder, Happening happening) throws Exception {
        try (Here here = new Here(Map.of())) {
            CompletableFuture<CommandLine.Done> done = new CompletableFuture<>();
            Thread thread = new Thread(() -> done.complete(here.program(shop(), folder)
                    .run("submit", "--store", ".icosian", "--shared-files", "--run", "monday", "--wait")));
            thread.start();
            here.await("shop/monday");
            happening.happen(thread, here.client());
            String printed = done.get().err();
            return printed.substring(printed.indexOf("error [") + "error ".length())
                    .strip();
        }
    }

    /** Something that happens to who waits. */
    private interface Happening {
        void happen(Thread waiting, WorkflowClient client) throws Exception;
    }

    private static String interruptOfTheWaiting(Path folder) throws Exception {
        return waiting(folder, (thread, client) -> {
            // Whatever it does before the waiting is over by then.
            Thread.sleep(1_000);
            thread.interrupt();
        });
    }

    private static String termination(Path folder) throws Exception {
        return waiting(
                folder,
                (thread, client) -> client.newUntypedWorkflowStub("shop/monday").terminate("no longer wanted"));
    }

    /** Takes every step, and is never heard of again. */
    public static final class Silent implements DynamicActivity {
        @Override
        public @Nullable Object execute(EncodedValues arguments) {
            String type = io.temporal.activity.Activity.getExecutionContext()
                    .getInfo()
                    .getActivityType();
            if (type.equals("icosian.begin")) {
                return new BeginDone("", "memory:silent");
            }
            if (!type.startsWith("icosian.")) {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return null;
        }
    }

    private static String workersThatAreNotHeardOf(Path folder) {
        try (Here here = new Here(Map.of())) {
            WorkerFactory factory = WorkerFactory.newInstance(here.client());
            Worker worker = factory.newWorker(QUEUE);
            worker.registerWorkflowImplementationTypes(PlanWorkflow.class);
            worker.registerActivitiesImplementations(new Silent());
            factory.start();
            Pipeline impatient = Shapes.named("diamond", step -> step.heartbeat(Duration.ofMillis(200)))
                    .renamed("shop");
            String ended = ended(start(here.client(), impatient, "", ""));
            factory.shutdownNow();
            return ended;
        }
    }

    private static String workerThatStops(Path folder) throws Exception {
        try (Here here = new Here(Map.of());
                ArtifactStore store = ArtifactStore.at("memory:stops")) {
            LocalSettings settings = LocalSettings.of(store, Compiler::compile).withFound();
            Attempts attempts = new Attempts(new Listeners(List.of()), true, Duration.ofSeconds(1));
            WorkerFactory factory = Workers.start(
                    here.client(),
                    List.of(QUEUE),
                    new PlanActivities(new WorkedRuns(settings, List.of(shop()), null), attempts),
                    Workers.Kind.ending(2));
            start(here.client(), shop(), "", "n0 awaits " + folder.resolve("never"));
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            Optional<HistoryEvent> failed = Optional.empty();
            while (failed.isEmpty()) {
                assertThat(System.nanoTime())
                        .as("awaiting the end of the attempt")
                        .isLessThan(end);
                Thread.sleep(200);
                List<HistoryEvent> events =
                        here.client().fetchHistory("shop/monday").getEvents();
                boolean isScheduled = events.stream()
                        .anyMatch(event -> event.getActivityTaskScheduledEventAttributes()
                                .getActivityType()
                                .getName()
                                .equals("n0"));
                if (isScheduled && attempts.running() > 0) {
                    attempts.stop();
                }
                failed = events.stream()
                        .filter(HistoryEvent::hasActivityTaskFailedEventAttributes)
                        .findFirst();
            }
            factory.shutdownNow();
            Failure failure =
                    failed.get().getActivityTaskFailedEventAttributes().getFailure();
            return "[" + failure.getApplicationFailureInfo().getType() + "] " + failure.getMessage();
        }
    }
}
