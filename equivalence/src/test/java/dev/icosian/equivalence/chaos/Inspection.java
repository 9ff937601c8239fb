package dev.icosian.equivalence.chaos;

import dev.icosian.ArtifactStore;
import dev.icosian.StepOutcome.State;
import dev.icosian.cli.internal.store.CheckResult;
import dev.icosian.cli.internal.store.StoreCheck;
import dev.icosian.runtime.internal.key.RunKey;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RecordFiles;
import expected.StoredRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a store holds of one run, between two places. Immutable.
 *
 * @param committed the steps with a manifest
 * @param pinned the steps of which the run has a result
 * @param reused those of them that say that they adopted it
 * @param run keys and digests of what the run has
 * @param hasRecord whether the run is known
 * @param findings what is wrong
 */
record Inspection(
        Set<String> committed,
        Set<String> pinned,
        Set<String> reused,
        StoredRun run,
        boolean hasRecord,
        List<String> findings) {
    /** Looks into a store in which nothing goes on. */
    static Inspection of(ArtifactStore store, String pipeline, String run, Expected expected) throws IOException {
        List<String> findings = new ArrayList<>();
        CheckResult check = new StoreCheck(store).check();
        check.findings().forEach(finding -> findings.add(finding.problem().message()));
        check.strays().forEach(key -> findings.add("'" + key + "' is listed, and is no file of a store"));
        Map<String, Integer> manifests = manifests(store, pipeline, expected, findings);
        Set<String> pinned = new TreeSet<>();
        Set<String> reused = new TreeSet<>();
        String runKey = RunKey.of(run);
        Set<String> unseen = new TreeSet<>(keys(store, Layout.pins(pipeline, runKey)));
        for (String step : expected.all()) {
            int commits = 0;
            int most = 0;
            for (int number = 1;
                    store.head(Layout.pin(pipeline, runKey, step, number)).isPresent();
                    number++) {
                unseen.remove(Layout.pin(pipeline, runKey, step, number));
                Pin pin = RecordFiles.pin(store, Layout.pin(pipeline, runKey, step, number))
                        .orNull();
                // An attempt that began with a result and failed says so, and the next one pins the result again.
                if (pin == null || pin.state() != State.COMMITTED) {
                    commits = 0;
                    continue;
                }
                commits++;
                most = Math.max(most, commits);
                pinned.add(step);
                if (pin.decision() == Pin.Decision.REUSED) {
                    reused.add(step);
                }
            }
            if (most > 1) {
                findings.add("step '" + step + "' was pinned " + most + " times");
            }
        }
        unseen.forEach(key -> findings.add("'" + key + "' is the pin of no step, or comes after one that is missing"));
        boolean hasRecord = store.head(Layout.runRecord(pipeline, runKey)).isPresent();
        StoredRun stored = StoredRun.read(store, pipeline, run);
        return new Inspection(manifests.keySet(), pinned, reused, stored, hasRecord, findings);
    }

    /**
     * Returns what pins say that is not so.
     *
     * @param before what was there at the beginning of a place
     * @param isDisturbed whether a second attempt there may have found what the first one had stored
     */
    List<String> untrue(Inspection before, boolean isDisturbed) {
        List<String> findings = new ArrayList<>();
        for (String step : pinned) {
            boolean wasThere = before.committed().contains(step);
            if (before.pinned().contains(step)) {
                continue;
            }
            if (wasThere && !reused.contains(step)) {
                findings.add("step '" + step + "' is said to be computed, and its result was there");
            } else if (!wasThere && !isDisturbed && reused.contains(step)) {
                findings.add("step '" + step + "' is said to be reused, and there was nothing");
            }
        }
        return findings;
    }

    private static Map<String, Integer> manifests(
            ArtifactStore store, String pipeline, Expected expected, List<String> findings) throws IOException {
        Map<String, Integer> manifests = new TreeMap<>();
        for (String key : keys(store, "steps/" + pipeline + "/")) {
            Manifest manifest = RecordFiles.manifest(store, key).orNull();
            if (manifest == null) {
                continue;
            }
            manifests.merge(manifest.step(), 1, Integer::sum);
            if (!manifest.key().equals(expected.key(manifest.step()))) {
                findings.add("step '" + manifest.step() + "' has a result under another key: " + manifest.key());
            }
        }
        manifests.forEach((step, count) -> {
            if (count > 1) {
                findings.add("step '" + step + "' was committed " + count + " times");
            }
        });
        return manifests;
    }

    private static List<String> keys(ArtifactStore store, String prefix) throws IOException {
        try (Stream<ArtifactStore.Entry> entries = store.list(prefix)) {
            return entries.map(ArtifactStore.Entry::key).toList();
        }
    }
}
