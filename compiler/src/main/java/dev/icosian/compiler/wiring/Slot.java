package dev.icosian.compiler.wiring;

import dev.icosian.TypeRef;
import dev.icosian.compiler.graph.Bind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one parameter of a body wants, before names are looked up. */
public sealed interface Slot permits Ask, Slot.Constant, Slot.Many, Slot.Folder, Slot.Wrong {
    /** A constant, decoded. */
    record Constant(TypeRef<?> type, @Nullable Object value) implements Slot {}

    /** Several names in one value. */
    record Many(TypeRef<?> type, Bind.Form form, List<String> labels, List<Ask> asks) implements Slot {}

    /** The folder of the attempt. */
    record Folder(TypeRef<?> type) implements Slot {}

    /** Nothing that can be given; the finding says why. */
    record Wrong() implements Slot {}
}
