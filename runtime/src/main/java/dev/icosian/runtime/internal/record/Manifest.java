package dev.icosian.runtime.internal.record;

import dev.icosian.Importance;
import dev.icosian.NodeCheck.CheckResult;
import dev.icosian.StepOutcome.CheckOutcome;
import dev.icosian.internal.Utf8Order;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The commit record of one result of a step. Immutable.
 *
 * @param keyScheme how the key was made
 * @param codeScheme how the code was fingerprinted
 * @param components what went into the key
 * @param codeTable digest of the blob with the {@link CodeTable}
 * @param outputs in UTF-8 byte order of the nodes
 * @param checks all check results of the step
 * @param produced where and when; in no key
 */
public record Manifest(
        int keyScheme,
        int codeScheme,
        String key,
        String pipeline,
        String step,
        Components components,
        String codeTable,
        List<StoredOutput> outputs,
        List<CheckOutcome> checks,
        Produced produced) {
    /** Version of the form of manifests. */
    static final int FORMAT = 1;

    /** Sorts and copies the lists. */
    public Manifest {
        outputs = outputs.stream()
                .sorted((left, right) -> Utf8Order.INSTANCE.compare(left.node(), right.node()))
                .toList();
        checks = List.copyOf(checks);
    }

    /** Returns the digests by output node; null for a null value. */
    public Map<String, @Nullable String> digests() {
        Map<String, @Nullable String> digests = new TreeMap<>(Utf8Order.INSTANCE);
        for (StoredOutput output : outputs) {
            digests.put(output.node(), output.sha256());
        }
        return Collections.unmodifiableMap(digests);
    }

    /** Returns the output of one node, null if there is none. */
    public @Nullable StoredOutput output(String node) {
        for (StoredOutput output : outputs) {
            if (output.node().equals(node)) {
                return output;
            }
        }
        return null;
    }

    /**
     * Where and when a result was made.
     *
     * @param target name of the target
     * @param attempt counts from 1
     * @param libraries version by {@code group:artifact} of what the code used outside of user code
     */
    public record Produced(
            String runId,
            String target,
            int attempt,
            Instant startedAt,
            Instant endedAt,
            String jdk,
            String icosian,
            @Nullable String host,
            Map<String, String> libraries) {
        /** Sorts and copies the map. */
        public Produced {
            libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
        }

        private static Produced read(Fields fields) {
            return new Produced(
                    fields.text("runId"),
                    fields.text("target"),
                    fields.count("attempt"),
                    fields.instant("startedAt"),
                    fields.instant("endedAt"),
                    fields.text("jdk"),
                    fields.text("icosian"),
                    fields.textOrNull("host"),
                    fields.has("libraries") ? fields.textsByName("libraries") : Map.of());
        }

        private Tree tree() {
            return new Tree()
                    .with("runId", runId)
                    .with("target", target)
                    .with("attempt", attempt)
                    .with("startedAt", startedAt)
                    .with("endedAt", endedAt)
                    .with("jdk", jdk)
                    .with("icosian", icosian)
                    .withIf("host", host)
                    .withIf("libraries", libraries.isEmpty() ? null : libraries);
        }
    }

    /** Returns the stored form. */
    public Map<String, @Nullable Object> toTree() {
        return new Tree()
                .with("formatVersion", FORMAT)
                .with("keyScheme", keyScheme)
                .with("codeScheme", codeScheme)
                .with("key", key)
                .with("pipeline", pipeline)
                .with("step", step)
                .with("components", components.tree().map())
                .with("codeTable", codeTable)
                .list("outputs", outputs, StoredOutput::tree)
                .list("checks", checks, Manifest::checkTree)
                .with("produced", produced.tree().map())
                .map();
    }

    static Manifest read(Fields fields) {
        return new Manifest(
                fields.count("keyScheme"),
                fields.count("codeScheme"),
                fields.sha256("key"),
                fields.text("pipeline"),
                fields.text("step"),
                fields.object("components", Components::read),
                fields.sha256("codeTable"),
                fields.objects("outputs", StoredOutput::read),
                fields.objects("checks", Manifest::readCheck),
                fields.object("produced", Produced::read));
    }

    private static CheckOutcome readCheck(Fields fields) {
        return new CheckOutcome(
                fields.text("node"),
                fields.text("check"),
                fields.constant("importance", Importance.class, Manifest::spelled),
                new CheckResult(fields.flag("passed"), fields.text("message"), fields.number("failing")));
    }

    private static Tree checkTree(CheckOutcome check) {
        return new Tree()
                .with("node", check.node())
                .with("check", check.check())
                .with("importance", spelled(check.importance()))
                .with("passed", check.result().passed())
                .with("message", check.result().message())
                .with("failing", check.result().failing());
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
