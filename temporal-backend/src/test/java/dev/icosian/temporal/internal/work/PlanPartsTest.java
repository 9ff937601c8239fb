package dev.icosian.temporal.internal.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.compiler.Compiler;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.step.StepFailure;
import dev.icosian.temporal.internal.wire.Packing;
import dev.icosian.temporal.internal.wire.PlanCall;
import dev.icosian.temporal.internal.wire.StepInput;
import dev.icosian.temporal.internal.wire.StoredPlans;
import dev.icosian.temporal.program.Shapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which plan a worker hands out for a digest: the one that is in the store, if its program can run it. */
final class PlanPartsTest {
    private static final Pipeline SUBMITTED = Shapes.named("chain_2", step -> step.attempts(2));
    private static final Pipeline OTHER_POLICY = Shapes.named("chain_2", step -> step.attempts(5));

    @TempDir
    private Path folder;

    private ArtifactStore store;

    @BeforeEach
    void open() {
        store = ArtifactStore.at(folder.toUri().toString());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Plan plan(Pipeline pipeline) {
        return Compiler.compile(pipeline).plan();
    }

    private Path file(Plan plan) {
        return folder.resolve(Layout.blob(plan.digest().substring(plan.digest().indexOf(':') + 1)));
    }

    /** Returns how often a step is attempted that a worker with this pipeline hands out. */
    private int attempts(Pipeline worker, List<String> to, int steps) throws Exception {
        PlanCall call = new PlanCall(plan(SUBMITTED).digest(), "{}", to, 0);
        List<StepInput> found =
                Packing.unpack(parts(worker).part("chain_2", call).text());
        assertThat(found).hasSize(steps);
        return found.get(0).attempts();
    }

    private PlanParts parts(Pipeline worker) {
        return new PlanParts(new WorkedRuns(LocalSettings.of(store, Compiler::compile), List.of(worker), Path.of("")));
    }

    private String refused(Pipeline worker) {
        PlanCall call = new PlanCall(plan(SUBMITTED).digest(), "{}", List.of(), 0);
        StepFailure failure =
                catchThrowableOfType(StepFailure.class, () -> parts(worker).part("chain_2", call));
        assertThat(failure.isPermanent()).isTrue();
        return failure.problem().toString();
    }

    @Test
    void storedPlanCountsWhateverPoliciesTheWorkerHas() throws Exception {
        StoredPlans.keep(store, plan(SUBMITTED));
        assertThat(attempts(OTHER_POLICY, List.of(), 2)).isEqualTo(2);
        assertThat(attempts(OTHER_POLICY, List.of("n0"), 1)).isEqualTo(2);
    }

    @Test
    void planThatIsNotStoredIsStoredByTheWorkerThatHasIt() throws Exception {
        assertThat(attempts(SUBMITTED, List.of(), 2)).isEqualTo(2);
        assertThat(Files.readString(file(plan(SUBMITTED)))).contains("\"attempts\":2");
        assertThat(attempts(OTHER_POLICY, List.of(), 2)).isEqualTo(2);
    }

    @Test
    void damagedPlanIsReplacedByTheWorkerThatHasIt() throws Exception {
        StoredPlans.keep(store, plan(SUBMITTED));
        damage(file(plan(SUBMITTED)));
        assertThat(StoredPlans.find(store, plan(SUBMITTED).digest())).isEmpty();
        assertThat(attempts(SUBMITTED, List.of(), 2)).isEqualTo(2);
        assertThat(StoredPlans.find(store, plan(SUBMITTED).digest())).isPresent();
    }

    private static void damage(Path file) throws IOException {
        Files.delete(file);
        Files.writeString(file, "{}");
    }

    @Test
    void planThatIsNowhereIsWaitedFor() {
        assertThat(refused(OTHER_POLICY))
                .isEqualTo("[Plan/ShapeDiffers] the plan of pipeline 'chain_2' has digest "
                        + plan(OTHER_POLICY).digest() + " on this worker, and the run has "
                        + plan(SUBMITTED).digest() + ", which is not in the store " + store.uri()
                        + "\n  fix: deploy workers and what starts runs from the same sources");
    }

    @Test
    void storedPlanOfAnotherShapeIsRefused() throws Exception {
        Pipeline changed = SUBMITTED.toBuilder().outputs("n0").build();
        StoredPlans.keep(store, plan(SUBMITTED));
        assertThat(refused(changed))
                .isEqualTo("[Plan/ShapeDiffers] the plan of pipeline 'chain_2' has shape "
                        + plan(changed).shape() + " on this worker, and the run has "
                        + plan(SUBMITTED).shape()
                        + "\n  fix: deploy workers and what starts runs from the same sources");
    }
}
