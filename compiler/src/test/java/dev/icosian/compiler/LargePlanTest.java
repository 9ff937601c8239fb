package dev.icosian.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import acme.shop.Features;
import dev.icosian.Grouping;
import dev.icosian.Materializer;
import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.compiler.group.KnownNames;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is recursive, nothing is quadratic: 100,000 nodes plan in seconds. */
class LargePlanTest {
    private static final int NODES = 100_000;
    private static final Materializer<Integer> NUMBER =
            Materializer.of("number", 1, Integer.class, "text/plain", (value, out) -> {}, in -> 0);

    static List<Grouping> groupingsOfAChain() {
        return List.of(Grouping.single(), Grouping.perNode());
    }

    static List<Grouping> groupingsOfLayers() {
        return List.of(Grouping.single(), Grouping.byTag("part"));
    }

    @ParameterizedTest
    @MethodSource("groupingsOfAChain")
    @Timeout(value = 600, unit = TimeUnit.SECONDS)
    void chain(Grouping grouping) {
        Flow flow = new Flow().code(Features.class, "perSignup");
        flow.node("n0", "x").tag("n0", "part", "p0");
        for (int i = 1; i < NODES; i++) {
            flow.node("n" + i, "n" + (i - 1)).tag("n" + i, "part", "p" + i / 1000);
        }
        check(flow.outputs("n" + (NODES - 1)), grouping);
    }

    @ParameterizedTest
    @MethodSource("groupingsOfLayers")
    @Timeout(value = 600, unit = TimeUnit.SECONDS)
    void layers(Grouping grouping) {
        Flow flow = new Flow().code(Features.class, "perSignup");
        List<String> last = List.of("x", "y", "z");
        for (int i = 0; i < NODES; ) {
            List<String> layer = new ArrayList<>();
            for (int j = 0; j < 100; j++, i++) {
                String name = "n" + i;
                flow.node(
                                name,
                                last.get(j % last.size()),
                                last.get((j + 1) % last.size()),
                                last.get((j + 7) % last.size()))
                        .tag(name, "part", "p" + i / 1000);
                layer.add(name);
            }
            last = layer;
        }
        check(flow.outputs(last.toArray(String[]::new)), grouping);
    }

    private static void check(Flow flow, Grouping grouping) {
        Pipeline pipeline = Pipeline.named("large").materialize(NUMBER).build().grouped(grouping);
        Compilation compilation = StepCompiler.compile(pipeline, flow.build(), KnownNames::none, List.of());
        Plan plan = compilation.plan();
        assertThat(plan.steps().stream().mapToInt(step -> step.nodes().size()).sum())
                .isEqualTo(NODES);
        if (plan.steps().size() == 1) {
            assertThat(Plan.parse(plan.toJson()).digest()).isEqualTo(plan.digest());
        }
    }
}
