package dev.icosian.cli.internal.store;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.StepOutcome.State;
import dev.icosian.cli.internal.store.RunRecords.Place;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.record.FilePin;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.Reading;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.RunRecord;
import dev.icosian.runtime.internal.record.StoredOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Copies a run with everything that it needs: blobs, the manifests that name them, the run's record, then its pins. So
 * whatever ends it leaves a store that is sound, and can be done again. For one run after the other; not thread safe.
 */
public final class RunCopy {
    private static final Pattern DIGEST = Pattern.compile("sha256:([0-9a-f]{64})");

    private final ArtifactStore from;
    private final ArtifactStore to;
    private final BlobCopy blobs;
    /** By key in the store that is read: the place in the other one, or why there is none. */
    private final Map<String, Copied> manifests = new HashMap<>();

    /** Takes the stores. */
    public RunCopy(ArtifactStore from, ArtifactStore to) {
        this.from = from;
        this.to = to;
        this.blobs = new BlobCopy(from, to);
    }

    /**
     * A manifest in the other store.
     *
     * @param ref null: it cannot be copied
     * @param problem why
     */
    private record Copied(
            Pin.@Nullable ManifestRef ref, @Nullable Problem problem) {}

    /** A pin that will be written. */
    private record Planned(String key, Content content) {}

    /**
     * What was copied of a run.
     *
     * @param results that the run uses and that are in the other store now
     * @param blobs how many were written, the others were there
     * @param bytes of those
     * @param findings what could not be copied
     */
    public record Result(Place place, int results, long blobs, long bytes, List<Problem> findings) {
        /** Copies the list. */
        public Result {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Copies a run. A step whose result is not whole is left out: where the run goes on, it is computed again.
     *
     * @throws PipelineException {@code Store/Damaged} if the run's record is; {@code Store/OtherRun} if the other store has
     *     a run of this name that is not this one, or went on by itself
     */
    public Result copy(Place place) throws IOException {
        long blobsBefore = blobs.blobs();
        long bytesBefore = blobs.bytes();
        String recordKey = Layout.runRecord(place.pipeline(), place.runKey());
        Reading<RunRecord> record = RecordFiles.runRecord(from, recordKey);
        RunRecord run = record.sound(recordKey);
        if (run == null) {
            throw new PipelineException(List.of(new Problem(
                    "Store/Missing",
                    "'" + recordKey + "' is missing: the record of the run is not there",
                    null,
                    "start a new run: what is stored of this one's steps is reused")));
        }
        copyPlan(run);
        Content recordContent = content(recordKey);
        List<Problem> findings = new ArrayList<>();
        List<Planned> planned = new ArrayList<>();
        int results = 0;
        Map<String, NavigableMap<Integer, Pin>> pins = new TreeMap<>(Utf8Order.INSTANCE);
        Listing.each(from, Layout.run(place.pipeline(), place.runKey()), entry -> {
            StoredName.OfRun name = StoredName.ofRun(entry.key());
            if (name != null && name.kind() == StoredName.Kind.FILES) {
                addFiles(entry.key(), planned, findings);
            } else if (name != null && name.kind() == StoredName.Kind.PIN) {
                addPin(entry.key(), name, pins);
            }
        });
        checkSame(place, recordKey, recordContent);
        for (NavigableMap<Integer, Pin> ofStep : pins.values()) {
            results += plan(place, ofStep, planned, findings) ? 1 : 0;
        }
        put(place, recordKey, recordContent);
        for (Planned each : planned) {
            put(place, each.key(), each.content());
        }
        blobs.confirm();
        return new Result(place, results, blobs.blobs() - blobsBefore, blobs.bytes() - bytesBefore, findings);
    }

    /** Only some targets keep it in the store, and they can do without. */
    private void copyPlan(RunRecord run) throws IOException {
        Matcher digest = DIGEST.matcher(run.digest());
        if (digest.matches()) {
            blobs.copy(digest.group(1), -1);
        }
    }

    private void addFiles(String key, List<Planned> planned, List<Problem> findings) throws IOException {
        Reading<FilePin> reading = RecordFiles.filePin(from, key);
        if (reading instanceof Reading.Damaged<FilePin> damaged) {
            findings.add(damaged.ofRun(key));
            return;
        }
        FilePin pin = reading.orNull();
        if (pin == null) {
            return;
        }
        for (FilePin.Entry entry : pin.entries()) {
            for (FilePin.StoredFile file : Objects.requireNonNullElse(entry.stored(), List.<FilePin.StoredFile>of())) {
                String why = blobs.copy(file.sha256(), file.size());
                if (why != null) {
                    findings.add(problem(
                            Layout.blob(file.sha256()),
                            why,
                            "it is of the file that '" + key + "' names; start a new run with it"));
                }
            }
        }
        planned.add(new Planned(key, content(key)));
    }

    private void addPin(String key, StoredName.OfRun name, Map<String, NavigableMap<Integer, Pin>> pins)
            throws IOException {
        Pin pin = RecordFiles.pin(from, key).orNull();
        if (pin != null && pin.step().equals(name.step())) {
            pins.computeIfAbsent(name.step(), step -> new TreeMap<>()).put(name.number(), pin);
        }
    }

    /**
     * Copies the manifests of a step's pins, and plans the pins: all, or none if that of the latest is not whole. Returns
     * whether the step has a result in the other store then.
     */
    private boolean plan(Place place, NavigableMap<Integer, Pin> ofStep, List<Planned> planned, List<Problem> findings)
            throws IOException {
        Copied latest = manifest(place, ofStep.lastEntry().getValue());
        if (latest != null && latest.problem() != null) {
            findings.add(latest.problem());
            return false;
        }
        for (Map.Entry<Integer, Pin> each : ofStep.entrySet()) {
            Pin pin = each.getValue();
            Copied copied = manifest(place, pin);
            String key = Layout.pin(place.pipeline(), place.runKey(), pin.step(), each.getKey());
            if (copied == null || (copied.ref() != null && copied.ref().equals(pin.manifest()))) {
                planned.add(new Planned(key, content(key)));
            } else if (copied.ref() != null) {
                planned.add(new Planned(
                        key, RecordFiles.content(pin.withManifest(copied.ref()).toTree())));
            }
        }
        return latest != null;
    }

    /** Copies the manifest of a pin with its blobs; null if the pin names none. */
    private @Nullable Copied manifest(Place place, Pin pin) throws IOException {
        Pin.ManifestRef ref = pin.manifest();
        if (pin.state() != State.COMMITTED || ref == null || pin.key() == null) {
            return null;
        }
        String key = Layout.manifest(place.pipeline(), pin.step(), pin.key(), ref.generation());
        Copied known = manifests.get(key + ref.sha256());
        if (known == null) {
            known = manifest(place, pin.step(), pin.key(), ref, key);
            manifests.put(key + ref.sha256(), known);
        }
        return known;
    }

    private Copied manifest(Place place, String step, String stepKey, Pin.ManifestRef ref, String key)
            throws IOException {
        String hint = "step '" + step + "' of " + place.pipeline() + " is computed again where the run goes on";
        Reading<Manifest> reading = RecordFiles.manifest(from, key);
        if (!(reading instanceof Reading.Found<Manifest> found)
                || !found.sha256().equals(ref.sha256())
                || !found.value().key().equals(stepKey)) {
            String why = reading instanceof Reading.Absent<Manifest>
                    ? "it is not there"
                    : reading instanceof Reading.Damaged<Manifest> damaged
                            ? damaged.why()
                            : "it is not the file that the run used";
            return new Copied(null, problem(key, why, hint));
        }
        for (StoredOutput output : found.value().outputs()) {
            StoredOutput.Bytes bytes = output.bytes();
            if (bytes != null && bytes.inline() == null) {
                String why = blobs.copy(bytes.sha256(), bytes.size());
                if (why != null) {
                    return new Copied(
                            null, problem(Layout.blob(bytes.sha256()), why, "it is '" + output.node() + "'; " + hint));
                }
            }
        }
        // Read for explanations only: without it, the result is as good.
        blobs.copy(found.value().codeTable(), -1);
        return new Copied(new Pin.ManifestRef(generation(place, step, stepKey, key), ref.sha256()), null);
    }

    /** Stores a manifest under the next generation, unless one that is there is the same; returns its generation. */
    private int generation(Place place, String step, String stepKey, String key) throws IOException {
        Content content = content(key);
        for (int generation = 0; ; generation++) {
            String target = Layout.manifest(place.pipeline(), step, stepKey, generation);
            if (to.putIfAbsent(target, content) || sha256(to, target).equals(content.sha256())) {
                return generation;
            }
        }
    }

    private void checkSame(Place place, String key, Content content) throws IOException {
        if (to.head(key).isPresent() && !sha256(to, key).equals(content.sha256())) {
            throw otherRun(place, key);
        }
    }

    private void put(Place place, String key, Content content) throws IOException {
        if (!to.putIfAbsent(key, content) && !sha256(to, key).equals(content.sha256())) {
            throw otherRun(place, key);
        }
    }

    private PipelineException otherRun(Place place, String key) {
        return new PipelineException(List.of(new Problem(
                "Store/OtherRun",
                "the store " + to.uri() + " has a run '" + place.runKey() + "' of " + place.pipeline()
                        + " already, which is another one or went on by itself: '" + key + "' differs",
                null,
                "keep that one; or delete its records there, and copy again: runs forget " + place.runKey()
                        + " --store " + to.uri())));
    }

    private Content content(String key) throws IOException {
        return RecordFiles.bytes(from, key);
    }

    private static String sha256(ArtifactStore store, String key) throws IOException {
        return RecordFiles.bytes(store, key).sha256();
    }

    private static Problem problem(String key, String why, String hint) {
        boolean isMissing = why.equals("it is not there");
        return new Problem(
                isMissing ? "Store/Missing" : "Store/Damaged",
                "'" + key + "' is " + (isMissing ? "missing" : "damaged") + ": " + why,
                null,
                hint);
    }
}
