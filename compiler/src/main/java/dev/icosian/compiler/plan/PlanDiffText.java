package dev.icosian.compiler.plan;

import dev.icosian.compiler.plan.PlanComparison.BoundaryChange;
import dev.icosian.compiler.plan.PlanComparison.Change;
import dev.icosian.compiler.plan.PlanComparison.CodeChange;
import dev.icosian.compiler.plan.PlanComparison.Crossing;
import dev.icosian.compiler.plan.PlanComparison.Kind;
import dev.icosian.compiler.plan.PlanComparison.PolicyChange;
import dev.icosian.compiler.plan.PlanComparison.Recomputed;
import dev.icosian.compiler.plan.PlanComparison.StepChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The difference of two plans in words: a headline per step, then the detail, then what follows from it, then counts. */
final class PlanDiffText {
    private static final int WIDTH = 110;
    private static final int LABEL = 11;
    private static final int DIGEST = 12;
    private static final int PARTS = 20;
    private static final int USERS = 5;

    private final PlanComparison comparison;
    private final String made;
    private final List<String> lines = new ArrayList<>();

    PlanDiffText(PlanComparison comparison, List<String> targets) {
        this.comparison = comparison;
        this.made =
                "what was made from the earlier plan" + (targets.isEmpty() ? "" : " for " + String.join(", ", targets));
    }

    List<String> lines() {
        addSteps();
        add("pipeline", comparison.pipeline().stream().map(PlanDiffText::text).toList());
        add("code", code());
        add("boundary", comparison.boundary().stream().map(PlanDiffText::text).toList());
        add("policy", comparison.policy().stream().map(PlanDiffText::text).toList());
        lines.add("consequence: " + consequence());
        lines.add(comparison.count(Kind.ADDED) + " added, " + comparison.count(Kind.CHANGED) + " changed, "
                + comparison.count(Kind.REMOVED) + " removed, " + comparison.count(Kind.UNCHANGED) + " unchanged   "
                + digests());
        return lines;
    }

    private void addSteps() {
        int width = comparison.steps().stream()
                .mapToInt(step -> step.step().length())
                .max()
                .orElse(0);
        for (StepChange step : comparison.steps()) {
            String indent = " ".repeat(width + 4);
            String line = sign(step.kind()) + " " + step.step()
                    + " ".repeat(width + 2 - step.step().length());
            StringBuilder text = new StringBuilder(line);
            int length = text.length();
            boolean isFirst = true;
            for (String part : step.details().isEmpty() ? List.of(otherwise(step)) : step.details()) {
                boolean isTooLong = !isFirst && length + 3 + part.length() > WIDTH;
                if (isTooLong) {
                    text.append('\n').append(indent);
                    length = indent.length();
                } else if (!isFirst) {
                    text.append(" · ");
                    length += 3;
                }
                text.append(part);
                length += part.length();
                isFirst = false;
            }
            text.toString().lines().forEach(lines::add);
        }
    }

    private static String otherwise(StepChange step) {
        return step.kind() == Kind.UNCHANGED ? "unchanged" : "policy";
    }

    private static String sign(Kind kind) {
        return switch (kind) {
            case ADDED -> "+";
            case CHANGED -> "~";
            case REMOVED -> "-";
            case UNCHANGED -> " ";
        };
    }

    private void add(String label, List<String> texts) {
        String head = label + " ".repeat(LABEL - label.length());
        for (String text : texts) {
            lines.add(head + text);
            head = " ".repeat(LABEL);
        }
    }

    private List<String> code() {
        List<String> texts = new ArrayList<>();
        for (CodeChange change : comparison.code()) {
            texts.add(sign(change.kind()) + " " + change.part() + users(change.usedBy()));
        }
        if (texts.size() <= PARTS) {
            return texts;
        }
        int left = texts.size() - PARTS;
        List<String> shown = new ArrayList<>(texts.subList(0, PARTS));
        shown.add("… and " + left + " more");
        return shown;
    }

    private static String users(List<String> nodes) {
        if (nodes.isEmpty()) {
            return "";
        }
        String shown = String.join(", ", nodes.subList(0, Math.min(nodes.size(), USERS)));
        int left = nodes.size() - USERS;
        return " (used by " + shown + (left > 0 ? " and " + left + " more" : "") + ")";
    }

    private static String text(Change change) {
        if (change.before() == null) {
            return "+ " + change.what() + detail(change.after());
        }
        if (change.after() == null) {
            return "- " + change.what() + detail(change.before());
        }
        return "~ " + change.what() + ": " + change.before() + " → " + change.after();
    }

    private static String detail(@Nullable String value) {
        return value == null || value.isEmpty() ? "" : ": " + value;
    }

    private static String text(BoundaryChange change) {
        Crossing was = change.before();
        Crossing is = change.after();
        String node = sign(change.kind()) + " " + change.node() + "  ";
        if (was == null || is == null) {
            Crossing only = was == null ? is : was;
            return only == null ? node : node + TypeNames.simple(only.type()) + "  " + way(only);
        }
        List<String> parts = new ArrayList<>();
        if (!way(was).equals(way(is))) {
            parts.add(way(was) + ", now " + way(is));
        }
        if (!was.type().equals(is.type())) {
            parts.add(TypeNames.simple(was.type()) + ", now " + TypeNames.simple(is.type()));
        }
        if (!was.materializer().equals(is.materializer())) {
            parts.add(was.materializer() + ", now " + is.materializer() + " (every stored " + change.node()
                    + " becomes unusable)");
        }
        return node + String.join("; ", parts);
    }

    private static String way(Crossing crossing) {
        return crossing.from() + " → " + (crossing.to().isEmpty() ? "(nobody)" : String.join(", ", crossing.to()));
    }

    private static String text(PolicyChange change) {
        return change.step() + "." + change.field() + "  " + orNone(change.before()) + " → " + orNone(change.after());
    }

    private String digests() {
        String was = shown(comparison.before());
        String is = shown(comparison.after());
        return was.equals(is) ? was : was + " → " + is;
    }

    private static String shown(String digest) {
        return digest.substring("sha256:".length(), "sha256:".length() + DIGEST);
    }

    private static String orNone(@Nullable String value) {
        return value == null ? "none" : value;
    }

    private String consequence() {
        int steps = comparison.steps().size() - comparison.count(Kind.REMOVED);
        int surely = comparison.count(Recomputed.YES);
        int perhaps = comparison.count(Recomputed.PERHAPS);
        StringBuilder text = new StringBuilder();
        text.append(surely).append(" of ").append(steps).append(steps == 1 ? " step" : " steps");
        text.append(" would be computed again");
        text.append(comparison.isCodeCompared() ? "" : " (code was not compared)");
        if (perhaps > 0) {
            text.append(", ").append(perhaps).append(" more if what they get is other than before");
        }
        text.append("; ").append(made);
        text.append(comparison.isShapeChanged() ? " needs a new deployment" : " goes on running");
        return text.toString();
    }
}
