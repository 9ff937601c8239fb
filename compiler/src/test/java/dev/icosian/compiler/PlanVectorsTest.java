package dev.icosian.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Plan;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.compiler.plan.PhysicalPlan;
import dev.icosian.test.Golden;
import dev.icosian.test.Python;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published plans, which are the golden plans too. */
class PlanVectorsTest {
    private static final Path FOLDER = Path.of("src/test/resources/vectors");

    private static final Map<String, Supplier<Compilation>> SAMPLES = Map.of(
            "plan-minimal",
            () -> Compiler.compile(SamplePipelines.minimal().build()),
            "plan-per-node",
            () -> Compiler.compile(SamplePipelines.perNode().build()),
            "plan-everything",
            SamplePipelines::everythingScheduled);

    private static PhysicalPlan compile(String name) {
        return (PhysicalPlan) SAMPLES.get(name).get().plan();
    }

    @BeforeAll
    static void update() throws IOException {
        if (!Golden.isUpdate()) {
            return;
        }
        for (String name : SAMPLES.keySet()) {
            Files.writeString(FOLDER.resolve(name + ".json"), compile(name).toJson(), StandardCharsets.UTF_8);
        }
        Files.writeString(FOLDER.resolve("plan-digests.json"), digests(), StandardCharsets.UTF_8);
    }

    private static String digests() {
        Map<String, Object> digests = new TreeMap<>();
        for (String name : SAMPLES.keySet()) {
            PhysicalPlan plan = compile(name);
            digests.put(name, Map.of("shape", plan.shape(), "digest", plan.digest(), "code", plan.codeDigest()));
        }
        return CanonicalJson.structureText(digests).replace("},", "},\n") + "\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan-minimal", "plan-per-node", "plan-everything"})
    void samplePipelineHasThePublishedPlan(String name) throws IOException {
        assertThat(compile(name).toJson())
                .isEqualTo(Files.readString(FOLDER.resolve(name + ".json"), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan-minimal", "plan-per-node", "plan-everything"})
    void publishedPlanReadsBackAndIsWrittenEqual(String name) throws IOException {
        String json = Files.readString(FOLDER.resolve(name + ".json"), StandardCharsets.UTF_8);
        Plan read = Plan.parse(json);
        assertThat(read.toJson()).isEqualTo(json);
        assertThat(read).isEqualTo(compile(name));
        assertThat(read.steps()).isEqualTo(compile(name).steps());
        assertThat(read.diff(compile(name)).lines()).isEmpty();
    }

    @Test
    void digestsArePublishedBesideThePlans() throws IOException {
        assertThat(digests()).isEqualTo(Files.readString(FOLDER.resolve("plan-digests.json"), StandardCharsets.UTF_8));
    }

    @Test
    void pythonFindsTheSameDigestsAndTheSchemaFits() throws Exception {
        assertThat(Python.outputOf(FOLDER, "check_plan_vectors.py")).isEqualTo("3 plans are right\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-SA-u-nu-arab", "th-TH-u-ca-buddhist", "de-DE"})
    void planDoesNotDependOnLocaleAndTimeZone(String locale) {
        String here = compile("plan-everything").toJson();
        Locale localeBefore = Locale.getDefault();
        TimeZone zoneBefore = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(compile("plan-everything").toJson()).isEqualTo(here);
        } finally {
            Locale.setDefault(localeBefore);
            TimeZone.setDefault(zoneBefore);
        }
    }
}
