package dev.icosian.compiler.plan;

import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.PlanDiff;
import dev.icosian.Problem;
import dev.icosian.Schedule;
import dev.icosian.compiler.json.JsonWriter;
import dev.icosian.internal.Lazy;
import dev.icosian.internal.NearNames;
import dev.icosian.internal.Sha256;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The plan. Immutable but for what is made when it is first asked for: the public view of the steps, digests, code
 * fingerprints; thread safe. Equal if the JSON is, code included.
 */
public final class PhysicalPlan implements Plan {
    static final int FORMAT_VERSION = 1;

    private final Structure structure;
    private final Map<String, String> docs;
    private final @Nullable Lazy<PlanCode> code;
    private final List<Problem> warnings;
    private final Lazy<List<StepPlan>> steps;
    private final Lazy<Map<String, StepPlan>> stepsByName = Lazy.of(this::byName);
    private final Lazy<String> shape;
    private final Lazy<String> digest;
    private final Lazy<String> codeDigest = Lazy.of(this::digestOfCode);

    PhysicalPlan(Structure structure, Map<String, String> docs, @Nullable Lazy<PlanCode> code, List<Problem> warnings) {
        this.structure = structure;
        this.docs = Collections.unmodifiableMap(new TreeMap<>(docs));
        this.code = code;
        this.warnings = List.copyOf(warnings);
        steps = Lazy.of(() -> structure.steps().stream().map(PlanStep::asPublic).toList());
        shape = Lazy.of(() -> digest(json -> StructureWriter.handshake(structure, json)));
        digest = Lazy.of(() -> digest(json -> StructureWriter.whole(structure, json)));
    }

    private Map<String, StepPlan> byName() {
        Map<String, StepPlan> byName = new HashMap<>();
        steps().forEach(step -> byName.put(step.name(), step));
        return byName;
    }

    private String digestOfCode() {
        PlanCode fingerprints = code();
        return fingerprints == null ? "" : digest(fingerprints::writeDigested);
    }

    /** Returns the digest of a document. */
    static String digest(Consumer<JsonWriter> writer) {
        MessageDigest sum = Sha256.digest();
        JsonWriter json = JsonWriter.structure(sum::update);
        writer.accept(json);
        json.newline().flush();
        return "sha256:" + HexFormat.of().formatHex(sum.digest());
    }

    Structure structure() {
        return structure;
    }

    /** Returns the code fingerprints, null in a plan that was read from JSON without them. */
    @Nullable
    PlanCode code() {
        return code == null ? null : code.get();
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
        return steps.get();
    }

    @Override
    public StepPlan step(String name) {
        StepPlan step = stepsByName.get().get(name);
        if (step == null) {
            throw new PipelineException(List.of(new Problem(
                    "Plan/UnknownStep",
                    "pipeline '" + pipeline() + "' has no step '" + name + "'",
                    null,
                    NearNames.hint(name, steps().stream().map(StepPlan::name).toList(), "its steps are "))));
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
        return shape.get();
    }

    @Override
    public String digest() {
        return digest.get();
    }

    /** Returns the digest of the code fingerprints; empty for a plan that was read from JSON without them. */
    @Override
    public String codeDigest() {
        return codeDigest.get();
    }

    @Override
    public String toJson() {
        return toJson(true);
    }

    /** Returns the canonical JSON with or without the code fingerprints. */
    public String toJson(boolean withCode) {
        PlanCode fingerprints = withCode ? code() : null;
        JsonWriter json = JsonWriter.structure().beginObject();
        if (fingerprints != null) {
            json.name("code");
            fingerprints.write(codeDigest(), json);
        }
        json.field("digest", digest());
        json.field("docs", docs);
        json.field("formatVersion", FORMAT_VERSION);
        json.field("shape", shape());
        json.name("structure");
        StructureWriter.whole(structure, json);
        return json.endObject().newline().toText();
    }

    /** Returns the canonical document of what the digest covers. */
    public String structureJson() {
        JsonWriter json = JsonWriter.structure();
        StructureWriter.whole(structure, json);
        return json.newline().toText();
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
