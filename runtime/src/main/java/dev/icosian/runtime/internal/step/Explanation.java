package dev.icosian.runtime.internal.step;

import dev.icosian.ArtifactStore;
import dev.icosian.Reuse;
import dev.icosian.StepOutcome.Reason;
import dev.icosian.compiler.CodePrint;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Body;
import dev.icosian.internal.ReasonCode;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.key.StepKey;
import dev.icosian.runtime.internal.record.CodeTable;
import dev.icosian.runtime.internal.record.Components;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.record.StepHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says why a step has no result to reuse: compares it with the newest result of the step. For one use. */
final class Explanation {
    /** How many damaged manifests are passed over before the search for one to compare with is given up. */
    private static final int TRIES = 8;

    private static final Pattern GENERATED = Pattern.compile("\\.(raw|check\\..+|with\\..+)$");

    private final CompiledStep step;
    private final StepIdentity identity;
    private final Manifest before;
    private final @Nullable CodeTable codeBefore;
    private final boolean isSameCodeScheme;
    private final Set<Reason> reasons = new LinkedHashSet<>();

    private Explanation(CompiledStep step, StepIdentity identity, Manifest before, @Nullable CodeTable codeBefore) {
        this.step = step;
        this.identity = identity;
        this.before = before;
        this.codeBefore = codeBefore;
        this.isSameCodeScheme = before.codeScheme() == CodePrint.SCHEME;
    }

    /**
     * What was found.
     *
     * @param reasons the most telling first; at least one
     * @param codeTable digest of the earlier result's code table, which was read and is right; null: none was
     */
    record Told(List<Reason> reasons, @Nullable String codeTable) {}

    /** Finds the reasons. */
    static Told of(ArtifactStore store, String pipeline, CompiledStep step, StepIdentity identity) throws IOException {
        Manifest before = newest(store, pipeline, step.name());
        if (before == null) {
            return new Told(List.of(ReasonCode.NO_EARLIER_RESULT.about(step.name())), null);
        }
        CodeTable table = codeTable(store, before);
        List<Reason> reasons = new Explanation(step, identity, before, table).reasons();
        return new Told(reasons, table == null ? null : before.codeTable());
    }

    /** Returns why a result of the step's key can be reused, and what differs that keys do not hold. */
    static List<Reason> ofReuse(CompiledStep step, Manifest manifest) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(ReasonCode.NOTHING_CHANGED.about(step.name()));
        Map<String, String> before = manifest.produced().libraries();
        step.libraries().forEach((library, version) -> {
            String then = before.get(library);
            if (then != null && !then.equals(version)) {
                reasons.add(ReasonCode.LIBRARY_DIFFERS.about(library, then, version));
            }
        });
        return List.copyOf(reasons);
    }

    private static @Nullable CodeTable codeTable(ArtifactStore store, Manifest manifest) {
        try {
            return RecordFiles.codeTable(store, Layout.blob(manifest.codeTable()))
                    .orNull();
        } catch (IOException e) {
            // A damaged table makes the explanation poorer; it must not fail the step.
            return null;
        }
    }

    private static @Nullable Manifest newest(ArtifactStore store, String pipeline, String step) throws IOException {
        List<String> keys = StepHistory.newest(store, pipeline, step, 1);
        Manifest newest = firstWhole(store, keys);
        return newest != null || keys.isEmpty()
                ? newest
                : firstWhole(store, StepHistory.newest(store, pipeline, step, TRIES));
    }

    private static @Nullable Manifest firstWhole(ArtifactStore store, List<String> keys) throws IOException {
        for (String key : keys) {
            Manifest manifest = RecordFiles.manifest(store, key).orNull();
            if (manifest != null) {
                return manifest;
            }
        }
        return null;
    }

    private List<Reason> reasons() {
        if (before.keyScheme() != StepKey.SCHEME) {
            add(ReasonCode.KEY_SCHEME_CHANGED.about(
                    step.name(), Integer.toString(before.keyScheme()), Integer.toString(StepKey.SCHEME)));
        }
        if (!isSameCodeScheme) {
            add(ReasonCode.CODE_SCHEME_CHANGED.about(
                    step.name(), Integer.toString(before.codeScheme()), Integer.toString(CodePrint.SCHEME)));
        }
        Components then = before.components();
        Components now = identity.components();
        compareNodes(then, now);
        compareConfig(then, now);
        compareParams(then, now);
        compareOutputs(then, now);
        compareReaders(then, now);
        compareInputs(then, now);
        compareSources(then, now);
        if (!Objects.equals(then.salt(), now.salt())) {
            explainSalt();
        }
        if (reasons.isEmpty()) {
            add(ReasonCode.KEY_CHANGED.about(step.name(), before.key(), identity.key()));
        }
        return List.copyOf(reasons);
    }

    private void compareNodes(Components then, Components now) {
        CodeChanges changes = changes();
        List<Reason> others = new ArrayList<>();
        for (ResolvedNode node : step.nodes()) {
            String digest = then.nodes().get(node.name());
            if (digest == null) {
                if (!isNew(node.unit(), then, now) || node.name().equals(node.unit())) {
                    others.add(ReasonCode.NODE_NEW.about(node.name()));
                }
            } else if (isSameCodeScheme && !digest.equals(now.nodes().get(node.name()))) {
                compareNode(node, changes, others);
            }
        }
        for (String name : then.nodes().keySet()) {
            boolean isGenerated = GENERATED.matcher(name).find();
            String origin = isGenerated ? GENERATED.matcher(name).replaceFirst("") : name;
            if (!now.nodes().containsKey(name) && !(isGenerated && isNew(origin, now, then))) {
                others.add(ReasonCode.NODE_GONE.about(name));
            }
        }
        if (changes != null) {
            changes.reasons().forEach(this::add);
        }
        others.forEach(this::add);
    }

    /** Returns whether a node is in a step and was not: then nobody has to hear of the nodes that its modifiers make. */
    private static boolean isNew(String node, Components then, Components now) {
        return now.nodes().containsKey(node) && !then.nodes().containsKey(node);
    }

    /** Returns null if the parts of the earlier code are not known. */
    private @Nullable CodeChanges changes() {
        return codeBefore == null ? null : new CodeChanges(step, codeBefore, identity.codeTable());
    }

    private void compareNode(ResolvedNode node, @Nullable CodeChanges changes, List<Reason> others) {
        String name = node.name();
        CodePrint print = step.code().get(name);
        String codeNow = print == null ? null : print.text();
        String codeThen = codeBefore == null ? null : codeBefore.nodes().get(name);
        if (Objects.equals(codeNow, codeThen)) {
            if (!addChangedExtra(changes)) {
                others.add(ReasonCode.WIRING_CHANGED.about(node.unit()));
            }
            return;
        }
        boolean isVersion = isVersion(codeNow) || isVersion(codeThen);
        if (isVersion(codeNow) && isVersion(codeThen)) {
            others.add(ReasonCode.CODE_VERSION_CHANGED.about(name, version(codeThen), version(codeNow)));
            return;
        }
        if (print == null || changes == null || isVersion || !changes.add(print)) {
            others.add(ReasonCode.CODE_CHANGED.about("code of " + name, codeThen, codeNow));
        }
    }

    private boolean addChangedExtra(@Nullable CodeChanges changes) {
        if (codeBefore == null || changes == null) {
            return false;
        }
        boolean found = false;
        for (Map.Entry<String, CodePrint> extra : step.extraCode().entrySet()) {
            boolean isOfMaterializer = extra.getKey().startsWith("materializer:");
            if (!isOfMaterializer
                    && !extra.getValue().text().equals(codeBefore.extra().get(extra.getKey()))) {
                found |= changes.add(extra.getValue());
            }
        }
        return found;
    }

    private void compareConfig(Components then, Components now) {
        for (String key : union(then.config().keySet(), now.config().keySet())) {
            String value = then.config().get(key);
            String valueNow = now.config().get(key);
            // A key that a node starts or stops to read shows as that node's wiring.
            if (value != null && valueNow != null && !value.equals(valueNow)) {
                add(ReasonCode.CONFIG_CHANGED.about(key, unquoted(value), unquoted(valueNow)));
            }
        }
    }

    private void compareParams(Components then, Components now) {
        for (String name : union(then.params().keySet(), now.params().keySet())) {
            Components.Param value = then.params().get(name);
            Components.Param valueNow = now.params().get(name);
            // A param that a node starts or stops to read, or reads as another type, shows as that node's wiring.
            if (value == null || valueNow == null || value.shown().equals(valueNow.shown())) {
                continue;
            }
            boolean isFile = value instanceof Components.Files && valueNow instanceof Components.Files;
            ReasonCode code = isFile ? ReasonCode.FILE_CHANGED : ReasonCode.PARAM_CHANGED;
            add(code.about(name, unquoted(value.shown()), unquoted(valueNow.shown())));
        }
    }

    private void compareOutputs(Components then, Components now) {
        for (String node : union(then.outputs().keySet(), now.outputs().keySet())) {
            Components.Bound value = then.outputs().get(node);
            Components.Bound valueNow = now.outputs().get(node);
            if (value == null) {
                add(ReasonCode.OUTPUT_NEW.about(node));
            } else if (valueNow == null) {
                add(ReasonCode.OUTPUT_GONE.about(node));
            } else if (!value.equals(valueNow)) {
                addMaterializer(node, value, valueNow);
            }
        }
    }

    private void compareReaders(Components then, Components now) {
        now.readers().forEach((node, valueNow) -> {
            Components.Bound value = then.readers().get(node);
            if (value != null && !value.equals(valueNow)) {
                addMaterializer(node, value, valueNow);
            }
        });
    }

    private void addMaterializer(String node, Components.Bound value, Components.Bound valueNow) {
        boolean isCode = value.materializer().equals(valueNow.materializer())
                && value.type().equals(valueNow.type());
        if (isCode && !isSameCodeScheme) {
            return;
        }
        CodeChanges changes = changes();
        CodePrint print =
                step.extraCode().get("materializer:" + valueNow.materializer().id());
        if (isCode && print != null && changes != null && changes.add(print)) {
            List<Reason> ofCode = changes.reasons();
            // What already explains a node needs no second name.
            if (!reasons.containsAll(ofCode)) {
                add(ReasonCode.MATERIALIZER_CHANGED.about(node, value.code(), valueNow.code()));
                ofCode.forEach(this::add);
            }
            return;
        }
        String then = isCode ? value.code() : value.materializer().toString();
        String now = isCode ? valueNow.code() : valueNow.materializer().toString();
        add(ReasonCode.MATERIALIZER_CHANGED.about(node, then, now));
    }

    private void compareInputs(Components then, Components now) {
        for (String node : now.inputs().keySet()) {
            // An input that a node starts to read shows as that node's wiring.
            if (then.inputs().containsKey(node)
                    && !Objects.equals(then.inputs().get(node), now.inputs().get(node))) {
                add(ReasonCode.INPUT_CHANGED.about(
                        node, then.inputs().get(node), now.inputs().get(node)));
            }
        }
    }

    private void compareSources(Components then, Components now) {
        now.sources().forEach((node, version) -> {
            String before = then.sources().get(node);
            if (before != null && !before.equals(version)) {
                add(ReasonCode.SOURCE_CHANGED.about(node, before, version));
            }
        });
    }

    private void explainSalt() {
        for (ResolvedNode node : step.nodes()) {
            boolean isUntold = node.body() instanceof Body.Load
                    && !identity.components().sources().containsKey(node.name());
            if (node.reuse() == Reuse.Scope.WITHIN_RUN || isUntold) {
                add(ReasonCode.WITHIN_RUN.about(node.name()));
                return;
            }
        }
        for (Map.Entry<String, CodePrint> code : step.code().entrySet()) {
            if (!code.getValue().unknown().isEmpty()) {
                add(ReasonCode.CODE_UNKNOWN.about(
                        code.getKey(), null, code.getValue().unknown()));
                return;
            }
        }
    }

    private void add(Reason reason) {
        reasons.add(reason);
    }

    private static Set<String> union(Set<String> left, Set<String> right) {
        Set<String> all = new TreeSet<>(Utf8Order.INSTANCE);
        all.addAll(left);
        all.addAll(right);
        return all;
    }

    private static boolean isVersion(@Nullable String code) {
        return code != null && code.startsWith("version:");
    }

    private static @Nullable String version(@Nullable String code) {
        return code == null ? null : code.substring(code.indexOf(':') + 1);
    }

    /** Returns a text without the quotes of its JSON, if it has no escapes. */
    private static @Nullable String unquoted(@Nullable String json) {
        if (json == null || json.length() < 2 || json.indexOf('\\') >= 0) {
            return json;
        }
        boolean isText = json.startsWith("\"") && json.endsWith("\"");
        return isText ? json.substring(1, json.length() - 1) : json;
    }
}
