package dev.icosian.runtime.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.Check;
import dev.icosian.Dataflow;
import dev.icosian.Importance;
import dev.icosian.Pipeline;
import dev.icosian.RunListener;
import dev.icosian.StepOutcome.CheckOutcome;
import dev.icosian.compiler.Compiler;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.runtime.internal.failure.NodeFailure;
import dev.icosian.runtime.internal.failure.NodeOutOfMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    /** a to d in a row, and a side. */
    static final class Chain {
        public static int a(int x) {
            return x + 1;
        }

        public static int b(int a) {
            return a * 10;
        }

        @Check(max = 5, importance = Importance.WARN)
        public static int c(int b, int y) {
            return b + y;
        }

        public static int side(int a) {
            throw new AssertionError("nobody needs it");
        }
    }

    private static final Evaluator PLAIN = new Evaluator(List.of(), List.of());

    private static NodeProgram program(Class<?> module) {
        return NodeProgram.of(Compiler.dataflow(List.of(module), Map.of()).resolved());
    }

    @Test
    void onlyWhatIsNeededRunsAndEachNodeIsTimed() {
        NodeProgram program = program(Chain.class);
        Selection selection = program.select(List.of("c"), Set.of());
        assertThat(selection.nodes())
                .extracting(ResolvedNode::name)
                .containsExactly("a", "b", "c.raw", "c.check.range", "c");
        assertThat(selection.needs()).containsExactly(new Need(Origin.PARAM, "x"), new Need(Origin.PARAM, "y"));
        Values values = program.values()
                .give(Origin.PARAM, "x", 1)
                .give(Origin.PARAM, "y", 2)
                .give(Origin.PARAM, "unread", 3);
        try (Evaluation evaluation = PLAIN.evaluate(selection, values, "r")) {
            assertThat(evaluation.value("c")).isEqualTo(22);
            assertThat(evaluation.times()).containsOnlyKeys("a", "b", "c.raw", "c.check.range", "c");
            assertThat(evaluation.times().values()).allMatch(time -> time.compareTo(Duration.ZERO) > 0);
            assertThat(evaluation.checks())
                    .extracting(
                            CheckOutcome::node,
                            CheckOutcome::check,
                            outcome -> outcome.result().passed())
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("c", "range", false));
        }
    }

    @Test
    void givenNodesAndWhatOnlyTheyNeedAreNotRun() {
        NodeProgram program = program(Chain.class);
        Selection selection = program.select(List.of("b", "a"), Set.of("a", "unheard"));
        assertThat(selection.nodes()).extracting(ResolvedNode::name).containsExactly("b");
        assertThat(selection.needs()).containsExactly(new Need(Origin.NODE, "a"));
        Evaluation evaluation = PLAIN.evaluate(selection, program.values().give(Origin.NODE, "a", 4), "r");
        assertThat(evaluation.value("b")).isEqualTo(40);
        assertThat(evaluation.value("a")).isEqualTo(4);
    }

    @Test
    void aProgramOfSomeNodesTakesTheOthersAsForeign() {
        ResolvedDataflow dataflow = Compiler.dataflow(List.of(Chain.class), Map.of());
        NodeProgram program = NodeProgram.of(List.of(dataflow.resolved().get(dataflow.indexOf("b"))));
        Selection selection = program.select(List.of("b"), Set.of());
        assertThat(selection.needs()).containsExactly(new Need(Origin.NODE, "a"));
        Evaluation evaluation = PLAIN.evaluate(selection, program.values().give(Origin.NODE, "a", 4), "r");
        assertThat(evaluation.value("b")).isEqualTo(40);
    }

    @Test
    void aValueThatNobodyGaveIsNotTakenAsNull() {
        NodeProgram program = program(Chain.class);
        Selection selection = program.select(List.of("b"), Set.of());
        assertThatThrownBy(() -> PLAIN.evaluate(selection, program.values(), "r"))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("nobody gave the value of param 'x'");
    }

    @Test
    void nodesInAnotherOrderAreRefused() {
        ResolvedDataflow dataflow = Compiler.dataflow(List.of(Chain.class), Map.of());
        ResolvedNode a = dataflow.resolved().get(dataflow.indexOf("a"));
        ResolvedNode b = dataflow.resolved().get(dataflow.indexOf("b"));
        assertThatThrownBy(() -> NodeProgram.of(List.of(b, a)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("b comes before a, which it needs");
        assertThatThrownBy(() -> NodeProgram.of(List.of(a, a))).hasMessage("two nodes named a");
    }

    @Test
    void outOfMemoryPassesThroughAndNamesTheNode() {
        List<String> heard = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void nodeFinished(String runId, Dataflow.Node node, Duration time, @Nullable Throwable failure) {
                heard.add(runId + " " + node.name() + " " + failure);
            }
        };
        Evaluator evaluator = new Evaluator(
                List.of(call -> {
                    throw new OutOfMemoryError("Java heap space");
                }),
                List.of(listener));
        NodeProgram program = program(Chain.class);
        NodeOutOfMemory failure = catchThrowableOfType(
                NodeOutOfMemory.class,
                () -> evaluator.evaluate(
                        program.select(List.of("a"), Set.of()), program.values().give(Origin.PARAM, "x", 1), "r-1"));
        assertThat(failure).hasMessage("Java heap space, at node a");
        assertThat(failure.node()).isEqualTo("a");
        assertThat(heard)
                .containsExactly(
                        "r-1 a dev.icosian.runtime.internal.failure.NodeOutOfMemory: Java heap space, at node a");
    }

    /** Notes when it is closed. */
    record Connection(String name, List<String> events, boolean broken) implements AutoCloseable {
        @Override
        public void close() {
            events.add("closed " + name);
            if (broken) {
                throw new IllegalStateException(name + " is stuck");
            }
        }
    }

    /** Two connections, one on the other. */
    static final class Connected {
        public static Connection first(List<String> events, boolean broken) {
            return new Connection("first", events, broken);
        }

        public static Connection second(Connection first, List<String> events, boolean broken) {
            return new Connection("second", events, broken);
        }

        public static String read(Connection second, List<String> events, String what) {
            events.add("read");
            if (what.isEmpty()) {
                throw new IllegalStateException("nothing to read");
            }
            return what;
        }
    }

    private static Evaluation read(List<String> events, boolean broken, String what) {
        NodeProgram program = NodeProgram.of(Compiler.dataflow(Pipeline.named("connected")
                        .modules(Connected.class)
                        .ephemeral("first", "second")
                        .param("events")
                        .param("broken")
                        .param("what")
                        .outputs("read")
                        .build())
                .resolved());
        Values values = program.values()
                .give(Origin.PARAM, "events", events)
                .give(Origin.PARAM, "broken", broken)
                .give(Origin.PARAM, "what", what);
        return PLAIN.evaluate(program.select(List.of("read"), Set.of()), values, "r");
    }

    @Test
    void ephemeralValuesAreClosedLastFirst() {
        List<String> events = new ArrayList<>();
        try (Evaluation evaluation = read(events, false, "x")) {
            assertThat(evaluation.value("read")).isEqualTo("x");
            assertThat(events).containsExactly("read");
        }
        assertThat(events).containsExactly("read", "closed second", "closed first");
    }

    @Test
    void ephemeralValuesAreClosedWhenANodeFails() {
        List<String> events = new ArrayList<>();
        NodeFailure failure = catchThrowableOfType(NodeFailure.class, () -> read(events, true, ""));
        assertThat(failure).hasMessage("read: nothing to read");
        assertThat(failure.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly(
                        "second: closing its value failed: second is stuck",
                        "first: closing its value failed: first is stuck");
        assertThat(events).containsExactly("read", "closed second", "closed first");
    }

    @Test
    void whatCannotBeClosedIsAFailureOfItsNode() {
        List<String> events = new ArrayList<>();
        Evaluation evaluation = read(events, true, "x");
        NodeFailure failure = catchThrowableOfType(NodeFailure.class, evaluation::close);
        assertThat(failure.problem().message()).isEqualTo("second: closing its value failed: second is stuck");
        assertThat(failure.getSuppressed()).hasSize(1);
        evaluation.close();
        assertThat(events).containsExactly("read", "closed second", "closed first");
    }
}
