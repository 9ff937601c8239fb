package dev.icosian.compiler.rule;

import static dev.icosian.compiler.rule.Worlds.at;
import static dev.icosian.compiler.rule.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Binding;
import dev.icosian.NodeSpec;
import org.junit.jupiter.api.Test;

class MissingNodeTest {
    public static final class Marketing {
        public static double[] signups(double[] visits) {
            return visits;
        }

        public static double cost(double[] signup) {
            return signup.length;
        }

        public static double average(double[] signup) {
            return signup.length;
        }

        public static double report(double cost, double average) {
            return cost + average;
        }

        public static double lonely(double nowhere) {
            return nowhere;
        }
    }

    @Test
    void missingNameIsToldOnceWithPathAskersAndNearNames() {
        String problems = world().module(Marketing.class)
                .param("visits")
                .outputs("report")
                .problems();

        assertThat(problems).isEqualTo("""
                        [Dataflow/MissingNode] no node, param or config key named 'signup' (double[])
                          asked for by 'cost' (%s)
                          path: report -> cost -> signup
                          also asked for by 'average' (%s)
                          at %s
                          fix: did you mean 'signups'? If not, declare it as a param, or write a function of this name""".formatted(
                        at(Marketing.class, "cost"), at(Marketing.class, "average"), at(Marketing.class, "cost")));
    }

    @Test
    void missingNameWithoutNearOnesSaysHowToGiveIt() {
        assertThat(world().module(Marketing.class).outputs("lonely").problems())
                .isEqualTo("""
                        [Dataflow/MissingNode] no node, param or config key named 'nowhere' (double)
                          asked for by 'lonely' (%s)
                          path: lonely -> nowhere
                          at %s
                          fix: declare it as a param, or write a function of this name""".formatted(at(Marketing.class, "lonely"), at(Marketing.class, "lonely")));
    }

    @Test
    void whatIsNotNeededMayMissNames() {
        assertThat(world().module(Marketing.class)
                        .param("visits")
                        .outputs("signups")
                        .problems())
                .isEmpty();
    }

    @Test
    void nodesWithOtherProblemsAreNotReportedAsMissing() {
        assertThat(world().module(Marketing.class)
                        .broken("nowhere", "worse")
                        .outputs("lonely", "worse")
                        .problems())
                .isEqualTo("[Test/Broken] nowhere\n\n[Test/Broken] worse");
    }

    @Test
    void manyAskersAreCutShort() {
        Worlds world = world();
        for (int i = 10; i < 25; i++) {
            world.node("n" + i, Marketing.class, "lonely").outputs("n" + i);
        }

        assertThat(world.problems()).contains("also asked for by 'n11' (").contains(", 4 more\n");
    }

    @Test
    void parameterBoundToAnotherNameIsNamedToo() {
        assertThat(world().node(NodeSpec.of("x", Marketing.class, "lonely").bind("nowhere", Binding.name("elsewhere")))
                        .outputs("x")
                        .problems())
                .startsWith("[Dataflow/MissingNode] no node, param or config key named 'elsewhere' (double)\n"
                        + "  asked for by 'x' (" + at(Marketing.class, "lonely") + ") as 'nowhere'\n");
    }
}
