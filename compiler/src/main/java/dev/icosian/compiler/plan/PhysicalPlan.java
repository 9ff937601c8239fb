package dev.icosian.compiler.plan;

import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.PlanDiff;
import dev.icosian.Problem;
import dev.icosian.Schedule;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.internal.NearNames;
import dev.icosian.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The plan. Immutable but for the digests, which are made when first asked for; thread safe. Equal if the JSON is, code
 * included.
 */
public final class PhysicalPlan implements Plan {
    static final int FORMAT_VERSION = 1;

    private final Structure structure;
    private final Map<String, String> docs;
    private final @Nullable PlanCode code;
    private final List<Problem> warnings;
    private final List<StepPlan> steps;
    private final Map<String, StepPlan> stepsByName = new HashMap<>();
    private volatile @Nullable String shape;
    private volatile @Nullable String digest;

    PhysicalPlan(Structure structure, Map<String, String> docs, @Nullable PlanCode code, List<Problem> warnings) {
        this.structure = structure;
        this.docs = Collections.unmodifiableMap(new TreeMap<>(docs));
        this.code = code;
        this.warnings = List.copyOf(warnings);
        steps = structure.steps().stream().map(PlanStep::asPublic).toList();
        steps.forEach(step -> stepsByName.put(step.name(), step));
    }

    private static String text(MessageDigest digest) {
        digest.update((byte) '\n');
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    Structure structure() {
        return structure;
    }

    /** Returns the code fingerprints, null in a plan that was read from JSON without them. */
    @Nullable
    PlanCode code() {
        return code;
    }

    @Override
    public String pipeline() {
        return structure.pipeline();
    }

    @Override
    public Map<String, Object> config() {
        return structure.config();
    }

    @Override
    public List<Param> params() {
        return structure.params();
    }

    @Override
    public List<String> outputs() {
        return structure.outputs();
    }

    @Override
    public List<NodePlan> ephemeral() {
        return structure.ephemeral().stream().map(PlanNode::asPublic).toList();
    }

    @Override
    public List<StepPlan> steps() {
        return steps;
    }

    @Override
    public StepPlan step(String name) {
        StepPlan step = stepsByName.get(name);
        if (step == null) {
            throw new PipelineException(List.of(new Problem(
                    "Plan/UnknownStep",
                    "pipeline '" + pipeline() + "' has no step '" + name + "'",
                    null,
                    NearNames.hint(name, steps.stream().map(StepPlan::name).toList(), "its steps are "))));
        }
        return step;
    }

    @Override
    public List<Publication> publications() {
        return structure.publications();
    }

    @Override
    public boolean keepGoing() {
        return structure.keepGoing();
    }

    @Override
    public Optional<Schedule> schedule() {
        return Optional.ofNullable(structure.schedule());
    }

    @Override
    public Map<String, Object> options() {
        return structure.options();
    }

    @Override
    public Map<String, String> docs() {
        return docs;
    }

    @Override
    public List<Problem> warnings() {
        return warnings;
    }

    @Override
    public String shape() {
        String made = shape;
        if (made == null) {
            MessageDigest sum = Sha256.digest();
            StructureWriter.handshake(structure, piece -> sum.update(piece.getBytes(StandardCharsets.UTF_8)));
            made = text(sum);
            shape = made;
        }
        return made;
    }

    @Override
    public String digest() {
        String made = digest;
        if (made == null) {
            MessageDigest sum = Sha256.digest();
            StructureWriter.whole(structure, piece -> sum.update(piece.getBytes(StandardCharsets.UTF_8)));
            made = text(sum);
            digest = made;
        }
        return made;
    }

    /** Returns the digest of the code fingerprints; empty for a plan that was read from JSON without them. */
    @Override
    public String codeDigest() {
        return code == null ? "" : code.digest();
    }

    @Override
    public String toJson() {
        return toJson(true);
    }

    /** Returns the canonical JSON with or without the code fingerprints. */
    public String toJson(boolean withCode) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("formatVersion", FORMAT_VERSION);
        head.put("digest", digest());
        head.put("shape", shape());
        head.put("docs", docs);
        if (withCode && code != null) {
            head.put("code", code.tree());
        }
        // The structure is the last field.
        StringBuilder text = new StringBuilder(CanonicalJson.structureText(head));
        text.setLength(text.length() - 1);
        text.append(",\"structure\":");
        StructureWriter.whole(structure, text::append);
        return text.append("}\n").toString();
    }

    /** Returns the canonical document of what the digest covers. */
    public String structureJson() {
        StringBuilder text = new StringBuilder();
        StructureWriter.whole(structure, text::append);
        return text.append('\n').toString();
    }

    @Override
    public PlanDiff diff(Plan other) {
        return new PlanDiff(PlanComparison.of(this, other).lines());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PhysicalPlan plan
                && plan.digest().equals(digest())
                && plan.docs.equals(docs)
                && plan.codeDigest().equals(codeDigest());
    }

    @Override
    public int hashCode() {
        return digest().hashCode();
    }

    @Override
    public String toString() {
        return pipeline() + " " + digest();
    }
}
