package dev.icosian.cli.internal.store;

import dev.icosian.Problem;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.StoredOutput;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The blobs that manifests name, and who named them first. Mutable, not thread safe. */
final class NeededBlobs {
    private final Map<String, Need> needs = new TreeMap<>();
    private final Set<String> found = new HashSet<>();

    /**
     * A need.
     *
     * @param output null: the code table of the manifest
     */
    private record Need(
            StoredName.Manifest manifest, @Nullable StoredOutput output) {
        /** Returns how many bytes there should be; -1: not known. */
        long size() {
            return output == null || output.bytes() == null
                    ? -1
                    : output.bytes().size();
        }

        String text() {
            String what = output == null ? "the code table" : "'" + output.node() + "'";
            return what + " of step '" + manifest.step() + "' of " + manifest.pipeline();
        }

        String remedy() {
            return output == null
                    ? "nothing is lost but explanations: why a step is computed cannot name the function that changed"
                    : StoredName.recomputed(manifest.pipeline(), manifest.step());
        }
    }

    /** Adds a blob that a manifest names; for a code table, the output is null. */
    void add(String sha256, StoredName.Manifest manifest, @Nullable StoredOutput output) {
        Need known = needs.get(sha256);
        if (known == null || (known.output() == null && output != null)) {
            needs.put(sha256, new Need(manifest, output));
        }
    }

    /** Takes that a blob is there; returns what is wrong with its size, or null. */
    @Nullable
    Problem found(String sha256, long size) {
        found.add(sha256);
        Need need = needs.get(sha256);
        if (need == null || need.size() < 0 || need.size() == size) {
            return null;
        }
        return new Problem(
                "Store/Damaged",
                "'" + Layout.blob(sha256) + "' has " + size + " bytes, and " + need.text() + " should have "
                        + need.size(),
                null,
                need.remedy());
    }

    /** Returns what helps where a blob cannot be used. */
    String remedy(String sha256) {
        Need need = needs.get(sha256);
        return need == null ? "no result needs it" : "it is " + need.text() + "; " + need.remedy();
    }

    /** Returns the problems of blobs that are not there, by key. */
    Map<String, Problem> missing() {
        Map<String, Problem> missing = new TreeMap<>();
        needs.forEach((sha256, need) -> {
            if (!found.contains(sha256)) {
                missing.put(
                        Layout.blob(sha256),
                        new Problem(
                                "Store/Missing",
                                "'" + Layout.blob(sha256) + "' is missing: it is " + need.text(),
                                null,
                                need.remedy()));
            }
        });
        return missing;
    }
}
