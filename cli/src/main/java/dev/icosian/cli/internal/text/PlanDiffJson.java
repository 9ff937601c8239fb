package dev.icosian.cli.internal.text;

import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.compiler.plan.PlanComparison;
import dev.icosian.compiler.plan.PlanComparison.BoundaryChange;
import dev.icosian.compiler.plan.PlanComparison.Change;
import dev.icosian.compiler.plan.PlanComparison.CodeChange;
import dev.icosian.compiler.plan.PlanComparison.Crossing;
import dev.icosian.compiler.plan.PlanComparison.PolicyChange;
import dev.icosian.compiler.plan.PlanComparison.StepChange;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The difference of two plans as one JSON object. */
public final class PlanDiffJson {
    private static final int FORMAT = 1;

    private PlanDiffJson() {}

    /** Returns the object. */
    public static String of(PlanComparison comparison) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("formatVersion", FORMAT);
        tree.put("same", comparison.isSame());
        tree.put("before", comparison.before());
        tree.put("after", comparison.after());
        tree.put("shapeChanged", comparison.isShapeChanged());
        tree.put("codeCompared", comparison.isCodeCompared());
        tree.put(
                "pipeline",
                comparison.pipeline().stream().map(PlanDiffJson::change).toList());
        tree.put("steps", comparison.steps().stream().map(PlanDiffJson::step).toList());
        tree.put("code", comparison.code().stream().map(PlanDiffJson::code).toList());
        tree.put(
                "boundary",
                comparison.boundary().stream().map(PlanDiffJson::boundary).toList());
        tree.put(
                "policy", comparison.policy().stream().map(PlanDiffJson::policy).toList());
        return CanonicalJson.valueText(tree);
    }

    private static Map<String, @Nullable Object> change(Change change) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("what", change.what());
        tree.put("before", change.before());
        tree.put("after", change.after());
        return tree;
    }

    private static Map<String, @Nullable Object> step(StepChange change) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("step", change.step());
        tree.put("change", spelled(change.kind()));
        tree.put("details", change.details());
        tree.put("recomputed", spelled(change.recomputed()));
        return tree;
    }

    private static Map<String, @Nullable Object> code(CodeChange change) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("part", change.part());
        tree.put("change", spelled(change.kind()));
        tree.put("usedBy", change.usedBy());
        return tree;
    }

    private static Map<String, @Nullable Object> boundary(BoundaryChange change) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("node", change.node());
        tree.put("change", spelled(change.kind()));
        tree.put("before", change.before() == null ? null : crossing(change.before()));
        tree.put("after", change.after() == null ? null : crossing(change.after()));
        return tree;
    }

    private static Map<String, @Nullable Object> crossing(Crossing crossing) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("type", crossing.type());
        tree.put("from", crossing.from());
        tree.put("to", crossing.to());
        tree.put("materializer", crossing.materializer());
        return tree;
    }

    private static Map<String, @Nullable Object> policy(PolicyChange change) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("step", change.step());
        tree.put("field", change.field());
        tree.put("before", change.before());
        tree.put("after", change.after());
        return tree;
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
