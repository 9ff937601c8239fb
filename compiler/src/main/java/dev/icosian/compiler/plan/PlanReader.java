package dev.icosian.compiler.plan;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.compiler.json.Decimals;
import dev.icosian.compiler.json.JsonException;
import dev.icosian.compiler.json.JsonReader;
import dev.icosian.internal.Lazy;
import dev.icosian.internal.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a plan's JSON strictly: every field known and of its type, every digest right, the whole consistent. */
public final class PlanReader {
    /** What to do about a plan that no program wrote as it stands. */
    static final String WRITE_AGAIN = "write it again with 'plan --out FILE'";

    private PlanReader() {}

    /** Returns the plan that a JSON text holds, or throws {@link PipelineException} with what is wrong. */
    public static PhysicalPlan read(String json) {
        Object tree = tree(json);
        checkVersion(tree);

        List<Problem> problems = new ArrayList<>();
        Fields fields = new Fields(tree, "", problems);
        fields.number("formatVersion");
        String digest = fields.text("digest");
        String shape = fields.text("shape");
        Map<String, String> docs = fields.textMap("docs");
        Structure structure = StructureReader.read(fields.object("structure"));
        PlanCode code = fields.has("code") ? code(fields.object("code"), problems) : null;
        fields.end();
        stopIf(problems);

        PhysicalPlan plan = new PhysicalPlan(structure, docs, code == null ? null : Lazy.of(() -> code), List.of());
        PlanOrder.check(structure, problems);
        stopIf(problems);
        if (!plan.digest().equals(digest)) {
            problems.add(otherDigest(tree, digest));
        }
        stopIf(problems);
        checkDigest("shape", shape, plan.shape(), problems);
        problems.addAll(PlanSanity.check(structure));
        stopIf(problems);
        return plan;
    }

    /**
     * Returns the plan of the document that {@link PhysicalPlan#structureJson} writes, without docs and code. What it
     * must have as digest is the caller's to know.
     *
     * @throws PipelineException with what is wrong
     */
    public static PhysicalPlan readStructure(String document) {
        List<Problem> problems = new ArrayList<>();
        Structure structure = StructureReader.read(new Fields(tree(document), "", problems));
        stopIf(problems);
        PlanOrder.check(structure, problems);
        stopIf(problems);
        problems.addAll(PlanSanity.check(structure));
        stopIf(problems);
        return new PhysicalPlan(structure, Map.of(), null, List.of());
    }

    private static @Nullable Object tree(String json) {
        try {
            return JsonReader.read(json, Decimals.REFUSED);
        } catch (JsonException e) {
            throw new PipelineException(List.of(new Problem(
                    "Plan/NotJson",
                    "the plan is no JSON of the kind that plans are: " + e.getMessage(),
                    null,
                    WRITE_AGAIN)));
        }
    }

    private static void checkVersion(@Nullable Object tree) {
        Object version = tree instanceof Map<?, ?> map ? map.get("formatVersion") : null;
        if (!(version instanceof Long number)) {
            throw new PipelineException(List.of(new Problem(
                    "Plan/NotJson",
                    "the JSON is no plan: it has no formatVersion",
                    null,
                    "write one with 'plan --out FILE'")));
        }
        if (number != PhysicalPlan.FORMAT_VERSION) {
            throw new PipelineException(List.of(new Problem(
                    "Plan/NewerFormat",
                    "the plan has format " + number + ", and this version of icosian reads format "
                            + PhysicalPlan.FORMAT_VERSION,
                    null,
                    "read it with the version that wrote it, or write it again with this one")));
        }
    }

    private static Problem otherDigest(@Nullable Object tree, String said) {
        Object written = tree instanceof Map<?, ?> map ? map.get("structure") : null;
        String right = "sha256:" + Sha256.hex(CanonicalJson.document(written));
        return said.equals(right)
                ? new Problem(
                        "Plan/Malformed", "structure has a value that is not spelled as in a plan", null, WRITE_AGAIN)
                : wrongDigest("digest", said, right);
    }

    private static PlanCode code(Fields fields, List<Problem> problems) {
        String digest = fields.text("digest");
        Map<String, String> parts = fields.has("parts") ? fields.textMap("parts") : Map.of();
        PlanCode code = new PlanCode(
                new TreeMap<>(fields.textMap("nodes")),
                new TreeMap<>(fields.textMap("extra")),
                fields.texts("roots"),
                () -> parts,
                Map::of);
        fields.end();
        if (problems.isEmpty()) {
            checkDigest("code.digest", digest, code.digest(), problems);
        }
        return code;
    }

    private static void checkDigest(String name, String said, String right, List<Problem> problems) {
        if (!said.equals(right)) {
            problems.add(wrongDigest(name, said, right));
        }
    }

    private static Problem wrongDigest(String name, String said, String right) {
        return new Problem(
                "Plan/WrongDigest",
                name + " is " + said + ", but what it covers has " + right,
                null,
                "the file was changed by hand or cut off: write it again with 'plan --out FILE'");
    }

    private static void stopIf(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
    }
}
