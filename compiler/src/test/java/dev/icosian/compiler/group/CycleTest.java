package dev.icosian.compiler.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.Materializer;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.compiler.Flow;
import dev.icosian.internal.ModelAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CycleTest {
    private static final Materializer<Integer> NUMBER =
            Materializer.of("number", 1, Integer.class, "text/plain", (value, out) -> {}, in -> 0);

    private static Grouped group(Flow flow, Map<String, List<String>> steps) {
        Pipeline.Builder pipeline = Pipeline.named("p").materialize(NUMBER);
        steps.forEach((name, nodes) -> pipeline.step(name, s -> s.nodes(nodes.toArray(String[]::new))));
        return Grouper.group(
                ModelAccess.get().declaration(pipeline.build()), flow.build(), KnownNames::none, List.of());
    }

    private static String problem(Flow flow, Map<String, List<String>> steps) {
        return catchThrowableOfType(PipelineException.class, () -> group(flow, steps))
                .getMessage();
    }

    @Test
    void pathOverSeveralStepsNamesAllThatCouldMove() {
        Flow flow = new Flow()
                .node("scale", "x")
                .node("clip", "scale")
                .node("smooth", "clip")
                .node("total", "smooth")
                .outputs("total");
        assertThat(problem(
                        flow,
                        Map.of(
                                "prepare",
                                List.of("scale", "total"),
                                "clean",
                                List.of("clip"),
                                "soften",
                                List.of("smooth"))))
                .isEqualTo("""
                        [Grouping/Cycle] scale → clip → smooth → total leaves step 'prepare' and returns to it
                          its steps: prepare → clean → soften → prepare
                          fix: move 'clip' and 'smooth' into 'prepare', or split 'total' out""");
    }

    @Test
    void stepsThatNeedEachOtherWithoutOnePathOfNodes() {
        Flow flow = new Flow()
                .node("a1", "x")
                .node("b2", "x")
                .node("a2", "b2")
                .node("b1", "a1")
                .outputs("a2", "b1");
        assertThat(problem(flow, Map.of("a", List.of("a1", "a2"), "b", List.of("b1", "b2"))))
                .isEqualTo("""
                        [Grouping/Cycle] the steps 'a' and 'b' need each other: a → b → a
                          a1 → b1 leads from 'a' to 'b'
                          b2 → a2 leads from 'b' to 'a'
                          fix: put them into one step, or split one of them""");
    }

    @Test
    void ephemeralNodeCarriesAnEdgeIntoEachStepThatUsesIt() {
        Flow flow = new Flow()
                .node("rates", "x")
                .node("table", "rates")
                .node("client", "table")
                .node("sent", "client")
                .ephemeral("client")
                .outputs("sent");
        assertThat(problem(flow, Map.of("g1", List.of("rates", "sent"), "g2", List.of("table"))))
                .isEqualTo("""
                        [Grouping/Cycle] rates → table → client → sent leaves step 'g1' and returns to it
                          its steps: g1 → g2 → g1
                          fix: move 'table' into 'g1', or split 'sent' out""");
    }

    @Test
    void ephemeralNodeBetweenNodesOfOneStepDoesNotLeaveIt() {
        Flow flow = new Flow()
                .node("a", "x")
                .node("client", "a")
                .node("b", "client")
                .ephemeral("client")
                .outputs("b");
        Grouped grouped = group(flow, Map.of("g", List.of("a", "b")));
        assertThat(grouped.steps()).singleElement().satisfies(step -> {
            assertThat(step.inputs()).isEmpty();
            assertThat(step.ephemeral()).extracting(node -> node.name()).containsExactly("client");
            assertThat(step.outputs()).containsExactly("b");
        });
    }

    @Test
    void ephemeralNodeMakesWhatItReadsAnInputOfEachStepThatUsesIt() {
        Flow flow = new Flow()
                .node("key", "secretName")
                .node("client", "key", "url")
                .node("session", "client")
                .ephemeral("client", "session")
                .node("a", "session")
                .node("b", "session", "a")
                .outputs("b");
        Map<String, List<String>> steps = new LinkedHashMap<>();
        steps.put("k", List.of("key"));
        steps.put("sa", List.of("a"));
        steps.put("sb", List.of("b"));
        assertThat(group(flow, steps).steps())
                .extracting(step -> step.name() + " " + step.inputs() + " " + step.params() + " " + step.outputs() + " "
                        + step.ephemeral().size())
                .containsExactly("k {} [secretName] [key] 0", "sa {key=k} [url] [a] 2", "sb {a=sa, key=k} [url] [b] 2");
    }

    @Test
    void longPathIsShortened() {
        Flow flow = new Flow().node("n0", "x");
        List<String> between = new ArrayList<>();
        for (int i = 1; i < 20; i++) {
            flow.node("n" + i, "n" + (i - 1));
            between.add("n" + i);
        }
        flow.node("n20", "n19").outputs("n20");
        assertThat(problem(flow, Map.of("s", List.of("n0", "n20"), "t", between)))
                .isEqualTo("""
                        [Grouping/Cycle] n0 → n1 → n2 → n3 → (13 more) → n17 → n18 → n19 → n20 leaves step 's' and returns to it
                          its steps: s → t → s
                          fix: move 'n1', 'n2', 'n3', 'n4', 'n5' and 14 more into 's', or split 'n20' out""");
    }

    /** Against a plain reachability check, on random graphs in random steps. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void planIsFoundExactlyWhereThereIsNoCycle(long seed) {
        Random random = new Random(seed);
        int valid = 0;
        for (int round = 0; round < 100; round++) {
            int nodes = 3 + random.nextInt(8);
            Flow flow = new Flow();
            Map<String, Set<String>> reads = new HashMap<>();
            List<String> names = new ArrayList<>();
            for (int i = 0; i < nodes; i++) {
                Set<String> needs = new HashSet<>();
                for (String earlier : names) {
                    if (random.nextInt(3) == 0) {
                        needs.add(earlier);
                    }
                }
                String name = "n" + i;
                names.add(name);
                reads.put(name, needs);
                flow.node(name, needs.toArray(String[]::new));
            }
            flow.outputs(names.toArray(String[]::new));
            Map<String, List<String>> steps = new LinkedHashMap<>();
            Map<String, String> stepOf = new HashMap<>();
            for (String name : names) {
                String step = "s" + random.nextInt(4);
                stepOf.put(name, step);
                steps.computeIfAbsent(step, key -> new ArrayList<>()).add(name);
            }
            boolean cyclic = isCyclic(reads, stepOf);
            valid += cyclic ? 0 : 1;
            if (cyclic) {
                assertThat(problem(flow, steps))
                        .as("seed %d round %d", seed, round)
                        .contains("[Grouping/Cycle]");
                continue;
            }
            assertOrder(group(flow, steps), "seed " + seed + " round " + round);
        }
        assertThat(valid).isBetween(5, 95);
    }

    private static void assertOrder(Grouped grouped, String description) {
        Set<String> done = new HashSet<>();
        for (GroupedStep step : grouped.steps()) {
            assertThat(done).as(description).containsAll(step.after());
            assertThat(Set.copyOf(step.inputs().values())).as(description).isEqualTo(Set.copyOf(step.after()));
            done.add(step.name());
        }
    }

    private static boolean isCyclic(Map<String, Set<String>> reads, Map<String, String> stepOf) {
        Map<String, Set<String>> reachable = new HashMap<>();
        reads.forEach((node, needs) -> needs.forEach(need -> {
            if (!stepOf.get(node).equals(stepOf.get(need))) {
                reachable
                        .computeIfAbsent(stepOf.get(node), key -> new HashSet<>())
                        .add(stepOf.get(need));
            }
        }));
        for (int i = 0; i < 5; i++) {
            for (Set<String> from : reachable.values()) {
                for (String step : List.copyOf(from)) {
                    from.addAll(reachable.getOrDefault(step, Set.of()));
                }
            }
        }
        return reachable.entrySet().stream().anyMatch(entry -> entry.getValue().contains(entry.getKey()));
    }
}
