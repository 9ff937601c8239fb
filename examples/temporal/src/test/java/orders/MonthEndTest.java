package orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service's workflow with the pipeline as a child, on Temporal's test server. */
final class MonthEndTest {
    private static final Ledger LEDGER =
            month -> List.of(new Sale("Blaise", 12_000), new Sale("Ada", 4_000), new Sale("Ada", 7_000));
    private static final byte[] KEY = new byte[32];

    private final BookingsImpl bookings = new BookingsImpl();

    /** Closes a month; returns what the server saw of it. */
    private String closeMonth(ArtifactStore store, DataConverter converter) {
        TestEnvironmentOptions options = TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(converter)
                        .build())
                .build();
        try (TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance(options)) {
            OrdersWorker.register(server.getWorkerFactory(), store, LEDGER, bookings);
            server.start();
            MonthEnd workflow = server.getWorkflowClient()
                    .newWorkflowStub(
                            MonthEnd.class,
                            WorkflowOptions.newBuilder()
                                    .setTaskQueue(OrdersWorker.ORDERS)
                                    .setWorkflowId("month-end")
                                    .build());
            String file = workflow.close("2026-03");
            String runId = file.substring(file.indexOf("run ") + 4);
            WorkflowExecutionHistory own = server.getWorkflowClient().fetchHistory("month-end");
            WorkflowExecutionHistory child = server.getWorkflowClient().fetchHistory("bonus_report/" + runId);
            assertThat(own.getEvents()).hasSizeGreaterThan(10);
            assertThat(child.getEvents()).hasSizeGreaterThan(10);
            return text(own) + text(child);
        }
    }

    private static String text(WorkflowExecutionHistory history) {
        return history.getHistory().toByteString().toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void pipelineRunsBetweenTheActivitiesWithTheDigestsOfALocalRun() {
        try (ArtifactStore store = Stores.memory()) {
            closeMonth(store, DefaultDataConverter.newDefaultInstance());

            assertThat(bookings.filed()).containsExactly("frozen 2026-03", "filed 2026-03");
            Pipeline pipeline = BonusReport.pipeline();
            Run local = Runner.local(store)
                    .resource("ledger", LEDGER)
                    .run(pipeline, Map.of("month", "2026-03", "threshold", 10_000L));
            assertThat(local.steps())
                    .allSatisfy(step -> assertThat(step.reused()).isTrue());
        }
    }

    @Test
    void digestsAreThoseOfALocalRunInAnotherStore() {
        try (ArtifactStore store = Stores.memory()) {
            closeMonth(store, DefaultDataConverter.newDefaultInstance());
            LocalDigests.assertSameAs(store, LEDGER, "2026-03");
        }
    }

    @Test
    void encryptedHistoryHasNeitherParamsNorResultsNorTheStore() {
        String plain;
        String encrypted;
        try (ArtifactStore store = Stores.memory()) {
            plain = closeMonth(store, DefaultDataConverter.newDefaultInstance());
        }
        try (ArtifactStore store = Stores.memory()) {
            encrypted = closeMonth(store, Encryption.with(KEY));
        }

        // Results are in the store only, whether encrypted or not.
        assertThat(plain).contains("2026-03", "threshold", "memory:").doesNotContain("Blaise", "Ada", "1200");
        assertThat(encrypted)
                .contains("bonus_report", "collect", "reward")
                .doesNotContain("2026-03", "threshold", "10000", "memory:", "Blaise");
    }
}
