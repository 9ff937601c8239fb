package orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import java.util.Map;
import java.util.TreeMap;

/** What a run of the pipeline on a server has stored, beside what a local run computes. */
final class LocalDigests {
    private LocalDigests() {}

    /** Fails unless the store has the results of a month, with the digests that they have elsewhere. */
    static void assertSameAs(ArtifactStore store, Ledger ledger, String month) {
        Run reused = run(store, ledger, month);
        assertThat(reused.steps())
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.reused()).isTrue());
        try (ArtifactStore other = Stores.memory()) {
            Run computed = run(other, ledger, month);
            assertThat(computed.steps())
                    .allSatisfy(step -> assertThat(step.reused()).isFalse());
            assertThat(digests(reused)).containsOnlyKeys("revenue", "bonus").isEqualTo(digests(computed));
        }
    }

    private static Run run(ArtifactStore store, Ledger ledger, String month) {
        return Runner.local(store)
                .resource("ledger", ledger)
                .run(BonusReport.pipeline(), Map.of("month", month, "threshold", 10_000L));
    }

    private static Map<String, String> digests(Run run) {
        Map<String, String> digests = new TreeMap<>();
        run.steps()
                .forEach(step -> step.digests().forEach((node, digest) -> digests.put(node, String.valueOf(digest))));
        return digests;
    }
}
