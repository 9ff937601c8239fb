package dev.icosian.runtime.internal.step;

import dev.icosian.StepOutcome.Reason;
import dev.icosian.compiler.CodePrint;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.fingerprint.CodePart;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Body;
import dev.icosian.internal.ReasonCode;
import dev.icosian.runtime.internal.record.CodeTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of the code behind a step differ from an earlier result's: first types, then fields, then methods. For one
 * use.
 */
final class CodeChanges {
    private final CodeTable then;
    private final CodeTable now;
    private final Set<String> functions = new HashSet<>();
    private final Set<String> goneNames = new HashSet<>();
    private final Map<String, Integer> methodsByName = new HashMap<>();
    private final Map<CodePart, ReasonCode> found = new TreeMap<>();

    /** Compares tables; without the step, which is null where no program knows it, functions count as helpers. */
    CodeChanges(@Nullable CompiledStep step, CodeTable then, CodeTable now) {
        this.then = then;
        this.now = now;
        for (ResolvedNode node : step == null ? List.<ResolvedNode>of() : step.nodes()) {
            if (node.body() instanceof Body.Function function) {
                functions.add(function.method().getDeclaringClass().getName() + "."
                        + function.method().getName());
            }
        }
        for (String part : then.parts().keySet()) {
            CodePart gone = CodePart.of(part);
            if (gone.isMethod() && !now.parts().containsKey(part)) {
                goneNames.add(gone.qualifiedName());
            }
        }
        for (String part : now.parts().keySet()) {
            methodsByName.merge(CodePart.of(part).qualifiedName(), 1, Integer::sum);
        }
    }

    /**
     * Adds why a print is another one than before: the parts that changed, else those that it did not have, else those
     * that only the earlier result had. Returns whether there is any.
     */
    boolean add(CodePrint print) {
        List<String> changed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        print.parts().forEach((part, digest) -> {
            String before = then.parts().get(part);
            if (before == null) {
                // A method of the same name that is not there any more had other parameters.
                (goneNames.contains(CodePart.of(part).qualifiedName()) ? changed : added).add(part);
            } else if (!before.equals(digest)) {
                changed.add(part);
            }
        });
        if (!changed.isEmpty()) {
            return add(changed, ReasonCode.CODE_CHANGED);
        }
        if (!added.isEmpty()) {
            return add(added, ReasonCode.CODE_NEW);
        }
        List<String> gone = new ArrayList<>(then.parts().keySet());
        gone.removeAll(now.parts().keySet());
        return add(gone, ReasonCode.CODE_GONE);
    }

    private boolean add(List<String> parts, ReasonCode code) {
        parts.forEach(part -> found.putIfAbsent(CodePart.of(part), code));
        return !parts.isEmpty();
    }

    /** Returns a reason for each part that was added, in the order in which they tell most. */
    List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>();
        found.forEach((part, code) -> {
            String before = then.parts().get(part.name());
            String after = now.parts().get(part.name());
            reasons.add(
                    part.isLibrary() && code == ReasonCode.CODE_CHANGED
                            ? ReasonCode.LIBRARY_CHANGED.about(part.shortName(), before, after)
                            : code.about(subject(part), before, after));
        });
        return reasons;
    }

    private String subject(CodePart part) {
        boolean isOverloaded = methodsByName.getOrDefault(part.qualifiedName(), 0) > 1;
        return part.subject(functions.contains(part.qualifiedName()), isOverloaded);
    }
}
