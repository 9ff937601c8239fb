package dev.icosian.runtime.internal.exec;

import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Body;
import dev.icosian.internal.Methods;
import dev.icosian.internal.Nullness;
import dev.icosian.internal.Parameter;
import dev.icosian.runtime.internal.exec.call.Access;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives a slot to every value that a program makes or reads. Mutable, for one thread. */
final class Layout {
    private final Map<Origin, Map<String, Integer>> slots = new EnumMap<>(Origin.class);
    private final List<Need> needs = new ArrayList<>();
    private final int own;

    /** Gives the first slots to the nodes of a program, in order. */
    Layout(List<ResolvedNode> program) {
        for (Origin origin : Origin.values()) {
            slots.put(origin, new HashMap<>());
        }
        own = program.size();
        for (ResolvedNode node : program) {
            if (slots(Origin.NODE).containsKey(node.name())) {
                throw new IllegalArgumentException("two nodes named " + node.name());
            }
            slot(Origin.NODE, node.name());
        }
    }

    /** Returns the slot by name of what comes from one side. */
    Map<String, Integer> slots(Origin origin) {
        return Objects.requireNonNull(slots.get(origin));
    }

    /** Returns what the slots hold, in order. */
    List<Need> needs() {
        return List.copyOf(needs);
    }

    /** Returns where the arguments of the node at a position come from, in parameter order. */
    List<Argument> arguments(ResolvedNode node, int position) {
        List<Argument> arguments = new ArrayList<>(node.binds().size());
        Method method = node.body() instanceof Body.Function function ? function.method() : null;
        List<Parameter> parameters = method == null ? List.of() : Methods.parametersOf(method);
        for (int i = 0; i < node.binds().size(); i++) {
            Bind bind = node.binds().get(i);
            // What a modifier does decides for itself what null means.
            boolean nullable = method == null || parameters.get(i).nullable();
            if (bind instanceof Bind.ToAll all) {
                AnnotatedType type = method == null ? null : method.getAnnotatedParameterTypes()[i];
                arguments.add(gathered(all, position, nullable, type));
            } else {
                arguments.add(single(bind, position, nullable));
            }
        }
        return arguments;
    }

    private Argument single(Bind bind, int position, boolean nullable) {
        if (bind instanceof Bind.ToNode read) {
            int slot = slot(Origin.NODE, read.node());
            if (slot >= position && slot < own) {
                throw new IllegalArgumentException(
                        needs.get(position).name() + " comes before " + read.node() + ", which it needs");
            }
            return new Argument.Slot(bind, nullable, slot);
        }
        if (bind instanceof Bind.ToParam read) {
            return new Argument.Slot(bind, nullable, slot(Origin.PARAM, read.param()));
        }
        if (bind instanceof Bind.ToConfig read) {
            return new Argument.Slot(bind, nullable, slot(Origin.CONFIG, read.key()));
        }
        if (bind instanceof Bind.ToSecret read) {
            return new Argument.Slot(bind, nullable, slot(Origin.SECRET, read.secret()));
        }
        if (bind instanceof Bind.ToResource read) {
            return new Argument.Slot(bind, nullable, slot(Origin.RESOURCE, read.resource()));
        }
        if (bind instanceof Bind.ToScratch) {
            return new Argument.Slot(bind, nullable, slot(Origin.SCRATCH, Origin.FOLDER));
        }
        if (bind instanceof Bind.ToLocation) {
            return new Argument.Slot(
                    bind, nullable, slot(Origin.LOCATION, needs.get(position).name()));
        }
        if (bind instanceof Bind.ToLiteral literal) {
            return new Argument.Constant(bind, nullable, literal.value());
        }
        return new Argument.Constant(bind, true, null);
    }

    private int slot(Origin origin, String name) {
        Integer known = slots(origin).putIfAbsent(name, needs.size());
        if (known != null) {
            return known;
        }
        needs.add(new Need(origin, name));
        return needs.size() - 1;
    }

    private Argument gathered(Bind.ToAll all, int position, boolean nullable, @Nullable AnnotatedType type) {
        Class<?> raw = all.type().rawClass();
        RecordComponent[] components = raw.isRecord() ? raw.getRecordComponents() : new RecordComponent[0];
        List<Argument> items = new ArrayList<>(all.items().size());
        for (int i = 0; i < all.items().size(); i++) {
            Bind item = all.items().get(i);
            boolean itemNullable = all.form() == Bind.Form.RECORD
                    ? Nullness.ofComponent(components[i])
                    : type == null || lastArgumentIsNullable(type);
            items.add(
                    item instanceof Bind.ToAll inner
                            ? gathered(inner, position, itemNullable, null)
                            : single(item, position, itemNullable));
        }
        Constructor<?> maker = all.form() == Bind.Form.RECORD ? Access.constructor(raw.asSubclass(Record.class)) : null;
        return new Argument.Gathered(all, nullable, items, maker);
    }

    private static boolean lastArgumentIsNullable(AnnotatedType type) {
        if (!(type instanceof AnnotatedParameterizedType generic)) {
            return false;
        }
        AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
        return Nullness.ofType(arguments[arguments.length - 1]);
    }
}
