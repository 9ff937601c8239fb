package dev.icosian.runtime.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.ArtifactStore;
import dev.icosian.Grouping;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The groupings of the row {@code grouping-boundaries}, planned and run. */
class GroupingBoundariesTest {
    private static final Map<String, Object> PARAMS = Map.of("x", 1, "y", 100);

    static Stream<Arguments> groupings() throws IOException {
        Row row = Row.all()
                .filter(one -> one.id().equals("grouping-boundaries"))
                .findFirst()
                .orElseThrow();
        return ((List<?>) row.json().get("groupings"))
                .stream()
                        .map(Row::map)
                        .map(grouping -> Arguments.of(grouping.get("groups").toString(), grouping));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("groupings")
    void groupingsAreWhatTheRowSays(String name, Map<String, Object> grouping) {
        Pipeline pipeline = grouped(Row.map(grouping.get("groups")));
        if (!Boolean.TRUE.equals(grouping.get("valid"))) {
            PipelineException refused = catchThrowableOfType(PipelineException.class, pipeline::plan);
            assertThat(refused.problems()).extracting(Problem::code).containsExactly(code(grouping));
            return;
        }
        Plan plan = pipeline.plan();
        grouping.forEach((field, value) -> {
            String step = field.substring(0, Math.max(0, field.indexOf('_')));
            if (field.endsWith("_outputs")) {
                assertThat(plan.step(step).outputs())
                        .extracting(Plan.Output::node)
                        .isEqualTo(value);
            } else if (field.endsWith("_inputs_from_groups")) {
                assertThat(inputs(plan.step(step), false)).isEqualTo(value);
            } else if (field.endsWith("_external")) {
                assertThat(inputs(plan.step(step), true)).isEqualTo(value);
            } else if (field.equals("edges")) {
                assertThat(edges(plan)).isEqualTo(value);
            }
        });
    }

    @Test
    void everyValidGroupingRunsToTheSameDigests() throws IOException {
        List<Pipeline> pipelines = new ArrayList<>(
                List.of(boundaries().build(), boundaries().build().grouped(Grouping.perNode())));
        groupings()
                .map(arguments -> Row.map(arguments.get()[1]))
                .filter(grouping -> Boolean.TRUE.equals(grouping.get("valid")))
                .forEach(grouping -> pipelines.add(grouped(Row.map(grouping.get("groups")))));
        assertThat(pipelines).hasSize(5);

        Map<String, String> all = new TreeMap<>();
        for (Pipeline pipeline : pipelines) {
            try (ArtifactStore store = Stores.memory()) {
                Run run = Runner.local(store).run(pipeline, PARAMS);
                assertThat(run.results().get("e", int.class)).isEqualTo(109);
                run.steps()
                        .forEach(step -> step.digests()
                                .forEach((node, digest) -> assertThat(all.computeIfAbsent(node, first -> digest))
                                        .as("digest of %s", node)
                                        .isEqualTo(digest)));
            }
        }
        assertThat(all.keySet()).containsExactly("a", "b", "c", "dd", "e");
    }

    private static Pipeline.Builder boundaries() {
        return Pipeline.named("boundaries")
                .modules(Graphs.Boundaries.class)
                .param("x")
                .param("y")
                .outputs("e");
    }

    private static Pipeline grouped(Map<String, Object> groups) {
        Pipeline.Builder builder = boundaries();
        groups.forEach((step, nodes) ->
                builder.step(step, s -> ((List<?>) nodes).forEach(node -> s.nodes((String) node))));
        return builder.build();
    }

    private static String code(Map<String, Object> grouping) {
        String reason = (String) grouping.get("reason");
        if (reason.contains("is in no group")) {
            return "Grouping/Uncovered";
        }
        if (reason.contains("is in two groups")) {
            return "Grouping/TwoSteps";
        }
        return reason.contains("is not a node") ? "Grouping/UnknownNode" : "Grouping/Cycle";
    }

    private static List<String> inputs(Plan.StepPlan step, boolean external) {
        return step.inputs().stream()
                .filter(input -> input.from().equals("param") == external)
                .map(Plan.Input::node)
                .toList();
    }

    private static List<List<String>> edges(Plan plan) {
        List<List<String>> edges = new ArrayList<>();
        for (Plan.StepPlan from : plan.steps()) {
            for (Plan.StepPlan to : plan.steps()) {
                if (to.after().contains(from.name())) {
                    edges.add(List.of(from.name(), to.name()));
                }
            }
        }
        return edges;
    }
}
