package dev.icosian.cli.internal.store;

import dev.icosian.ArtifactStore;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.StepOutcome.State;
import dev.icosian.internal.Sha256;
import dev.icosian.internal.store.FolderStore;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.Reading;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.RunRecord;
import dev.icosian.runtime.internal.record.StoredOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads every file of a store: bytes must have the digest that names them, records must be whole, stand under their own
 * name, and name only what is there. Manifests are read before blobs, and those before runs: a writer that goes on
 * meanwhile stores them in the other order, so that nothing seems to be missing. What others have put into the store's
 * folders is found, too. For one use.
 */
public final class StoreCheck {
    private static final List<String> FOLDERS = List.of("blobs", "runs", "steps");

    private final ArtifactStore store;
    private final CheckResult.Builder result = new CheckResult.Builder();
    private final NeededBlobs needed = new NeededBlobs();
    private final Map<String, String> manifests = new HashMap<>();
    private final Set<String> damagedManifests = new HashSet<>();
    private final Set<String> hiding = new HashSet<>();

    /** Takes what is checked. */
    public StoreCheck(ArtifactStore store) {
        this.store = store;
    }

    /** Reads everything and returns what was found. */
    public CheckResult check() throws IOException {
        findForeign();
        each("steps", this::checkStepFile);
        each("blobs", this::checkBlob);
        needed.missing().forEach((key, problem) -> {
            if (!isHidden(key)) {
                result.add(key, problem);
            }
        });
        each("runs", new RunFiles()::check);
        return result.build();
    }

    /** Finds what a store does not list. */
    private void findForeign() throws IOException {
        if (!(store instanceof FolderStore folders)) {
            return;
        }
        for (String folder : FOLDERS) {
            for (FolderStore.Foreign found : folders.foreign(folder)) {
                Problem problem = found.problem();
                if (problem == null) {
                    result.stray(found.path());
                } else {
                    result.add(found.path(), problem);
                    hiding.add(found.path());
                }
            }
        }
    }

    private void each(String folder, Listing.Visit visit) throws IOException {
        if (!isHidden(folder)) {
            Listing.each(store, folder + "/", visit);
        }
    }

    /** Returns whether something foreign is in the place of a file, or above it: that was found, and says enough. */
    private boolean isHidden(String key) {
        for (int end = key.indexOf('/'); end >= 0; end = key.indexOf('/', end + 1)) {
            if (hiding.contains(key.substring(0, end))) {
                return true;
            }
        }
        return hiding.contains(key);
    }

    private void checkStepFile(ArtifactStore.Entry entry) throws IOException {
        StoredName.Manifest name = StoredName.manifest(entry.key());
        if (name == null) {
            if (!StoredName.isMark(entry.key())) {
                result.stray(entry.key());
            }
            return;
        }
        result.countManifest();
        Reading<Manifest> reading =
                read(entry.key(), RecordFiles::manifest, StoredName.recomputed(name.pipeline(), name.step()));
        if (!(reading instanceof Reading.Found<Manifest> found)) {
            damagedManifests.add(entry.key());
            return;
        }
        manifests.put(entry.key(), found.sha256());
        checkManifest(entry.key(), name, found.value());
    }

    private void checkManifest(String key, StoredName.Manifest name, Manifest manifest) {
        String hint = StoredName.recomputed(name.pipeline(), name.step());
        boolean isRight = manifest.pipeline().equals(name.pipeline())
                && manifest.step().equals(name.step())
                && manifest.key().equals(name.key());
        if (!isRight) {
            result.damaged(key, "it is the manifest of step '" + manifest.step() + "' of " + manifest.pipeline(), hint);
            return;
        }
        needed.add(manifest.codeTable(), name, null);
        for (StoredOutput output : manifest.outputs()) {
            StoredOutput.Bytes bytes = output.bytes();
            byte[] inline = bytes == null ? null : bytes.decoded();
            if (bytes != null && inline == null) {
                needed.add(bytes.sha256(), name, output);
            } else if (bytes != null
                    && inline != null
                    && (inline.length != bytes.size() || !Sha256.hex(inline).equals(bytes.sha256()))) {
                result.damaged(
                        key, "the bytes of '" + output.node() + "' in it do not have the digest that it says", hint);
            }
        }
    }

    private void checkBlob(ArtifactStore.Entry entry) {
        String digest = StoredName.digest(entry.key());
        if (digest == null) {
            result.stray(entry.key());
            return;
        }
        result.countBlob(entry.size());
        String why = new BlobCheck(store).flaw(entry.key(), digest);
        Problem wrongSize = needed.found(digest, entry.size());
        if (why != null) {
            result.damaged(entry.key(), why, needed.remedy(digest));
        } else if (wrongSize != null) {
            result.add(entry.key(), wrongSize);
        }
    }

    private interface RecordReader<T> {
        Reading<T> read(ArtifactStore store, String key) throws IOException;
    }

    /** Reads a record; if it is damaged, that is found. */
    private <T> Reading<T> read(String key, RecordReader<T> reader, String hint) {
        try {
            Reading<T> reading = reader.read(store, key);
            if (reading instanceof Reading.Damaged<T> damaged) {
                result.damaged(key, damaged.why(), hint);
            }
            return reading;
        } catch (IOException e) {
            result.damaged(key, "it cannot be read: " + e.getMessage(), hint);
            return new Reading.Absent<>();
        } catch (PipelineException e) {
            // Of a newer format: what is in it cannot be judged.
            e.problems().forEach(problem -> result.add(key, problem));
            return new Reading.Absent<>();
        }
    }

    /** The files of runs, which come run by run. */
    private final class RunFiles {
        private String run = "";

        void check(ArtifactStore.Entry entry) throws IOException {
            String key = entry.key();
            StoredName.OfRun name = StoredName.ofRun(key);
            if (name == null) {
                result.stray(key);
                return;
            }
            String prefix = Layout.run(name.pipeline(), name.runKey());
            if (!run.equals(prefix)) {
                run = prefix;
                result.countRun();
                String record = Layout.runRecord(name.pipeline(), name.runKey());
                if (!isHidden(record) && store.head(record).isEmpty()) {
                    result.missing(
                            record,
                            "the record of the run is not there",
                            "start a new run: what is stored of this one's steps is reused; runs forget "
                                    + name.runKey() + " removes the rest");
                }
            }
            switch (name.kind()) {
                case RECORD -> checkRecord(key, name);
                case FILES ->
                    read(key, RecordFiles::filePin, "start a new run: what is stored of this one's steps is reused");
                case PIN -> checkPin(key, name);
            }
        }

        private void checkRecord(String key, StoredName.OfRun name) {
            String hint = "start a new run: what is stored of this one's steps is reused; runs forget " + name.runKey()
                    + " removes it";
            RunRecord record = read(key, RecordFiles::runRecord, hint).orNull();
            if (record != null
                    && !(record.pipeline().equals(name.pipeline())
                            && record.runKey().equals(name.runKey()))) {
                result.damaged(key, "it is the record of run '" + record.runId() + "' of " + record.pipeline(), hint);
            }
        }

        private void checkPin(String key, StoredName.OfRun name) throws IOException {
            result.countPin();
            String hint = "run --resume " + name.runKey() + " goes on without it";
            Pin pin = read(key, RecordFiles::pin, hint).orNull();
            if (pin == null) {
                return;
            }
            if (!pin.step().equals(name.step())) {
                result.damaged(key, "it is a pin of step '" + pin.step() + "'", hint);
                return;
            }
            Pin.ManifestRef ref = pin.manifest();
            String stepKey = pin.key();
            if (pin.state() == State.COMMITTED && ref != null && stepKey != null) {
                String named = Layout.manifest(name.pipeline(), pin.step(), stepKey, ref.generation());
                checkNamed(key, named, ref.sha256(), hint);
            }
        }

        private void checkNamed(String key, String manifest, String sha256, String hint) throws IOException {
            if (damagedManifests.contains(manifest) || isHidden(manifest)) {
                return;
            }
            String found = manifests.get(manifest);
            if (found == null && RecordFiles.manifest(store, manifest) instanceof Reading.Found<Manifest> late) {
                found = late.sha256();
            }
            if (found == null) {
                result.missing(manifest, "'" + key + "' names it, and it is not there", hint);
            } else if (!found.equals(sha256)) {
                result.damaged(key, "it names another manifest than '" + manifest + "' is", hint);
            }
        }
    }
}
