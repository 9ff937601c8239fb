package dev.icosian.temporal.internal.wire;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.compiler.plan.PhysicalPlan;
import dev.icosian.compiler.plan.PlanReader;
import dev.icosian.internal.Sha256;
import dev.icosian.runtime.internal.record.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Plans in the store, for runs whose input has no place for them: a plan's digest is that of its structure's document,
 * so the document is the blob of this digest. Thread safe.
 */
public final class StoredPlans {
    private static final Pattern DIGEST = Pattern.compile("sha256:([0-9a-f]{64})");

    private StoredPlans() {}

    /** Stores a plan, if it is not there already with the right bytes. */
    public static void keep(ArtifactStore store, Plan plan) throws IOException {
        byte[] document = ((PhysicalPlan) plan).structureJson().getBytes(StandardCharsets.UTF_8);
        Content content = Content.of(document);
        if (!store.putIfAbsent(Layout.blob(content.sha256()), content) && document(store, content.sha256()) == null) {
            store.repairBlob(content.sha256(), content);
        }
    }

    /**
     * Returns the plan of a digest; empty if the store does not have it, or not with the right bytes.
     *
     * @throws PipelineException if another version of Icosian wrote it, which this one does not understand
     */
    public static Optional<Plan> find(ArtifactStore store, String digest) throws IOException {
        Matcher hex = DIGEST.matcher(digest);
        String document = hex.matches() ? document(store, hex.group(1)) : null;
        return document == null ? Optional.empty() : Optional.of(PlanReader.readStructure(document));
    }

    private static @Nullable String document(ArtifactStore store, String sha256) throws IOException {
        Optional<ArtifactStore.Stored> stored = store.get(Layout.blob(sha256));
        if (stored.isEmpty()) {
            return null;
        }
        try (InputStream in = stored.get().open()) {
            // Not to the end of the stream, where a store that verifies would fail: whether it is right is asked here.
            byte[] bytes = in.readNBytes(Math.toIntExact(stored.get().size()));
            return Sha256.hex(bytes).equals(sha256) ? new String(bytes, StandardCharsets.UTF_8) : null;
        }
    }
}
