package dev.icosian.compiler.modify;

import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.Tag;
import dev.icosian.compiler.use.BuiltIn;
import dev.icosian.compiler.use.UnitUse;
import dev.icosian.compiler.use.Units;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.ModifierUse;
import dev.icosian.internal.SpecData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code @Tag}: metadata, on a function for all that others can name of it. */
public final class TagModifier extends BuiltIn {
    public TagModifier() {
        super(Tag.class, Phase.DESCRIBE);
    }

    /** Returns the use that tags said in code stand for. */
    public static ModifierUse use(Map<String, String> tags) {
        List<String> pairs = tags.entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .toList();
        return new ModifierUse("tag", null, Map.of("value", pairs), "");
    }

    @Override
    public Nodes apply(Nodes unit, UnitUse use) {
        Map<String, String> tags = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String pair : use.texts("value")) {
            try {
                Assignment tag = Assignment.of("@Tag of '" + use.node() + "'", pair, "key=value");
                tags.put(tag.name(), tag.value());
            } catch (PipelineException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        Nodes tagged = unit;
        for (NodeSpec node : unit.asList()) {
            boolean meant = node.name().equals(use.node())
                    || (use.isMain() && node.name().indexOf('.') < 0);
            if (meant) {
                SpecData data = Units.data(node);
                Map<String, String> all = new TreeMap<>(data.tags());
                all.putAll(tags);
                tagged = tagged.replace(node.name(), ModelAccess.get().spec(data.withTags(all)));
            }
        }
        return tagged;
    }
}
