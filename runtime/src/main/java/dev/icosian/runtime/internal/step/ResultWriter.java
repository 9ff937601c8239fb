package dev.icosian.runtime.internal.step;

import dev.icosian.Content;
import dev.icosian.Materializer;
import dev.icosian.compiler.CodePrint;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.runtime.internal.key.StepKey;
import dev.icosian.runtime.internal.record.Components;
import dev.icosian.runtime.internal.record.Generations;
import dev.icosian.runtime.internal.record.Generations.Numbered;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.MaterializerUse;
import dev.icosian.runtime.internal.record.Pin.ManifestRef;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.StoredOutput;
import dev.icosian.runtime.internal.value.ValueStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stores what was computed: blobs, then a manifest, unless there is one already that says the same. For one use. */
final class ResultWriter {
    /** How many bytes of a step's outputs stand in the manifest itself. */
    private static final int INLINE = 16 << 10;

    private final RunContext run;
    private final CompiledStep step;
    private final StepIdentity identity;
    private final ValueStore values;
    private final @Nullable String codeTable;
    private final Consumer<Numbered> expected;

    /**
     * Takes what the result is of.
     *
     * @param codeTable digest of a code table that was found in the store, and is right; null: none was looked at
     * @param expected told what the result will be, as soon as that is known: before it is stored, and unless another
     *     attempt is faster
     */
    ResultWriter(
            RunContext run,
            CompiledStep step,
            StepIdentity identity,
            @Nullable String codeTable,
            Consumer<Numbered> expected) {
        this.codeTable = codeTable;
        this.expected = expected;
        this.run = run;
        this.step = step;
        this.identity = identity;
        this.values = new ValueStore(run.store());
    }

    /**
     * A result in the store.
     *
     * @param adopted whether another attempt made it
     */
    record Written(Numbered result, boolean adopted) {}

    /**
     * Stores a result.
     *
     * @param candidate what was there when the attempt started
     * @param asked whether the step was computed although there was a result
     */
    Written write(
            Computation computation,
            Candidate candidate,
            boolean asked,
            int attempt,
            Instant startedAt,
            Instant endedAt)
            throws IOException {
        List<Content> found = new ArrayList<>();
        Content table = RecordFiles.content(identity.codeTable().toTree());
        if (table.sha256().equals(codeTable) || values.write(table)) {
            found.add(table);
        }
        List<StoredOutput> outputs = outputs(computation);
        Manifest manifest = new Manifest(
                StepKey.SCHEME,
                CodePrint.SCHEME,
                identity.key(),
                run.pipeline(),
                step.name(),
                identity.components(),
                table.sha256(),
                outputs,
                computation.checks(),
                new Manifest.Produced(
                        run.runId(),
                        run.target(),
                        attempt,
                        startedAt,
                        endedAt,
                        Runtime.version().toString(),
                        Version.TEXT,
                        null,
                        step.libraries()));
        found.addAll(writeBlobs(outputs, computation));
        int seen = candidate.generations().highest();
        boolean isRepair = asked || candidate.best() != null;
        if (isRepair) {
            Generations now = generations();
            Numbered same = same(candidate.best(), now.latest(), manifest);
            if (same != null && !now.isCondemned(same.ref().generation())) {
                writeBlobs(same.manifest().outputs(), computation);
                return new Written(same, false);
            }
            seen = now.highest();
        }
        Written written = put(manifest, seen);
        // A collection may have removed them while nothing named them yet.
        for (Content content : found) {
            if (!values.has(content)) {
                values.write(content);
            }
        }
        return written;
    }

    private Written put(Manifest manifest, int seen) throws IOException {
        Content content = RecordFiles.content(manifest.toTree());
        int next = seen + 1;
        expected.accept(new Numbered(manifest, new ManifestRef(next, content.sha256())));
        while (true) {
            String key = Layout.manifest(run.pipeline(), step.name(), identity.key(), next);
            if (run.store().putIfAbsent(key, content)) {
                return new Written(new Numbered(manifest, new ManifestRef(next, content.sha256())), false);
            }
            Generations now = generations();
            Numbered latest = now.latest();
            if (latest != null && latest.ref().generation() > seen) {
                return new Written(latest, true);
            }
            next = now.highest() + 1;
        }
    }

    private Generations generations() throws IOException {
        return Generations.read(run.store(), run.pipeline(), step.name(), identity.key());
    }

    /** Returns one of two earlier results that has the digests of mine; null if none has. */
    private static @Nullable Numbered same(@Nullable Numbered best, @Nullable Numbered latest, Manifest mine) {
        if (best != null && isSame(best.manifest(), mine)) {
            return best;
        }
        return latest != null && isSame(latest.manifest(), mine) ? latest : null;
    }

    private static boolean isSame(Manifest earlier, Manifest mine) {
        return earlier.digests().equals(mine.digests())
                && earlier.outputs().stream()
                        .map(ResultWriter::form)
                        .toList()
                        .equals(mine.outputs().stream().map(ResultWriter::form).toList());
    }

    private static List<Object> form(StoredOutput output) {
        StoredOutput.Bytes bytes = output.bytes();
        return bytes == null
                ? List.of(output.type(), output.materializer())
                : List.of(
                        output.type(),
                        output.materializer(),
                        bytes.mediaType(),
                        bytes.size(),
                        bytes.inline() == null ? "" : bytes.inline());
    }

    /** Returns the contents of blobs that were there already. */
    private List<Content> writeBlobs(List<StoredOutput> outputs, Computation computation) throws IOException {
        List<Content> found = new ArrayList<>();
        for (StoredOutput output : outputs) {
            StoredOutput.Bytes bytes = output.bytes();
            Content content = computation.contents().get(output.node());
            if (bytes != null && bytes.inline() == null && content != null && values.write(content)) {
                found.add(content);
            }
        }
        return found;
    }

    private List<StoredOutput> outputs(Computation computation) throws IOException {
        List<StoredOutput> outputs = new ArrayList<>();
        long inline = 0;
        for (Map.Entry<String, Materializer<?>> entry : step.outputs().entrySet()) {
            String node = entry.getKey();
            Materializer<?> materializer = entry.getValue();
            Content content = computation.contents().get(node);
            StoredOutput.Bytes bytes = null;
            if (content != null) {
                boolean fits = inline + content.size() <= INLINE;
                inline += fits ? content.size() : 0;
                bytes = fits ? inline(materializer, content) : blob(materializer, content);
            }
            outputs.add(new StoredOutput(node, type(node), MaterializerUse.of(materializer), bytes));
        }
        return outputs;
    }

    private String type(String node) {
        Components.Bound bound = identity.components().outputs().get(node);
        if (bound == null) {
            throw new IllegalStateException("no materializer of '" + node + "'");
        }
        return bound.type();
    }

    private static StoredOutput.Bytes inline(Materializer<?> materializer, Content content) throws IOException {
        try (InputStream in = content.open()) {
            return StoredOutput.Bytes.inline(materializer.mediaType(), content.sha256(), null, in.readAllBytes());
        }
    }

    private static StoredOutput.Bytes blob(Materializer<?> materializer, Content content) {
        return new StoredOutput.Bytes(materializer.mediaType(), content.size(), content.sha256(), null, null);
    }
}
