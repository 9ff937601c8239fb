package dev.icosian.temporal.internal.command;

import dev.icosian.ArtifactStore;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.runtime.internal.key.RunKey;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.record.Layout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that a run imports, in the store before workers start, with the record of the run that they belong to. */
final class Imports {
    private final ArtifactStore store;
    private final String pipeline;
    private final String runKey;
    private final boolean isNew;

    private Imports(ArtifactStore store, String pipeline, String runKey, boolean isNew) {
        this.store = store;
        this.pipeline = pipeline;
        this.runKey = runKey;
        this.isNew = isNew;
    }

    /** Copies what there is to import; records nothing if there is nothing. */
    static Imports of(Requested requested, Requested.Named named) {
        ArtifactStore store = requested.settings().store();
        String pipeline = named.submission().pipeline();
        String runKey = RunKey.of(named.runId());
        if (!requested.importsFiles(named)) {
            return new Imports(store, pipeline, runKey, false);
        }
        try {
            boolean isNew = store.head(Layout.runRecord(pipeline, runKey)).isEmpty();
            new LocalRunner(requested.settings().recordedAs("temporal"))
                    .prepareForOthers(
                            requested.compilation().pipeline(),
                            requested.given(),
                            requested.options().withRunId(named.runId()));
            return new Imports(store, pipeline, runKey, isNew);
        } catch (IOException e) {
            throw new PipelineException(
                    List.of(new Problem(
                            "Store/Unavailable",
                            "the store " + store.uri() + " could not be used: " + e,
                            null,
                            "see to it that the store can be reached and written")),
                    e);
        }
    }

    /** Deletes the record of a run that did not start; blobs are for the collection. */
    void takeBack(RuntimeException cause) {
        if (!isNew) {
            return;
        }
        List<String> keys = new ArrayList<>();
        String record = Layout.runRecord(pipeline, runKey);
        try (Stream<ArtifactStore.Entry> entries = store.list(Layout.run(pipeline, runKey))) {
            entries.map(ArtifactStore.Entry::key).forEach(keys::add);
            // The record goes last, so that no new run takes over what is left of this one.
            if (keys.remove(record)) {
                keys.add(record);
            }
            for (String key : keys) {
                store.delete(key);
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
