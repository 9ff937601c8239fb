package dev.icosian.equivalence.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import chaos.Works;
import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.StepOutcome.State;
import dev.icosian.equivalence.chaos.ChaosCase.Disturbance;
import dev.icosian.equivalence.chaos.ChaosCase.Faults;
import dev.icosian.equivalence.chaos.ChaosCase.Kill;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RecordFiles;
import expected.StoredRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is found: a suite that cannot fail shows nothing. */
final class JudgeTest {
    private static final int MEBIBYTES = 2;

    @Test
    void storeThatWritesManifestsBeforeBlobsIsFound(@TempDir Path folder) throws Exception {
        Kill kill = new Kill(Moment.AFTER_MANIFEST, 1, 20);
        ChaosCase chaos = new ChaosCase(
                1, 1, false, 20, MEBIBYTES, List.of(new Disturbance(Site.LOCAL, kill, Faults.NONE)), Site.STEPS);
        Map<String, String> broken = Map.of("CHAOS_BREAK", "manifestFirst", "CHAOS_SLOW", "2000");
        try (Stand stand = Stand.withoutServers(folder);
                CaseRun run = new CaseRun(stand, chaos, broken)) {
            Outcome killed = run.disturbed(0);

            assertThat(killed.phase()).isEqualTo("after a manifest");
            assertThat(run.findings().stream()
                            .map(finding ->
                                    finding.replaceAll("[0-9a-f]{62,64}", "…").replaceAll("/[0-9a-f]{2}/", "/../")))
                    .containsExactlyInAnyOrder(
                            "after local: 'blobs/sha256/../…' is missing: it is 'ore' of step 'mine' of works_1",
                            "after local: 'blobs/sha256/../…' is missing: it is the code table of step 'mine' of"
                                    + " works_1");
        }
    }

    @Test
    void functionThatIsEvaluatedInVainIsFound() {
        Expected expected = Expected.with(MEBIBYTES);
        List<String> lines = List.of(
                "enter weight",
                "leave weight",
                "begin steps/works/weigh/k.0.json",
                "end steps/works/weigh/k.0.json",
                "enter weight",
                "enter ore",
                "enter crushed");

        assertThat(new Events(lines).computedInVain(expected, Set.of("mine")))
                .containsExactly(
                        "'weight' was evaluated though step 'weigh' had a result",
                        "'ore' was evaluated though step 'mine' had a result");
    }

    @Test
    void whatIsCommittedTwiceIsFound() throws Exception {
        Expected expected = Expected.with(MEBIBYTES);
        try (ArtifactStore store = ArtifactStore.at("memory:twice")) {
            String run = run(store, MEBIBYTES);
            assertThat(Inspection.of(store, "works", run, expected).findings()).isEmpty();

            String key = expected.key("melt");
            copy(store, Layout.manifest("works", "melt", key, 0), Layout.manifest("works", "melt", key, 1));
            copy(store, Layout.pin("works", run, "cast", 1), Layout.pin("works", run, "cast", 2));
            String late = Layout.pin("works", run, "cast", 4);
            copy(store, Layout.pin("works", run, "cast", 1), late);
            store.putIfAbsent("steps/half", Content.of("half".getBytes(StandardCharsets.UTF_8)));

            assertThat(Inspection.of(store, "works", run, expected).findings())
                    .containsExactly(
                            "'steps/half' is listed, and is no file of a store",
                            "step 'melt' was committed 2 times",
                            "step 'cast' was pinned 2 times",
                            "'" + late + "' is the pin of no step, or comes after one that is missing");
        }
    }

    @Test
    void resultThatIsPinnedAgainAfterAFailureIsNoneTooMany() throws Exception {
        Expected expected = Expected.with(MEBIBYTES);
        try (ArtifactStore store = ArtifactStore.at("memory:again")) {
            String run = run(store, MEBIBYTES);
            Pin committed =
                    RecordFiles.pin(store, Layout.pin("works", run, "cast", 1)).orNull();
            assertThat(committed).isNotNull();
            Pin failed = new Pin(
                    "cast",
                    State.FAILED,
                    null,
                    Map.of(),
                    null,
                    committed.shape(),
                    committed.code(),
                    null,
                    List.of(),
                    committed.attempts(),
                    Map.of(),
                    List.of());
            store.putIfAbsent(Layout.pin("works", run, "cast", 2), RecordFiles.content(failed.toTree()));
            copy(store, Layout.pin("works", run, "cast", 1), Layout.pin("works", run, "cast", 3));

            assertThat(Inspection.of(store, "works", run, expected).findings()).isEmpty();

            copy(store, Layout.pin("works", run, "cast", 1), Layout.pin("works", run, "cast", 4));

            assertThat(Inspection.of(store, "works", run, expected).findings())
                    .containsExactly("step 'cast' was pinned 2 times");
        }
    }

    @Test
    void resultUnderAnotherKeyIsFound() throws Exception {
        Expected expected = Expected.with(MEBIBYTES);
        try (ArtifactStore store = ArtifactStore.at("memory:other")) {
            String run = run(store, MEBIBYTES + 1);

            assertThat(Inspection.of(store, "works", run, expected).findings().stream()
                            .map(finding -> finding.replaceAll("[0-9a-f]{64}", "…")))
                    .hasSize(expected.all().size())
                    .contains("step 'mine' has a result under another key: …");
        }
    }

    @Test
    void pinThatSaysWhatIsNotSoIsFound() {
        StoredRun none = new StoredRun(Map.of());
        Inspection before = new Inspection(Set.of("mine"), Set.of(), Set.of(), none, true, List.of());
        Inspection after =
                new Inspection(Set.of("melt", "mine"), Set.of("melt", "mine"), Set.of("melt"), none, true, List.of());

        assertThat(after.untrue(before, false))
                .containsExactlyInAnyOrder(
                        "step 'mine' is said to be computed, and its result was there",
                        "step 'melt' is said to be reused, and there was nothing");
        assertThat(after.untrue(before, true))
                .containsExactly("step 'mine' is said to be computed, and its result was there");
    }

    private static String run(ArtifactStore store, int mebibytes) {
        return Runner.local(store)
                .run(Works.pipeline("works"), Map.of("mebibytes", mebibytes))
                .id();
    }

    private static void copy(ArtifactStore store, String from, String to) throws Exception {
        assertThat(store.putIfAbsent(to, RecordFiles.bytes(store, from))).isTrue();
    }
}
