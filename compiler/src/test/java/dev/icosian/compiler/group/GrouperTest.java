package dev.icosian.compiler.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.Grouping;
import dev.icosian.Materializer;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Step;
import dev.icosian.compiler.Flow;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.ModelAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GrouperTest {
    private static final Materializer<Integer> NUMBER =
            Materializer.of("number", 1, Integer.class, "text/plain", (value, out) -> {}, in -> 0);

    /** a = x+1, b = a+1, c = a*2, dd = b+c, e = dd+a+y. */
    private static Flow diamond() {
        return new Flow()
                .node("a", "x")
                .node("b", "a")
                .node("c", "a")
                .node("dd", "b", "c")
                .node("e", "dd", "a", "y")
                .outputs("e");
    }

    private static Pipeline.Builder pipeline() {
        return Pipeline.named("p").materialize(NUMBER);
    }

    private static Grouped group(Flow flow, Pipeline pipeline, Supplier<KnownNames> known) {
        Declaration declaration = ModelAccess.get().declaration(pipeline);
        return Grouper.group(declaration, flow.build(), known, List.of());
    }

    private static Grouped group(Flow flow, Pipeline.Builder pipeline) {
        return group(flow, pipeline.build(), KnownNames::none);
    }

    private static String problem(Flow flow, Pipeline.Builder pipeline) {
        return catchThrowableOfType(PipelineException.class, () -> group(flow, pipeline))
                .getMessage();
    }

    /** {@code g1: a b | g2: c}: one step per part. */
    private static Pipeline.Builder steps(String text) {
        Pipeline.Builder pipeline = pipeline();
        for (String part : text.split(" *\\| *", -1)) {
            String[] step = part.split(": *", -1);
            pipeline.step(step[0], s -> s.nodes(step[1].split(" +", -1)));
        }
        return pipeline;
    }

    /** {@code g1: b, a -> a, b}: per step its nodes, from other steps, params, outputs. */
    private static List<String> text(Grouped grouped) {
        List<String> lines = new ArrayList<>();
        for (GroupedStep step : grouped.steps()) {
            lines.add(step.name() + ": "
                    + String.join(
                            " ", step.nodes().stream().map(node -> node.name()).toList())
                    + "; in" + step.inputs() + step.params() + "; out" + step.outputs() + "; after" + step.after());
        }
        return lines;
    }

    static Stream<Arguments> validGroupings() {
        return Stream.of(
                Arguments.of(
                        "g1: a b c | g2: dd e",
                        List.of(
                                "g1: a b c; in{}[x]; out[a, b, c]; after[]",
                                "g2: dd e; in{a=g1, b=g1, c=g1}[y]; out[e]; after[g1]")),
                Arguments.of(
                        "g1: a | g2: b c dd e",
                        List.of("g1: a; in{}[x]; out[a]; after[]", "g2: b c dd e; in{a=g1}[y]; out[e]; after[g1]")),
                Arguments.of(
                        "g1: a b | g2: c | g3: dd e",
                        List.of(
                                "g1: a b; in{}[x]; out[a, b]; after[]",
                                "g2: c; in{a=g1}[]; out[c]; after[g1]",
                                "g3: dd e; in{a=g1, b=g1, c=g2}[y]; out[e]; after[g1, g2]")));
    }

    @ParameterizedTest
    @MethodSource("validGroupings")
    void boundariesFollowFromTheEdgesThatCross(String steps, List<String> expected) {
        assertThat(text(group(diamond(), steps(steps)))).isEqualTo(expected);
    }

    static Stream<Arguments> wrongGroupings() {
        return Stream.of(
                Arguments.of("g1: b c | g2: a dd e", """
                        [Grouping/Cycle] a → b → dd leaves step 'g2' and returns to it
                          its steps: g2 → g1 → g2
                          fix: move 'b' into 'g2', or split 'dd' out"""),
                Arguments.of("g1: a b dd | g2: c e", """
                        [Grouping/Cycle] a → c → dd leaves step 'g1' and returns to it
                          its steps: g1 → g2 → g1
                          fix: move 'c' into 'g1', or split 'dd' out"""),
                Arguments.of("g1: a b | g2: dd e", """
                        [Grouping/Uncovered] node 'c' is needed and in no step
                          fix: name it in a step, s.nodes("c"), or let one step take all that no other claims, s.rest()"""),
                Arguments.of("g1: a b c | g2: c dd e", """
                        [Grouping/TwoSteps] node 'c' is claimed by two steps, 'g1' and 'g2', both by name
                          fix: name it in one of the two only"""),
                Arguments.of(
                        "g1: a b c | g2: dd e zz", "[Grouping/UnknownNode] step 'g2' names 'zz', which is no node"));
    }

    @ParameterizedTest
    @MethodSource("wrongGroupings")
    void wrongGroupingIsExplained(String steps, String expected) {
        assertThat(problem(diamond(), steps(steps))).isEqualTo(expected);
    }

    @Test
    void restTakesWhatNoOtherStepClaims() {
        assertThat(text(group(diamond(), steps("g1: a b").step("g2", s -> s.rest()))))
                .containsExactly(
                        "g1: a b; in{}[x]; out[a, b]; after[]", "g2: c dd e; in{a=g1, b=g1}[y]; out[e]; after[g1]");
    }

    @Test
    void withoutStepsThereIsOne() {
        assertThat(text(group(diamond(), pipeline()))).containsExactly("all: a b c dd e; in{}[x, y]; out[e]; after[]");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        assertThat(problem(diamond(), steps("g1: a zz | g2: a b | param: dd e")))
                .isEqualTo("""
                        4 problems

                        [Grouping/NameClash] a step cannot be named 'param': in a plan, an input from 'param' comes from no step
                          fix: rename it, for instance 'params'

                        [Grouping/TwoSteps] node 'a' is claimed by two steps, 'g1' and 'g2', both by name
                          fix: name it in one of the two only

                        [Grouping/Uncovered] node 'c' is needed and in no step
                          fix: name it in a step, s.nodes("c"), or let one step take all that no other claims, s.rest()

                        [Grouping/UnknownNode] step 'g1' names 'zz', which is no node""");
    }

    /** Each selector claims c against all less specific ones. */
    @ParameterizedTest
    @CsvSource({
        "nodes, tagged",
        "nodes, rest",
        "tagged, namespace",
        "tagged, modules",
        "namespace, modules",
        "namespace, upstreamOf",
        "modules, upstreamOf",
        "modules, rest",
        "upstreamOf, rest"
    })
    void moreSpecificSelectorWins(String wins, String loses) {
        Flow flow = new Flow()
                .node("n.c", "x")
                .tag("n.c", "k", "v")
                .of(Integer.class, "n.c")
                .node("d", "n.c")
                .outputs("d");
        Grouped grouped = group(
                flow,
                pipeline()
                        .step("loses", s -> select(s, loses))
                        .step("wins", s -> select(s, wins))
                        .step("d", s -> s.nodes("d")));
        Map<String, String> placeOf = new TreeMap<>();
        grouped.steps().forEach(step -> step.nodes().forEach(node -> placeOf.put(node.name(), step.name())));
        assertThat(placeOf).containsEntry("n.c", "wins");
    }

    private static void select(Step step, String selector) {
        switch (selector) {
            case "nodes" -> step.nodes("n.c");
            case "tagged" -> step.tagged("k=v");
            case "namespace" -> step.namespace("n");
            case "modules" -> step.modules(Integer.class);
            case "upstreamOf" -> step.upstreamOf("n.c");
            default -> step.rest();
        }
    }

    @Test
    void selectorsOfOneStepAddUp() {
        assertThat(text(group(
                        diamond(),
                        pipeline().step("g1", s -> s.upstreamOf("b").nodes("c")).step("g2", s -> s.rest()))))
                .containsExactly(
                        "g1: a b c; in{}[x]; out[a, b, c]; after[]",
                        "g2: dd e; in{a=g1, b=g1, c=g1}[y]; out[e]; after[g1]");
    }

    @Test
    void twoStepsThatSayRestAreReportedOnce() {
        assertThat(problem(diamond(), pipeline().step("g1", s -> s.rest()).step("g2", s -> s.rest())))
                .isEqualTo("""
                        [Grouping/TwoSteps] nodes 'a', 'b', 'c', 'dd' and 'e' are claimed by two steps, 'g1' and 'g2', both by rest
                          fix: leave them to one of the two, or let one say nodes("a", "b", "c", "dd", "e"), which is more specific""");
    }

    @Test
    void clashThatAMoreSpecificClaimSettlesIsNone() {
        assertThat(group(
                                diamond(),
                                pipeline()
                                        .step("g1", s -> s.upstreamOf("c"))
                                        .step("g2", s -> s.upstreamOf("b"))
                                        .step("g0", s -> s.nodes("a"))
                                        .step("g3", s -> s.rest()))
                        .steps())
                .extracting(GroupedStep::name)
                .containsExactly("g0", "g1", "g2", "g3");
    }

    /** x is checked: x.raw, x.check.range, x make one unit. */
    private static Flow checked() {
        return new Flow()
                .made("x.raw", "x", "function", "p")
                .made("x.check.range", "x", "check", "x.raw")
                .made("x", "x", "checked", "x.raw", "x.check.range")
                .node("y", "x")
                .outputs("y");
    }

    @ParameterizedTest
    @CsvSource({"x", "x.raw", "x.check.range"})
    void namingAnyNodeOfAUnitMovesAllOfIt(String node) {
        assertThat(text(group(
                        checked(), pipeline().step("s", s -> s.nodes(node)).step("t", s -> s.rest()))))
                .containsExactly(
                        "s: x.raw x.check.range x; in{}[p]; out[x]; after[]", "t: y; in{x=s}[]; out[y]; after[s]");
    }

    @Test
    void rawValueNeverCrosses() {
        Flow flow = new Flow()
                .made("x.raw", "x", "function", "p")
                .made("x", "x", "checked", "x.raw")
                .node("y", "x.raw")
                .outputs("y", "x");
        assertThat(problem(flow, pipeline().step("s", s -> s.nodes("x")).step("t", s -> s.rest())))
                .isEqualTo("""
                        [Grouping/RawCrosses] 'x.raw' is asked for outside of step 's', but such a value never leaves its step
                          fix: ask for 'x'""");
    }

    @Test
    void nodesThatExistOtherwiseAreIgnored() {
        Pipeline pipeline = pipeline()
                .step("g1", s -> s.nodes("a", "other"))
                .step("g2", s -> s.nodes("others"))
                .step("g3", s -> s.rest())
                .build();
        KnownNames known = new KnownNames(Set.of("other", "others"), Set.of(), Set.of(), false);
        Grouped grouped = group(diamond(), pipeline, () -> known);
        assertThat(grouped.steps()).extracting(GroupedStep::name).containsExactly("g1", "g3");
        assertThat(grouped.warnings()).isEmpty();
    }

    @Test
    void stepThatOthersEmptyIsLeftOutWithAWarning() {
        Grouped grouped = group(
                diamond(),
                steps("g1: a b c dd e").step("g2", s -> s.upstreamOf("b")).step("g3", s -> s.rest()));
        assertThat(grouped.steps()).extracting(GroupedStep::name).containsExactly("g1");
        assertThat(grouped.warnings()).extracting(Object::toString).containsExactly("""
                        [Grouping/EmptyStep] step 'g2' is left out: other steps claim all that it selects
                          fix: select by name what it should keep, or remove the step""");
    }

    static Stream<Arguments> wrongSelectors() {
        return Stream.of(
                Arguments.of(pipeline().step("g", s -> s.attempts(2)).step("h", s -> s.rest()), """
                        [Grouping/EmptyStep] step 'g' selects no nodes
                          fix: say which: s.nodes("a", "b"), s.upstreamOf("c"), or s.rest(); or remove the step"""),
                Arguments.of(pipeline().step("g", s -> s.upstreamOf("totl").rest()), """
                        [Grouping/UnknownNode] step 'g' selects what is upstream of 'totl', which is no node
                          fix: did you mean 'total'?"""),
                Arguments.of(pipeline().step("g", s -> s.nodes("p").rest()), """
                        [Grouping/UnknownNode] step 'g' names 'p', which is a run parameter and no node
                          fix: leave it out: every step reads the run parameters that it needs"""),
                Arguments.of(pipeline().step("g", s -> s.tagged("owner=grwth").rest()), """
                        [Grouping/UnknownNode] step 'g' selects the tag 'owner=grwth', which no node has
                          fix: did you mean 'owner=growth'?"""),
                Arguments.of(
                        pipeline().step("g", s -> s.namespace("uk").rest()),
                        "[Grouping/UnknownNode] step 'g' selects the namespace 'uk', in which there is no node"),
                Arguments.of(pipeline().step("g", s -> s.modules(String.class).rest()), """
                        [Grouping/UnknownNode] step 'g' selects the module java.lang.String, which is no module of the pipeline
                          fix: add it to the pipeline's modules, or leave it out"""),
                Arguments.of(pipeline().step("g", s -> s.nodes("client").rest()), """
                        [Ephemeral/InStep] step 'g' names 'client', which is ephemeral and so belongs to no step
                          fix: leave it out: it is evaluated in each step that uses it; or take it out of .ephemeral(…)"""));
    }

    @ParameterizedTest
    @MethodSource("wrongSelectors")
    void wrongSelectorIsExplained(Pipeline.Builder pipeline, String expected) {
        Flow flow = new Flow()
                .node("client", "p")
                .ephemeral("client")
                .node("total", "client")
                .tag("total", "owner", "growth")
                .outputs("total");
        assertThat(problem(flow, pipeline)).isEqualTo(expected);
    }

    static Stream<Arguments> readyMade() {
        return Stream.of(
                Arguments.of(
                        Grouping.single(), List.of("all: x.raw x.check.range x fooBar; in{}[p]; out[fooBar]; after[]")),
                Arguments.of(
                        Grouping.perNode(),
                        List.of(
                                "x: x.raw x.check.range x; in{}[p]; out[x]; after[]",
                                "foo_bar: fooBar; in{x=x}[]; out[fooBar]; after[x]")),
                Arguments.of(
                        Grouping.perModule(),
                        List.of(
                                "integer: x.raw x.check.range x; in{}[p]; out[x]; after[]",
                                "string_builder: fooBar; in{x=integer}[]; out[fooBar]; after[integer]")),
                Arguments.of(
                        Grouping.byTag("team"),
                        List.of(
                                "data_eng: x.raw x.check.range x; in{}[p]; out[x]; after[]",
                                "ml: fooBar; in{x=data_eng}[]; out[fooBar]; after[data_eng]")));
    }

    @ParameterizedTest
    @MethodSource("readyMade")
    void readyMadeGroupingsNameTheirSteps(Grouping grouping, List<String> expected) {
        Flow flow = new Flow()
                .made("x.raw", "x", "function", "p")
                .made("x.check.range", "x", "check", "x.raw")
                .made("x", "x", "checked", "x.raw", "x.check.range")
                .node("fooBar", "x")
                .of(Integer.class, "x.raw", "x.check.range", "x")
                .of(StringBuilder.class, "fooBar")
                .tag("x.raw", "team", "dataEng")
                .tag("fooBar", "team", "ml")
                .outputs("fooBar");
        assertThat(text(group(flow, pipeline().build().grouped(grouping), KnownNames::none)))
                .isEqualTo(expected);
    }

    @Test
    void namesThatClashGetADigest() {
        Flow flow = new Flow()
                .node("fooBar", "p")
                .node("foo_bar", "p")
                .node("param", "p")
                .node("class", "p")
                .outputs("fooBar", "foo_bar", "param", "class");
        assertThat(group(flow, pipeline().build().grouped(Grouping.perNode()), KnownNames::none)
                        .steps())
                .extracting(step -> step.name() + " = " + step.nodes().get(0).name())
                .containsExactly(
                        "class_0889113e = class",
                        "foo_bar = foo_bar",
                        "foo_bar_5a906c24 = fooBar",
                        "param_ccaaac7c = param");
    }

    @Test
    void everyUnitNeedsTheTagThatGroups() {
        Flow flow = diamond()
                .tag("a", "team", "ml")
                .tag("b", "team", "ml")
                .tag("c", "team", "ml")
                .tag("dd", "team", "ml");
        PipelineException thrown = catchThrowableOfType(
                PipelineException.class,
                () -> group(flow, pipeline().build().grouped(Grouping.byTag("team")), KnownNames::none));
        assertThat(thrown.getMessage()).isEqualTo("""
                        [Grouping/MissingTag] steps are grouped by the tag 'team', which 'e' does not have
                          fix: add @Tag("team=…") to the function, or to the module class for all its functions""");
    }

    @Test
    void nodesOfNoModuleCannotBeGroupedByModule() {
        PipelineException thrown = catchThrowableOfType(
                PipelineException.class,
                () -> group(
                        diamond().of(Integer.class, "a", "b", "c", "dd"),
                        pipeline().build().grouped(Grouping.perModule()),
                        KnownNames::none));
        assertThat(thrown.getMessage()).isEqualTo("""
                        [Grouping/Uncovered] node 'e' is in no step: steps are grouped by module, and no class declares it
                          fix: declare steps, with s.modules(…) for the others and s.nodes("e")""");
    }

    @Test
    void stepsComeInTopologicalOrderTiesByName() {
        Flow flow = new Flow().node("c", "x").node("b", "x").node("a", "c").outputs("a", "b");
        assertThat(group(flow, pipeline().build().grouped(Grouping.perNode()), KnownNames::none)
                        .steps())
                .extracting(GroupedStep::name)
                .containsExactly("b", "c", "a");
    }
}
