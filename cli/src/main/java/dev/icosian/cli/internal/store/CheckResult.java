package dev.icosian.cli.internal.store;

import dev.icosian.Problem;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.ProblemText;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.internal.Utf8Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a store has found. Immutable.
 *
 * @param bytes of all blobs
 * @param findings by key, in UTF-8 byte order
 * @param strays keys that mean nothing, in UTF-8 byte order
 */
public record CheckResult(
        long blobs, long bytes, long manifests, long runs, long pins, List<Finding> findings, List<String> strays) {
    private static final int FORMAT = 1;

    /** Copies the lists. */
    public CheckResult {
        findings = findings.stream()
                .sorted((left, right) -> Utf8Order.INSTANCE.compare(left.key(), right.key()))
                .toList();
        strays = strays.stream().sorted(Utf8Order.INSTANCE).toList();
    }

    /** A file that is not as it should be. */
    public record Finding(String key, Problem problem) {}

    /** Returns whether all is well. Strays do no harm. */
    public boolean isSound() {
        return findings.isEmpty();
    }

    /** Returns the findings, then the strays, then a line with counts. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        findings.forEach(finding -> lines.add(ProblemText.error(finding.problem())));
        strays.forEach(key -> lines.add("warning: '" + key + "' is no file of a store; it is never used"));
        lines.add("checked: " + Amounts.count(blobs, "blob") + " (" + Amounts.size(bytes) + "), "
                + Amounts.count(manifests, "manifest") + ", " + Amounts.count(runs, "run") + ", "
                + Amounts.count(pins, "pin") + ": "
                + (findings.isEmpty() ? "all is well" : Amounts.count(findings.size(), "finding")));
        return lines;
    }

    /**
     * Returns one JSON object.
     *
     * @param store as it was given
     */
    public String json(String store) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("formatVersion", FORMAT);
        tree.put("store", store);
        tree.put("blobs", blobs);
        tree.put("bytes", bytes);
        tree.put("manifests", manifests);
        tree.put("runs", runs);
        tree.put("pins", pins);
        tree.put(
                "findings",
                findings.stream()
                        .map(finding -> {
                            Map<String, @Nullable Object> one =
                                    new LinkedHashMap<>(ProblemText.tree(finding.problem()));
                            one.put("key", finding.key());
                            return one;
                        })
                        .toList());
        tree.put("strays", strays);
        return CanonicalJson.valueText(tree);
    }

    /** Collects what is found. Mutable, not thread safe. */
    static final class Builder {
        private final List<Finding> findings = new ArrayList<>();
        private final List<String> strays = new ArrayList<>();
        private long blobs;
        private long bytes;
        private long manifests;
        private long runs;
        private long pins;

        void countBlob(long size) {
            blobs++;
            bytes += size;
        }

        void countManifest() {
            manifests++;
        }

        void countRun() {
            runs++;
        }

        void countPin() {
            pins++;
        }

        void stray(String key) {
            strays.add(key);
        }

        void add(String key, Problem problem) {
            findings.add(new Finding(key, problem));
        }

        void damaged(String key, String why, String hint) {
            add(key, new Problem("Store/Damaged", "'" + key + "' is damaged: " + why, null, hint));
        }

        void missing(String key, String why, String hint) {
            add(key, new Problem("Store/Missing", "'" + key + "' is missing: " + why, null, hint));
        }

        CheckResult build() {
            return new CheckResult(blobs, bytes, manifests, runs, pins, findings, strays);
        }
    }
}
