package dev.icosian.compiler.wiring;

import dev.icosian.TypeRef;
import dev.icosian.compiler.codec.ValueCodec;
import dev.icosian.compiler.declare.DeclaredParam;
import dev.icosian.compiler.declare.Values;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.type.Assignability;
import dev.icosian.compiler.type.Fit;
import dev.icosian.compiler.type.Types;
import dev.icosian.compiler.type.ValueFit;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.Utf8Order;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The run parameters: declared ones, and names that become one because of how they are asked for. */
public final class ParamTable {
    private final Map<String, Param> params = new TreeMap<>(Utf8Order.INSTANCE);

    ParamTable(NameTable table, Map<String, List<Ask>> asks, Set<String> placeholders) {
        for (DeclaredParam declared : table.world().declared().params().values()) {
            if (table.node(declared.name()) == null && table.config(declared.name()) == null) {
                List<Ask> askers = asks.getOrDefault(declared.name(), List.of());
                boolean isText = askers.isEmpty() && placeholders.contains(declared.name());
                params.put(declared.name(), declared(isText ? asText(declared) : declared, askers));
            }
        }
        for (Map.Entry<String, List<Ask>> entry : asks.entrySet()) {
            String name = entry.getKey();
            if (!params.containsKey(name) && becomesParam(table, name, entry.getValue())) {
                params.put(name, implied(name, entry.getValue()));
            }
        }
    }

    /** Only locations read it, and they say no type. */
    private static DeclaredParam asText(DeclaredParam declared) {
        if (declared.type() != null || declared.hasDefault()) {
            return declared;
        }
        return new DeclaredParam(
                declared.name(), TypeRef.of(String.class), declared.nullable(), false, null, declared.origin());
    }

    private static Param declared(DeclaredParam declared, List<Ask> askers) {
        TypeRef<?> declaredType = declared.type();
        if (declaredType != null) {
            ParamSpec spec = new ParamSpec(
                    declared.name(),
                    boxed(declaredType),
                    declared.nullable(),
                    declared.hasDefault(),
                    declared.defaultValue());
            return new Param(spec, declared, askers, null, null, null);
        }
        Param byAskers = implied(declared.name(), askers);
        TypeRef<?> type = byAskers.spec().type();
        Object value = declared.defaultValue();
        if (!declared.hasDefault()) {
            boolean nullable = !askers.isEmpty() && areNullable(askers);
            ParamSpec spec = new ParamSpec(declared.name(), type, nullable, false, null);
            return new Param(spec, declared, askers, byAskers.typeConflict(), null, null);
        }
        if (askers.isEmpty() && value != null) {
            type = ModelAccess.get().typeRef(ValueFit.typeOf(value));
        }
        Values.Decoded decoded = Values.decode(type.type(), value);
        ParamSpec spec = new ParamSpec(declared.name(), type, false, true, decoded.value());
        return new Param(spec, declared, askers, byAskers.typeConflict(), null, decoded.problem());
    }

    private static boolean hasDefault(List<Ask> askers) {
        for (Ask ask : askers) {
            if (ask.hasDefault()) {
                return true;
            }
        }
        return false;
    }

    private static boolean areNullable(List<Ask> askers) {
        for (Ask ask : askers) {
            if (!ask.nullable()) {
                return false;
            }
        }
        return true;
    }

    private static boolean becomesParam(NameTable table, String name, List<Ask> askers) {
        if (hasDefault(askers)) {
            return true;
        }
        if (table.isBroken(name)) {
            return false;
        }
        if (table.world().open()) {
            return true;
        }
        return areNullable(askers)
                && ValueCodec.whyNot(implied(name, askers).spec().type()).isEmpty();
    }

    private static Param implied(String name, List<Ask> askers) {
        Ask narrowest = null;
        Ask conflicting = null;
        for (Ask ask : askers) {
            if (narrowest == null
                    || Assignability.of(ask.type().type(), narrowest.type().type()) != Fit.NO) {
                narrowest = ask;
            }
        }
        Ask withDefault = null;
        Ask otherDefault = null;
        for (Ask ask : askers) {
            if (narrowest != null
                    && conflicting == null
                    && Assignability.of(narrowest.type().type(), ask.type().type()) == Fit.NO) {
                conflicting = ask;
            }
            if (ask.hasDefault() && withDefault == null) {
                withDefault = ask;
            } else if (ask.hasDefault()
                    && withDefault != null
                    && otherDefault == null
                    && !Objects.deepEquals(ask.defaultValue(), withDefault.defaultValue())) {
                otherDefault = ask;
            }
        }
        ParamSpec spec = new ParamSpec(
                name,
                narrowest == null ? TypeRef.of(Object.class) : boxed(narrowest.type()),
                withDefault == null && !askers.isEmpty() && areNullable(askers),
                withDefault != null,
                withDefault == null ? null : withDefault.defaultValue());
        return new Param(
                spec,
                null,
                askers,
                conflicting == null || narrowest == null ? null : new Conflict(narrowest, conflicting),
                withDefault == null || otherDefault == null ? null : new Conflict(withDefault, otherDefault),
                null);
    }

    private static TypeRef<?> boxed(TypeRef<?> type) {
        return ModelAccess.get().typeRef(Types.boxed(type.type()));
    }

    /** Returns the param of this name, null if there is none. */
    @Nullable
    public Param find(String name) {
        return params.get(name);
    }

    /** Returns all params by name. */
    public Map<String, Param> all() {
        return Collections.unmodifiableMap(params);
    }

    /**
     * A run parameter.
     *
     * @param declared null if only the asking made it one
     * @param askers in the order in which they were reached
     * @param typeConflict two that no type suits
     * @param defaultConflict two with different defaults
     * @param wrongDefault why the declared default does not suit the askers, as a clause
     */
    public record Param(
            ParamSpec spec,
            @Nullable DeclaredParam declared,
            List<Ask> askers,
            @Nullable Conflict typeConflict,
            @Nullable Conflict defaultConflict,
            @Nullable String wrongDefault) {}

    /** Two that want different things. */
    public record Conflict(Ask one, Ask other) {}
}
