package dev.icosian.compiler.modify;

import dev.icosian.Collect;
import dev.icosian.ForEach;
import dev.icosian.ItemFailure;
import dev.icosian.NodeModifier.Phase;
import dev.icosian.Then;
import dev.icosian.compiler.use.BuiltIn;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The modifiers of the library: what its annotations mean. */
public final class BuiltInModifiers {
    private static final List<BuiltIn> ALL = List.of(
            new WhenModifier(),
            new OtherwiseModifier(),
            new NodeNameModifier(),
            new ParameterizeModifier(),
            new FromModifier(),
            new LiteralModifier(),
            new DefaultModifier(),
            new ExtractModifier(),
            new CheckModifier(),
            new TagModifier(),
            new ReuseModifier(),
            new CodeVersionModifier(),
            new NotYet(Then.class, Phase.TRANSFORM, "call the helper in the function, or in a function after it"),
            new NotYet(ForEach.class, Phase.EXTRACT, "loop over the list in one function"),
            new NotYet(Collect.class, Phase.BIND, "loop over the list in one function"),
            new NotYet(ItemFailure.class, Phase.DESCRIBE, "catch the exception in the function"));

    private static final Map<String, BuiltIn> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(BuiltIn::id, Function.identity()));

    private BuiltInModifiers() {}

    /** Returns all of them. */
    public static List<BuiltIn> all() {
        return ALL;
    }

    /** Returns the modifier of an id, null if the library has none. */
    public static @Nullable BuiltIn find(String id) {
        return BY_ID.get(id);
    }
}
