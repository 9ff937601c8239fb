package dev.icosian.runtime.internal.step;

import dev.icosian.ArtifactStore;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.compiler.CodePrint;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.internal.ReasonCode;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.record.CodeTable;
import dev.icosian.runtime.internal.record.Components;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.RecordFiles;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What went into one stored result of a step and not into another, without the program that made them. For one use. */
public final class ResultComparison {
    private final @Nullable CompiledStep step;
    private final Manifest before;
    private final Manifest after;
    private final @Nullable CodeTable codeBefore;
    private final @Nullable CodeTable codeAfter;
    private final Set<Reason> reasons = new LinkedHashSet<>();

    private ResultComparison(
            @Nullable CompiledStep step,
            Manifest before,
            Manifest after,
            @Nullable CodeTable codeBefore,
            @Nullable CodeTable codeAfter) {
        this.step = step;
        this.before = before;
        this.after = after;
        this.codeBefore = codeBefore;
        this.codeAfter = codeAfter;
    }

    /**
     * Returns why the keys of two results differ, the most telling reason first; none if they do not.
     *
     * @param storeBefore where the first one is
     * @param storeAfter where the second one is
     * @param step the step as a program has it now, which helps to name functions; null if there is none
     */
    public static List<Reason> between(
            ArtifactStore storeBefore,
            Manifest before,
            ArtifactStore storeAfter,
            Manifest after,
            @Nullable CompiledStep step) {
        if (before.key().equals(after.key())) {
            return List.of();
        }
        return new ResultComparison(step, before, after, codeTable(storeBefore, before), codeTable(storeAfter, after))
                .reasons();
    }

    private static @Nullable CodeTable codeTable(ArtifactStore store, Manifest manifest) {
        try {
            return RecordFiles.codeTable(store, Layout.blob(manifest.codeTable()))
                    .orNull();
        } catch (IOException e) {
            // Without the table the explanation is poorer; it is one all the same.
            return null;
        }
    }

    private List<Reason> reasons() {
        if (before.keyScheme() != after.keyScheme()) {
            reasons.add(ReasonCode.KEY_SCHEME_CHANGED.about(
                    after.step(), Integer.toString(before.keyScheme()), Integer.toString(after.keyScheme())));
        }
        if (before.codeScheme() != after.codeScheme()) {
            reasons.add(ReasonCode.CODE_SCHEME_CHANGED.about(
                    after.step(), Integer.toString(before.codeScheme()), Integer.toString(after.codeScheme())));
        } else {
            compareCode();
        }
        compareNodes();
        Components then = before.components();
        Components now = after.components();
        both(then.config(), now.config(), (key, values) -> {
            if (!values.isSame()) {
                reasons.add(ReasonCode.CONFIG_CHANGED.about(key, values.before(), values.after()));
            }
        });
        both(then.params(), now.params(), this::compareParam);
        compareOutputs(then, now);
        both(then.readers(), now.readers(), this::compareMaterializer);
        both(then.inputs(), now.inputs(), (node, values) -> {
            if (!values.isSame()) {
                reasons.add(ReasonCode.INPUT_CHANGED.about(node, values.before(), values.after()));
            }
        });
        if (!Objects.equals(then.salt(), now.salt())) {
            reasons.add(ReasonCode.WITHIN_RUN.about(after.step()));
        }
        if (reasons.isEmpty()) {
            reasons.add(ReasonCode.KEY_CHANGED.about(after.step(), before.key(), after.key()));
        }
        return List.copyOf(reasons);
    }

    private void compareCode() {
        if (codeBefore == null || codeAfter == null) {
            return;
        }
        CodeChanges changes = new CodeChanges(step, codeBefore, codeAfter);
        if (!codeBefore.parts().equals(codeAfter.parts())) {
            changes.add(new CodePrint("", codeAfter.parts(), ""));
            reasons.addAll(changes.reasons());
        }
    }

    private void compareNodes() {
        Map<String, String> then = before.components().nodes();
        Map<String, String> now = after.components().nodes();
        for (String node : union(then.keySet(), now.keySet())) {
            String digest = then.get(node);
            String digestNow = now.get(node);
            if (digest == null) {
                reasons.add(ReasonCode.NODE_NEW.about(node));
            } else if (digestNow == null) {
                reasons.add(ReasonCode.NODE_GONE.about(node));
            } else if (!digest.equals(digestNow)) {
                compareNode(node);
            }
        }
    }

    private void compareNode(String node) {
        String code = codeBefore == null ? null : codeBefore.nodes().get(node);
        String codeNow = codeAfter == null ? null : codeAfter.nodes().get(node);
        if (code != null && codeNow != null && isVersion(code) && isVersion(codeNow) && !code.equals(codeNow)) {
            reasons.add(ReasonCode.CODE_VERSION_CHANGED.about(node, version(code), version(codeNow)));
            return;
        }
        if (reasons.isEmpty()) {
            reasons.add(
                    Objects.equals(code, codeNow)
                            ? ReasonCode.WIRING_CHANGED.about(node)
                            : ReasonCode.CODE_CHANGED.about("code of " + node, code, codeNow));
        }
    }

    private void compareParam(String name, Values<Components.Param> values) {
        if (values.isSame()) {
            return;
        }
        boolean isFile = values.before() instanceof Components.Files && values.after() instanceof Components.Files;
        ReasonCode code = isFile ? ReasonCode.FILE_CHANGED : ReasonCode.PARAM_CHANGED;
        reasons.add(code.about(name, values.before().shown(), values.after().shown()));
    }

    private void compareOutputs(Components then, Components now) {
        for (String node : union(then.outputs().keySet(), now.outputs().keySet())) {
            if (!then.outputs().containsKey(node)) {
                reasons.add(ReasonCode.OUTPUT_NEW.about(node));
            } else if (!now.outputs().containsKey(node)) {
                reasons.add(ReasonCode.OUTPUT_GONE.about(node));
            }
        }
        both(then.outputs(), now.outputs(), this::compareMaterializer);
    }

    private void compareMaterializer(String node, Values<Components.Bound> values) {
        if (!values.isSame()) {
            reasons.add(ReasonCode.MATERIALIZER_CHANGED.about(
                    node,
                    values.before().materializer().toString(),
                    values.after().materializer().toString()));
        }
    }

    /** What something was, and what it is. */
    private record Values<V extends @Nullable Object>(V before, V after) {
        boolean isSame() {
            return Objects.equals(before, after);
        }
    }

    /** What only one of the two has shows as the wiring of a node. */
    private static <V extends @Nullable Object> void both(
            Map<String, V> then, Map<String, V> now, BiConsumer<String, Values<V>> each) {
        now.forEach((name, value) -> {
            if (then.containsKey(name)) {
                each.accept(name, new Values<>(then.get(name), value));
            }
        });
    }

    private static Set<String> union(Set<String> left, Set<String> right) {
        Set<String> all = new TreeSet<>(Utf8Order.INSTANCE);
        all.addAll(left);
        all.addAll(right);
        return all;
    }

    private static boolean isVersion(String code) {
        return code.startsWith("version:");
    }

    private static String version(String code) {
        return code.substring(code.indexOf(':') + 1);
    }
}
