package dev.icosian.compiler.wiring;

import dev.icosian.NodeSpec;
import dev.icosian.compiler.expand.Unit;
import dev.icosian.compiler.read.SourceLines;
import dev.icosian.internal.Body;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.SpecData;
import org.jspecify.annotations.Nullable;

/** A node of the name table. */
public record Entry(SpecData data, Unit unit) {
    public String name() {
        return data.name();
    }

    /** Says whether both come from the same unit; one that was declared twice is two, though they are equal. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOfUnit(Entry other) {
        return unit == other.unit;
    }

    /** Returns where its function stands; for a node that a modifier made, where the unit's function does. */
    @Nullable
    public String place() {
        String own = SourceLines.place(data.body());
        if (own != null) {
            return own;
        }
        for (NodeSpec spec : unit.nodes()) {
            Body body = ModelAccess.get().data(spec).body();
            if (body instanceof Body.Function) {
                return SourceLines.place(body);
            }
        }
        return null;
    }

    /** Returns {@code Features.holidaysUk (Features.java:57)}, or which unit's modifiers made it. */
    public String origin() {
        if (data.body() instanceof Body.Function function) {
            return SourceLines.simpleName(function.module()) + "."
                    + function.method().getName() + inParentheses();
        }
        if (data.body() instanceof Body.Load) {
            return "load(\"" + name() + "\", …)";
        }
        return "the modifiers of '" + unit.name() + "'" + inParentheses();
    }

    /** Returns {@code 'holidays' (Features.java:57)}. */
    public String quoted() {
        return "'" + name() + "'" + inParentheses();
    }

    private String inParentheses() {
        String place = place();
        return place == null ? "" : " (" + place + ")";
    }
}
