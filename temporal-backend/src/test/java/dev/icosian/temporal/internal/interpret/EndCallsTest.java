package dev.icosian.temporal.internal.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.icosian.temporal.internal.wire.EndCall;
import dev.icosian.temporal.internal.wire.PlanForm;
import dev.icosian.temporal.internal.wire.RunInput;
import dev.icosian.temporal.internal.wire.StepFailed;
import dev.icosian.temporal.internal.wire.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However many steps fail or are skipped, no payload is larger than a server takes. */
final class EndCallsTest {
    private static final int SERVER_WARNS_AT = 512_000;
    private static final RunInput INPUT = new RunInput(
                    1,
                    "s",
                    "d",
                    "memory:x",
                    "{}",
                    "{}",
                    false,
                    true,
                    200,
                    List.of(),
                    List.of(),
                    false,
                    null,
                    null,
                    null,
                    null,
                    null)
            .with(PlanForm.BY_DIGEST);

    @Test
    void manyFailuresAndSkippedStepsTakeSeveralCalls() throws Exception {
        List<StepFailed> failures = failures(1_000);
        Map<String, Why> skipped = new TreeMap<>();
        IntStream.range(0, 20_000).forEach(i -> skipped.put("s" + i + "x".repeat(50), new Why("upstream-failed", "u")));

        List<EndCall> calls = EndCalls.of("r", INPUT, failures, skipped);

        List<StepFailed> failed = new ArrayList<>();
        Map<String, Why> all = new TreeMap<>();
        for (EndCall call : calls) {
            assertThat(JsonMapper.builder().build().writeValueAsBytes(call)).hasSizeLessThan(SERVER_WARNS_AT);
            failed.addAll(call.failed());
            all.putAll(call.skipped());
        }
        assertThat(calls).hasSize(10);
        assertThat(failed).isEqualTo(failures);
        assertThat(all).isEqualTo(skipped);
    }

    @Test
    void aFewTakeOneCall() {
        assertThat(EndCalls.of("r", INPUT, failures(2), Map.of("s", new Why("run-stopped", "f0"))))
                .containsExactly(
                        new EndCall("r", "s", "memory:x", failures(2), Map.of("s", new Why("run-stopped", "f0"))));
        assertThat(EndCalls.of("r", INPUT, List.of(), Map.of())).hasSize(1);
    }

    @Test
    void messagesOfManyFailuresAreCut() throws Exception {
        assertThat(EndCalls.shortened(failures(100))).isEqualTo(failures(100));
        List<StepFailed> many = EndCalls.shortened(failures(3_000));
        assertThat(many).hasSize(3_000);
        assertThat(many.get(7)).isEqualTo(new StepFailed("f7", "Run/NodeFailed", "m".repeat(66) + "…"));
        assertThat(JsonMapper.builder().build().writeValueAsBytes(many)).hasSizeLessThan(SERVER_WARNS_AT);
    }

    private static List<StepFailed> failures(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new StepFailed("f" + i, "Run/NodeFailed", "m".repeat(1_000)))
                .toList();
    }
}
