package dev.icosian.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import dev.icosian.temporal.CommandLine.Done;
import dev.icosian.temporal.program.MaskingCodec;
import dev.icosian.temporal.program.Shapes;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptor;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientInterceptorBase;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codec, metrics and interceptors that a program gives to the target reach the SDK, in every command. */
final class SdkOptionsTest {
    @TempDir
    private Path folder;

    private final Set<String> seen = Collections.synchronizedSet(new TreeSet<>());

    private Done run(String shape, UnaryOperator<TemporalTarget> change, String... more) {
        String[] words = new String[more.length + 3];
        System.arraycopy(new String[] {"run", "--on", "temporal"}, 0, words, 0, 3);
        System.arraycopy(more, 0, words, 3, more.length);
        return new CommandLine(List.of(Shapes.named(shape)), folder, Map.of("HOME", folder.toString()), change)
                .run(words);
    }

    /** Sees everything that is sent to the server: more than histories hold. */
    private TemporalTarget watched(TemporalTarget target) {
        return target.connection(options -> options.setGrpcClientInterceptors(List.of(new Watching())));
    }

    private final class Watching implements ClientInterceptor {
        @Override
        public <Q, A> ClientCall<Q, A> interceptCall(
                MethodDescriptor<Q, A> method, CallOptions options, Channel channel) {
            return new SimpleForwardingClientCall<>(channel.newCall(method, options)) {
                @Override
                public void sendMessage(Q message) {
                    seen.add(message.toString());
                    super.sendMessage(message);
                }
            };
        }
    }

    @Test
    void withACodecNeitherParamsNorFailuresNorStoresAreSent() {
        String[] words = {"--param", "rules=n1 fails", "--param", "log=" + folder.resolve("hush.log")};
        assertThat(run("diamond", this::watched, words).err()).contains("[Run/NodeFailed] n1: n1 fails");
        assertThat(seen).anyMatch(text -> text.contains("hush")).anyMatch(text -> text.contains("n1: n1 fails"));
        assertThat(seen).anyMatch(text -> text.contains(folder.toString()));

        seen.clear();
        Done masked = run(
                "diamond",
                target -> watched(target).client(options -> options.setDataConverter(MaskingCodec.converter())),
                words);

        assertThat(masked.exit()).isEqualTo(1);
        assertThat(masked.err()).contains("[Run/NodeFailed] n1: n1 fails").contains("n3: skipped, needs n1");
        assertThat(seen)
                .isNotEmpty()
                .noneMatch(text -> text.contains("hush"))
                .noneMatch(text -> text.contains("fails"))
                .noneMatch(text -> text.contains(folder.toString()));
    }

    @Test
    void resultsAreNotSentAtAll() {
        assertThat(run("dated", this::watched, "--param", "day=2026-03-01").out())
                .contains("for 2026-03-01");
        assertThat(seen).isNotEmpty().noneMatch(text -> text.contains("for 2026-03-01"));

        seen.clear();
        run(
                "dated",
                target -> watched(target).client(options -> options.setDataConverter(MaskingCodec.converter())),
                "--param",
                "day=2026-03-02",
                "--fresh");

        assertThat(seen).isNotEmpty().noneMatch(text -> text.contains("2026-03-02"));
    }

    @Test
    void metricsOfStepsAreReported() throws Exception {
        Reported reported = new Reported(seen);
        Scope scope = new RootScopeBuilder().reporter(reported).reportEvery(com.uber.m3.util.Duration.ofMillis(20));

        assertThat(run("chain_2", target -> target.connection(options -> options.setMetricsScope(scope)))
                        .exit())
                .isZero();
        scope.close();

        assertThat(seen)
                .contains("temporal_activity_execution_latency n0")
                .contains("temporal_activity_execution_latency n1");
    }

    @Test
    void interceptorsSeeRunsAndSteps() {
        UnaryOperator<TemporalTarget> traced =
                target -> target.workers(options -> options.setWorkerInterceptors(new TracedWorker()))
                        .client(options -> options.setInterceptors(new TracedClient()));

        assertThat(run("chain_2", traced, "--run", "t").exit()).isZero();

        assertThat(seen).containsExactly("activity icosian.begin", "activity n0", "activity n1", "start chain_2/t");
    }

    private final class TracedWorker extends WorkerInterceptorBase {
        @Override
        public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
            return new ActivityInboundCallsInterceptorBase(next) {
                private String type = "";

                @Override
                public void init(io.temporal.activity.ActivityExecutionContext context) {
                    type = context.getInfo().getActivityType();
                    super.init(context);
                }

                @Override
                public ActivityOutput execute(ActivityInput input) {
                    seen.add("activity " + type);
                    return super.execute(input);
                }
            };
        }
    }

    private final class TracedClient extends WorkflowClientInterceptorBase {
        @Override
        public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(WorkflowClientCallsInterceptor next) {
            return new WorkflowClientCallsInterceptorBase(next) {
                @Override
                public WorkflowStartOutput start(WorkflowStartInput input) {
                    seen.add("start " + input.getWorkflowId());
                    return super.start(input);
                }
            };
        }
    }
}
