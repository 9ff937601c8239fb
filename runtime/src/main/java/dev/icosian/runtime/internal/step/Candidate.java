package dev.icosian.runtime.internal.step;

import dev.icosian.ArtifactStore;
import dev.icosian.Materializer;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.internal.ReasonCode;
import dev.icosian.runtime.internal.record.Generations;
import dev.icosian.runtime.internal.record.Generations.Numbered;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.MaterializerUse;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.Pin.ManifestRef;
import dev.icosian.runtime.internal.record.StoredOutput;
import dev.icosian.runtime.internal.value.ValueStore;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The earlier result that an attempt may use. Immutable.
 *
 * @param generations all results of the key as they were found
 * @param best the one to use, or, if it is not whole, to repair; null: none
 * @param flaw why {@code best} cannot be used, or why there is none though there was one; null: it can, or there is none
 */
record Candidate(
        Generations generations,
        @Nullable Numbered best,
        @Nullable Reason flaw) {
    /** Returns the result to use, null if there is none that is whole. */
    @Nullable
    Numbered usable() {
        return flaw == null ? best : null;
    }

    /**
     * Looks for a result.
     *
     * @param own the pin of this run; the result that it names comes first
     * @param outputs the nodes that have to be in it, and what writes them
     */
    static Candidate find(
            ArtifactStore store,
            String pipeline,
            String step,
            String key,
            @Nullable Pin own,
            Map<String, Materializer<?>> outputs)
            throws IOException {
        Generations generations = Generations.read(store, pipeline, step, key);
        Numbered best = null;
        ManifestRef named = own != null && own.isCommitted(key) ? own.manifest() : null;
        if (named != null) {
            best = generations.named(named);
            // A collection may have removed those below it, so that it is not found by counting.
            if (best == null && named.generation() > generations.highest()) {
                best = Generations.pinned(store, pipeline, step, key, named);
            }
        }
        boolean isPinned = best != null;
        if (best == null) {
            best = generations.latest();
        }
        if (best == null) {
            Reason damaged = generations.hasDamaged() ? ReasonCode.MANIFEST_DAMAGED.about(step) : null;
            return new Candidate(generations, null, damaged);
        }
        // What a run names is not collected, even if it was condemned a moment before.
        if ((!isPinned && generations.isCondemned(best.ref().generation())) || !isOfForm(best.manifest(), outputs)) {
            return new Candidate(generations, null, null);
        }
        return new Candidate(generations, best, flaw(store, best.manifest()));
    }

    /** The key says as much already, unless somebody has written the manifest by hand. */
    private static boolean isOfForm(Manifest manifest, Map<String, Materializer<?>> outputs) {
        for (StoredOutput output : manifest.outputs()) {
            Materializer<?> materializer = outputs.get(output.node());
            StoredOutput.Bytes bytes = output.bytes();
            boolean isRight = materializer != null
                    && output.materializer().equals(MaterializerUse.of(materializer))
                    && (bytes == null || bytes.mediaType().equals(materializer.mediaType()));
            if (!isRight) {
                return false;
            }
        }
        return manifest.outputs().size() == outputs.size();
    }

    private static @Nullable Reason flaw(ArtifactStore store, Manifest manifest) throws IOException {
        ValueStore values = new ValueStore(store);
        for (StoredOutput output : manifest.outputs()) {
            ValueStore.BlobState state = values.state(output);
            if (state == ValueStore.BlobState.MISSING) {
                return ReasonCode.BLOB_MISSING.about(output.node());
            }
            if (state == ValueStore.BlobState.WRONG_SIZE) {
                return ReasonCode.BLOB_DAMAGED.about(output.node());
            }
        }
        return null;
    }
}
