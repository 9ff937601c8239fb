package dev.icosian.runtime.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.Dataflow;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Results;
import dev.icosian.test.Golden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of case 20 through the Driver; whole messages are in the golden files of the rows that must fail. */
class SemanticsTest {
    private static final Set<String> FAIL_WHILE_RUNNING =
            Set.of("extract-fields-missing", "check-output-50", "node-raises");

    private final List<String> calls = new ArrayList<>();

    static List<Row> rows() throws Exception {
        return Row.all().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void row(Row row) {
        if (row.id().equals("subdag")) {
            Assumptions.abort("not yet supported: sub-graphs");
        }
        if (row.id().startsWith("map-")) {
            Assumptions.abort("not yet supported: maps over lists that are made while running");
        }
        if (row.id().equals("lineage")) {
            lineage(row);
            return;
        }
        if (row.value() == null) {
            fails(row);
            return;
        }
        assertThat(comparable(execute(row).asMap())).isEqualTo(row.value());
        counts(row);
    }

    private void fails(Row row) {
        PipelineException failure = catchThrowableOfType(PipelineException.class, () -> execute(row));
        assertThat(failure).as("the row must fail").isNotNull();
        Golden.assertMatches("semantics/" + row.id() + ".txt", failure.getMessage() + "\n");
        if (!FAIL_WHILE_RUNNING.contains(row.id())) {
            assertThat(calls).as("what ran before the problem was found").isEmpty();
        }
        if (row.id().equals("node-raises")) {
            assertThat(failure).hasCauseInstanceOf(IllegalStateException.class).hasRootCauseMessage("boom");
            assertThat(calls).isEqualTo(row.names("calls"));
        }
    }

    private void counts(Row row) {
        Map<String, Integer> counted = new TreeMap<>();
        calls.forEach(name -> counted.merge(name, 1, Integer::sum));
        Object callCounts = row.hamilton().get("call_counts");
        if (callCounts != null) {
            Map<String, Object> expected = new LinkedHashMap<>(Row.integers(Row.map(callCounts)));
            expected.values().removeIf(Integer.valueOf(0)::equals);
            assertThat(counted).isEqualTo(expected);
        }
        if (row.hamilton().containsKey("producer_calls")) {
            assertThat(counted).containsEntry("rec", 1);
        }
    }

    private void lineage(Row row) {
        Dataflow dataflow = Driver.of(Graphs.Lineage.class).dataflow();
        assertThat(with("e", dataflow.upstreamOf("e"))).isEqualTo(new TreeSet<>(row.names("upstream_of_e")));
        assertThat(with("b", dataflow.downstreamOf("b"))).isEqualTo(new TreeSet<>(row.names("downstream_of_b")));
        assertThat(between(dataflow, "a", "e")).isEqualTo(new TreeSet<>(row.names("path_a_e")));
        assertThat(between(dataflow, "q", "e")).isEqualTo(new TreeSet<>(row.names("path_q_e")));
        assertThat(between(dataflow, "b", "dd")).isEqualTo(new TreeSet<>(row.names("path_b_dd")));
        assertThat(dataflow.path("a", "e")).extracting(Dataflow.Node::name).containsExactly("a", "c", "e");
        assertThat(dataflow.path("q", "e")).isEmpty();
        assertThat(dataflow.path("b", "dd")).extracting(Dataflow.Node::name).containsExactly("b", "dd");
    }

    /** Returns all nodes on any path, both ends included. */
    private static Set<String> between(Dataflow dataflow, String from, String to) {
        Set<String> between = with(from, dataflow.downstreamOf(from));
        between.retainAll(with(to, dataflow.upstreamOf(to)));
        return between;
    }

    private static Set<String> with(String node, List<Dataflow.Node> others) {
        Set<String> names =
                new TreeSet<>(others.stream().map(Dataflow.Node::name).toList());
        names.add(node);
        return names;
    }

    private Results execute(Row row) {
        Driver.Builder builder = builder(row);
        builder.interceptor(call -> {
            calls.add(call.node().name());
            return call.proceed();
        });
        Driver driver = builder.build();
        Driver.Request request = driver.request(row.request().toArray(String[]::new));
        for (Map.Entry<String, Object> input : row.inputs().entrySet()) {
            request = request.param(input.getKey(), input.getValue());
        }
        for (Map.Entry<String, Object> override : row.overrides().entrySet()) {
            request = request.override(override.getKey(), override.getValue());
        }
        return request.execute();
    }

    private static Driver.Builder builder(Row row) {
        if (row.id().equals("nodes-from-config")) {
            Map<String, List<String>> sums = new LinkedHashMap<>();
            Row.map(row.config().get("columns_to_sum_map")).forEach((name, parts) -> {
                List<?> both = (List<?>) parts;
                sums.put(name, List.of((String) both.get(0), (String) both.get(1)));
            });
            return Driver.builder(Graphs.sums(sums));
        }
        if (row.id().equals("deep-chain-5000")) {
            return Driver.builder(Graphs.deepChain());
        }
        if (row.id().equals("module-override")) {
            return Driver.builder(Pipeline.named("module_override")
                    .modules(Graphs.Chain.class, Graphs.SecondModule.class)
                    .replacing("d")
                    .param("a")
                    .outputs("d")
                    .build());
        }
        Driver.Builder builder = Driver.builder(modules(row.id()));
        row.config().forEach(builder::config);
        return builder;
    }

    private static Class<?>[] modules(String id) {
        return switch (id) {
            case "override-1",
                    "override-2",
                    "plain",
                    "override-two-levels",
                    "override-skips-input",
                    "input-as-output",
                    "extra-input-as-output",
                    "unknown-output",
                    "missing-input",
                    "unknown-override",
                    "wrong-input-type",
                    "override-wrong-type",
                    "override-of-input",
                    "inputs-and-config-overlap",
                    "input-from-config",
                    "config-replaces-node" -> of(Graphs.Chain.class);
            case "module-override-not-allowed" -> of(Graphs.Chain.class, Graphs.SecondModule.class);
            case "optional-0",
                    "optional-1",
                    "optional-2",
                    "optional-3",
                    "optional-4",
                    "optional-none-passed-through",
                    "optional-config-and-input",
                    "optional-required-missing",
                    "optional-required-missing-other-order" -> of(Graphs.Optionals.class, Graphs.RequiredH.class);
            case "optional-null-input" -> of(Graphs.Optionals.class, Graphs.NullableH.class);
            case "optional-node-wins-over-default" -> of(Graphs.NodeNamedA.class);
            case "config-version-1", "config-version-2", "config-version-3", "config-version-None" ->
                of(Graphs.Versions.class);
            case "config-two-variants-match" -> of(Graphs.TwoVariants.class);
            case "config-no-variant" -> of(Graphs.OneVariant.class);
            case "cycle" -> of(Graphs.Cycle.class);
            case "self-loop" -> of(Graphs.SelfLoop.class);
            case "edge-type-mismatch" -> of(Graphs.EdgeMismatch.class);
            case "input-type-conflict" -> of(Graphs.InputConflict.class);
            case "node-raises" -> of(Graphs.Raises.class);
            case "each-node-once-and-only-needed" -> of(Graphs.Once.class);
            case "extract-fields-once" -> of(Graphs.Extracted.class);
            case "extract-fields-missing" -> of(Graphs.ExtractedMissing.class);
            case "check-output-5",
                    "check-output-50",
                    "check-output-warn-5",
                    "check-output-warn-50",
                    "check-output-boundary" -> of(Graphs.Checked.class);
            case "grouping-boundaries" -> of(Graphs.Boundaries.class);
            default -> throw new AssertionError("no graph for the row " + id);
        };
    }

    private static Class<?>[] of(Class<?>... modules) {
        return modules;
    }

    /** Returns values as the row says them: a record as a map. */
    private static Map<String, Object> comparable(Map<String, Object> values) {
        Map<String, Object> comparable = new LinkedHashMap<>(values);
        comparable.replaceAll((name, value) ->
                value instanceof Graphs.Extracted.Rec rec ? Map.of("f1", rec.f1(), "f2", rec.f2()) : value);
        return comparable;
    }
}
