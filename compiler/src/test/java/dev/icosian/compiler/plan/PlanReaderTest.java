package dev.icosian.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.compiler.Compiler;
import dev.icosian.compiler.SamplePipelines;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.compiler.json.Decimals;
import dev.icosian.compiler.json.JsonReader;
import dev.icosian.internal.Sha256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanReaderTest {
    private static final String JSON =
            Compiler.compile(SamplePipelines.everything().build()).plan().toJson();

    private static String problem(String json) {
        return catchThrowableOfType(PipelineException.class, () -> Plan.parse(json))
                .getMessage();
    }

    /** Replaces text that occurs at least once, and makes the digest right again. */
    private static String signed(String from, String to) {
        assertThat(JSON).contains(from);
        String changed = JSON.replace(from, to);
        Map<String, Object> plan = tree(changed);
        plan.put("digest", "sha256:" + Sha256.hex(CanonicalJson.document(plan.get("structure"))));
        return CanonicalJson.structureText(plan);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tree(String json) {
        return new LinkedHashMap<>((Map<String, Object>) JsonReader.read(json, Decimals.REFUSED));
    }

    /** Adds the advice to the findings that stand without. */
    private static String whole(String expected) {
        return expected.replaceAll(
                "(?m)^(\\[Plan/(?:Malformed|Inconsistent)] .*)(?!\\n {2}fix)$",
                "$1\n  fix: write it again with 'plan --out FILE'");
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                Arguments.of(
                        "\"attempts\":3",
                        "\"attempts\":\"3\"",
                        "[Plan/Malformed] structure.steps[0].policy.attempts must be a whole number"),
                Arguments.of(
                        "\"attempts\":3",
                        "\"attempts\":3000000000",
                        "[Plan/Malformed] structure.steps[0].policy.attempts is too large"),
                Arguments.of("\"failure\":\"keepGoing\",", "", """
                        2 problems

                        [Plan/Malformed] structure.failure is missing

                        [Plan/Malformed] structure.failure must be 'failFast' or 'keepGoing'"""),
                Arguments.of("\"pipeline\":\"everything\"", "\"pipeline\":\"everything\",\"pools\":[]", """
                        [Plan/UnknownField] structure.pools is no field of a plan in format 1
                          fix: a newer version of icosian may have written it; use that version to read it"""),
                Arguments.of(
                        "\"from\":\"literal\",\"type\":\"int\",\"value\":\"21\"",
                        "\"from\":\"magic\",\"type\":\"int\",\"value\":\"21\"",
                        """
                        3 problems

                        [Plan/Malformed] structure.steps[1].nodes[0].binds[1].from must be 'node', 'param', 'config', 'secret', 'resource', 'scratch', 'location', 'literal', 'absent' or 'all'

                        [Plan/UnknownField] structure.steps[1].nodes[0].binds[1].type is no field of a plan in format 1
                          fix: a newer version of icosian may have written it; use that version to read it

                        [Plan/UnknownField] structure.steps[1].nodes[0].binds[1].value is no field of a plan in format 1
                          fix: a newer version of icosian may have written it; use that version to read it"""),
                Arguments.of(
                        "\"form\":\"map\"",
                        "\"form\":\"set\"",
                        "[Plan/Malformed] structure.steps[1].nodes[1].binds[1].form must be 'list', 'map' or 'record'"),
                Arguments.of(
                        "{\"decimal\":\"0.1\"}",
                        "{\"decimal\":\"0.10\"}",
                        "[Plan/Malformed] structure.steps[0].policy.options.airflow.weight must be a text, a whole"
                                + " number, true, false or {\"decimal\":\"0.5\"}"),
                Arguments.of(
                        "\"kind\":\"nodes\",\"name\":\"train\"",
                        "\"kind\":\"scatter\",\"key\":\"k\",\"over\":\"items\",\"name\":\"train\"",
                        """
                        [Plan/ReservedKind] step 'train' is of the kind 'scatter', which this version of icosian does not have
                          fix: use the version that wrote the plan"""),
                Arguments.of("\"kind\":\"nodes\",\"name\":\"train\"", "\"kind\":\"command\",\"name\":\"train\"", """
                        [Plan/ReservedKind] step 'train' is of the kind 'command', which this version of icosian does not have
                          fix: use the version that wrote the plan"""),
                Arguments.of(
                        "\"kind\":\"nodes\",\"name\":\"train\"",
                        "\"kind\":\"loop\",\"name\":\"train\"",
                        "[Plan/Malformed] structure.steps[1].kind must be 'nodes'"));
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void everyFieldIsCheckedByItsType(String from, String to, String expected) {
        assertThat(problem(signed(from, to))).isEqualTo(whole(expected));
    }

    static Stream<Arguments> inconsistent() {
        return Stream.of(
                Arguments.of(
                        "{\"from\":\"prepare\",\"node\":\"numbers\"},",
                        "",
                        "[Plan/Inconsistent] node 'split' of step 'train' needs 'numbers', which the step does not read"),
                Arguments.of(
                        "{\"from\":\"param\",\"node\":\"missing\"},",
                        "{\"from\":\"prepare\",\"node\":\"holidays\"},{\"from\":\"param\",\"node\":\"missing\"},",
                        """
                        2 problems

                        [Plan/Inconsistent] step 'train' reads 'holidays' from step 'prepare', of which it is no output

                        [Plan/Inconsistent] step 'train' reads 'holidays', which none of its nodes needs"""),
                Arguments.of(
                        "\"after\":[\"prepare\"]",
                        "\"after\":[]",
                        "[Plan/Inconsistent] step 'train' is after [], but reads from [prepare]"),
                Arguments.of(
                        "\"name\":\"train\",\"nodes\":[",
                        "\"name\":\"prepare\",\"nodes\":[",
                        "[Plan/Inconsistent] there are two steps 'prepare'"),
                Arguments.of(
                        "\"name\":\"train\",\"nodes\":[",
                        "\"name\":\"Train\",\"nodes\":[",
                        "[Plan/Inconsistent] the name of step 'Train' is not legal"),
                Arguments.of(
                        "\"outputs\":[\"result\"]",
                        "\"outputs\":[\"result\",\"split\"]",
                        "[Plan/Inconsistent] the requested 'split' leaves no step"),
                Arguments.of("{\"from\":\"param\",\"node\":\"seed\"}", "{\"from\":\"param\",\"node\":\"seeds\"}", """
                        3 problems

                        [Plan/Inconsistent] node 'scaled.raw' of step 'prepare' needs 'seed', which the step does not read

                        [Plan/Inconsistent] step 'prepare' reads 'seeds' from the params, which lack it

                        [Plan/Inconsistent] step 'prepare' reads 'seeds', which none of its nodes needs"""));
    }

    @ParameterizedTest
    @MethodSource("inconsistent")
    void planMustHoldTogether(String from, String to, String expected) {
        String json = signed(from, to);
        // The shape differs, too, and says so with its right digest.
        Map<String, Object> plan = tree(json);
        String message = problem(json);
        String rightShape = message.replaceAll("(?s).*shape is sha256:[0-9a-f]{64}, but what it covers has ", "")
                .substring(0, "sha256:".length() + 64);
        plan.put("shape", rightShape);
        assertThat(problem(CanonicalJson.structureText(plan))).isEqualTo(whole(expected));
    }

    @Test
    void changedPlanHasAnotherDigest() {
        String digest = Plan.parse(JSON).digest();
        String changed = JSON.replace("\"attempts\":3", "\"attempts\":4");
        String right =
                "sha256:" + Sha256.hex(CanonicalJson.document(tree(changed).get("structure")));
        assertThat(problem(changed))
                .isEqualTo("[Plan/WrongDigest] digest is " + digest + ", but what it covers has " + right
                        + "\n  fix: the file was changed by hand or cut off: write it again with 'plan --out FILE'");
    }

    @Test
    void changedCodeHasAnotherDigest() {
        assertThat(problem(JSON.replace("\"split\":\"version:1\"", "\"split\":\"version:2\"")))
                .startsWith("[Plan/WrongDigest] code.digest is sha256:");
    }

    @Test
    void newerFormatIsRefusedBeforeAnythingElse() {
        assertThat(problem("{\"formatVersion\":2,\"news\":true}")).isEqualTo("""
                        [Plan/NewerFormat] the plan has format 2, and this version of icosian reads format 1
                          fix: read it with the version that wrote it, or write it again with this one""");
    }

    @Test
    void otherTextIsNoPlan() {
        assertThat(problem("{}")).isEqualTo("""
                        [Plan/NotJson] the JSON is no plan: it has no formatVersion
                          fix: write one with 'plan --out FILE'""");
        assertThat(problem("{\"formatVersion\":1.5}")).isEqualTo("""
                        [Plan/NotJson] the plan is no JSON of the kind that plans are: line 1, column 18: 1.5 is not a whole number, and only whole numbers can stand here
                          fix: write it again with 'plan --out FILE'""");
    }

    @Test
    void namesMustBeSorted() {
        Map<String, Object> plan = tree(JSON);
        Map<String, Object> structure = new LinkedHashMap<>(tree(CanonicalJson.structureText(plan.get("structure"))));
        List<Object> params = new ArrayList<>((List<?>) structure.get("params"));
        Collections.reverse(params);
        structure.put("params", params);
        plan.put("structure", structure);
        plan.put("digest", "sha256:" + Sha256.hex(CanonicalJson.document(structure)));
        assertThat(problem(CanonicalJson.structureText(plan)))
                .contains("[Plan/Malformed] structure.params is not sorted by name, or has 'missing' twice");
    }

    @Test
    void everyFieldIsNeeded() {
        List<String> notMissed = new ArrayList<>();
        for (String path : List.of("digest", "shape", "docs", "structure")) {
            Map<String, Object> plan = tree(JSON);
            plan.remove(path);
            if (!problem(CanonicalJson.structureText(plan)).contains(path)) {
                notMissed.add(path);
            }
        }
        assertThat(notMissed).isEmpty();
    }

    @Test
    void planWithoutCodeReadsBack() {
        PhysicalPlan plan = (PhysicalPlan) Plan.parse(JSON);
        Plan without = Plan.parse(plan.toJson(false));
        assertThat(without.codeDigest()).isEmpty();
        assertThat(without.digest()).isEqualTo(plan.digest());
        assertThat(plan.toJson(false)).doesNotContain("\"code\"");
    }
}
